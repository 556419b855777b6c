import FormField from '@cloudscape-design/components/form-field';
import RadioGroup from '@cloudscape-design/components/radio-group';
import Textarea, { type TextareaProps } from '@cloudscape-design/components/textarea';
import { useState } from 'react';
import { type InFlightChoice, inFlightChoice } from '../../../domain/policy/policy-move.ts';
import type { PolicyDocument } from '../../../domain/policy/policy-schema.ts';
import { useDeed } from '../playbooks/use-playbooks.ts';
import { FormDialog } from '../shell/form-dialog.tsx';
import { useToasts } from '../shell/toasts.tsx';
import { useFirstField } from '../shell/use-first-field.ts';
import { TouchedCount } from './touched-count.tsx';
import { usePolicyWords } from './words/use-policy-words.ts';

interface Props {
  readonly title: string;
  readonly hint: string;
  readonly policy: PolicyDocument;
  readonly basedOn: string;
  /** what is done to merchants in flight unless the person says otherwise */
  readonly inFlight?: InFlightChoice;
  readonly onDone: () => void;
  readonly onClose: () => void;
}
interface Answer {
  readonly kind: 'published' | 'proposed';
}

/** a policy is published by its author, or put before a second lead; merchants in flight keep theirs, or follow */
export function PublishDialog({ title, hint, policy, basedOn, inFlight = 'pin', onDone, onClose }: Props) {
  const { p } = usePolicyWords();
  const { tell } = useToasts();
  const publish = useDeed<Answer>('/policy');
  const field = useFirstField<TextareaProps.Ref>();
  const [reason, setReason] = useState('');
  const [choice, setChoice] = useState<InFlightChoice>(inFlight);
  const [tried, setTried] = useState(false);
  const missing = reason.trim() === '';
  const send = (second: boolean): void => {
    setTried(true);
    if (missing) return;
    publish.mutate(
      { policy, basedOn, reason, second, inFlight: choice },
      {
        onSuccess: ({ kind }) => {
          tell({ text: p(kind === 'proposed' ? 'done.proposed' : choice === 'move' ? 'done.moved' : 'done.published') });
          onDone();
          onClose();
        },
      },
    );
  };
  return (
    <FormDialog
      title={title}
      action={p('propose')}
      other={{ action: p('publishNow'), onSend: () => send(false) }}
      write={publish}
      onSend={() => send(true)}
      onClose={onClose}
    >
      <div>{hint}</div>
      <FormField label={p('reason')} errorText={tried && missing ? p('reasonMissing') : ''} stretch>
        <Textarea ref={field} rows={3} value={reason} onChange={({ detail }) => setReason(detail.value)} />
      </FormField>
      <FormField label={p('inFlight')} description={<TouchedCount policy={policy} />} stretch>
        <RadioGroup
          value={choice}
          onChange={({ detail }) => setChoice(inFlightChoice.catch('pin').parse(detail.value))}
          items={inFlightChoice.options.map((value) => ({
            value,
            label: p(`inFlight.${value}`),
            description: p(`inFlight.${value}Hint`),
          }))}
        />
      </FormField>
    </FormDialog>
  );
}
