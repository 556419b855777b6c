import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea, { type TextareaProps } from '@cloudscape-design/components/textarea';
import { type ReactNode, useState } from 'react';
import { Refusal } from '../shell/refusal.tsx';
import { useFirstField } from '../shell/use-first-field.ts';
import { usePlaybookWords } from './words/use-playbook-words.ts';

interface Props {
  readonly title: string;
  readonly children: ReactNode;
  readonly pending: boolean;
  readonly error: Error | null;
  readonly onSend: (reason: string) => void;
  readonly onClose: () => void;
}

/** a deed that is done with a reason and no other way */
export function DeedDialog({ title, children, pending, error, onSend, onClose }: Props) {
  const p = usePlaybookWords();
  const field = useFirstField<TextareaProps.Ref>();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const missing = reason.trim() === '';
  const send = (): void => {
    setTried(true);
    if (!missing) onSend(reason.trim());
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
              {p('cancel')}
            </Button>
            <Button variant="primary" loading={pending} onClick={send}>
              {title}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="m">
        {children}
        <Refusal error={error} />
        <FormField
          label={p('reason')}
          description={p('reasonHint')}
          errorText={tried && missing ? p('reasonMissing') : ''}
          stretch
        >
          <Textarea ref={field} value={reason} rows={3} onChange={({ detail }) => setReason(detail.value)} />
        </FormField>
      </SpaceBetween>
    </Modal>
  );
}
