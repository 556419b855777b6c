import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import { useState } from 'react';
import type { PolicyDocument } from '../../../domain/policy/policy-schema.ts';
import { useWords } from '../i18n/index.tsx';
import { useDeed } from '../playbooks/use-playbooks.ts';
import { Refusal } from '../shell/refusal.tsx';
import { useToasts } from '../shell/toasts.tsx';
import { usePolicyWords } from './words/use-policy-words.ts';

interface Props {
  readonly title: string;
  readonly hint: string;
  readonly policy: PolicyDocument;
  readonly basedOn: string;
  readonly onDone: () => void;
  readonly onClose: () => void;
}
interface Answer {
  readonly kind: 'published' | 'proposed';
}

/** a policy is published by its author, or put before a second lead */
export function PublishDialog({ title, hint, policy, basedOn, onDone, onClose }: Props) {
  const { p } = usePolicyWords();
  const { t } = useWords();
  const { tell } = useToasts();
  const publish = useDeed<Answer>('/policy');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const missing = reason.trim() === '';
  const send = (second: boolean): void => {
    setTried(true);
    if (missing) return;
    publish.mutate(
      { policy, basedOn, reason, second },
      {
        onSuccess: ({ kind }) => {
          tell({ text: p(kind === 'published' ? 'done.published' : 'done.proposed') });
          onDone();
          onClose();
        },
      },
    );
  };
  return (
    <Modal
      visible
      header={title}
      onDismiss={onClose}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={onClose}>
              {t('dialog.cancel')}
            </Button>
            <Button loading={publish.isPending} onClick={() => send(false)}>
              {p('publishNow')}
            </Button>
            <Button variant="primary" loading={publish.isPending} onClick={() => send(true)}>
              {p('propose')}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="m">
        <Refusal error={publish.error} />
        <div>{hint}</div>
        <FormField label={p('reason')} errorText={tried && missing ? p('reasonMissing') : ''} stretch>
          <Textarea autoFocus rows={3} value={reason} onChange={({ detail }) => setReason(detail.value)} />
        </FormField>
      </SpaceBetween>
    </Modal>
  );
}
