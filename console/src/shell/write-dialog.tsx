import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea, { type TextareaProps } from '@cloudscape-design/components/textarea';
import { type ReactNode, useState } from 'react';
import type { Task } from '../answers.ts';
import { useFormat } from '../format.ts';
import { useWords } from '../i18n/index.tsx';
import { useWrite } from '../queries.ts';
import { Days } from './days.tsx';
import { PersonField } from './person-field.tsx';
import { Refusal } from './refusal.tsx';
import { useFirstField } from './use-first-field.ts';

export interface Asked {
  readonly title: string;
  readonly note?: ReactNode;
  readonly path: string;
  /** of what it is done to, as it was looked at */
  readonly version: number;
  /** the field of the body its text goes into */
  readonly text: 'reason' | 'comment';
  /** nothing is said when there is nothing to say */
  readonly optional?: boolean;
  /** days from an instant (ms) that make the body's field; at most so many */
  readonly days?: { readonly field: 'to' | 'until'; readonly from: number; readonly usual: number; readonly most: number };
  /** tasks that are given to somebody */
  readonly toWhom?: readonly Task[];
  /** whether somebody may be told of it */
  readonly mention?: boolean;
  /** fields of the body that are known already */
  readonly along?: Readonly<Record<string, unknown>>;
  readonly confirm: string;
  /** hears the answer, and what was typed */
  readonly onDone?: (answer: unknown, said: { readonly to: string; readonly at: string }) => void;
  /** false: the note says why it cannot be done */
  readonly possible?: boolean;
}

const DAY = 86_400_000;

/** a person's doing, with why; refused if what they looked at has changed, and said who was faster */
export function WriteDialog({ asked, onClose }: { readonly asked: Asked; readonly onClose: () => void }) {
  const { t } = useWords();
  const { instant } = useFormat();
  // where somebody is named, that comes first
  const field = useFirstField<TextareaProps.Ref>(asked.toWhom === undefined);
  const [text, setText] = useState('');
  const [days, setDays] = useState(asked.days?.usual ?? 0);
  const [to, setTo] = useState('');
  const [told, setTold] = useState('');
  const at = asked.days === undefined ? '' : new Date(asked.days.from + days * DAY).toISOString();
  const write = useWrite<object>(asked.path, JSON.stringify([text, days, to, told]), (answer) =>
    asked.onDone?.(answer, { to, at }),
  );
  const [tried, setTried] = useState(false);
  const { possible = true, optional = false } = asked;
  const wrongDays = asked.days !== undefined && !(days >= 1 && days <= asked.days.most);
  const missing = (!optional && text.trim() === '') || wrongDays || (asked.toWhom !== undefined && to === '');
  const send = (): void => {
    setTried(true);
    if (missing) return;
    const body = {
      ...asked.along,
      version: asked.version,
      ...(text.trim() === '' ? {} : { [asked.text]: text }),
      ...(asked.days === undefined ? {} : { [asked.days.field]: at }),
      ...(asked.toWhom === undefined ? {} : { to }),
      ...(told === '' ? {} : { mentions: [told] }),
    };
    write.mutate(body, { onSuccess: onClose });
  };
  return (
    <Modal
      visible
      header={asked.title}
      onDismiss={onClose}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={onClose}>
              {t('dialog.cancel')}
            </Button>
            {possible && (
              <Button variant="primary" loading={write.isPending} onClick={send}>
                {asked.confirm}
              </Button>
            )}
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="m">
        {asked.note !== undefined && <div>{asked.note}</div>}
        <Refusal error={write.error} />
        {asked.toWhom !== undefined && <PersonField tasks={asked.toWhom} onChange={setTo} wrong={tried && to === ''} />}
        {asked.days !== undefined && (
          <Days
            label={t(asked.days.field === 'to' ? 'work.extendBy' : 'work.snoozeFor')}
            until={wrongDays ? '' : t(asked.days.field === 'to' ? 'work.newDeadline' : 'work.backOn', { when: instant(at) })}
            value={days}
            most={asked.days.most}
            onChange={setDays}
            wrong={wrongDays}
          />
        )}
        {possible && (
          <FormField
            label={asked.text === 'comment' ? t('work.comment') : optional ? t('work.reasonOptional') : t('tasks.reason')}
            errorText={tried && !optional && text.trim() === '' ? t('tasks.reasonMissing') : ''}
            stretch
          >
            <Textarea ref={field} value={text} rows={3} onChange={({ detail }) => setText(detail.value)} />
          </FormField>
        )}
        {asked.mention && <PersonField tasks={[]} label="work.notify" onChange={setTold} wrong={false} />}
      </SpaceBetween>
    </Modal>
  );
}
