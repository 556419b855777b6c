import FormField from '@cloudscape-design/components/form-field';
import Textarea, { type TextareaProps } from '@cloudscape-design/components/textarea';
import { type ReactNode, useState } from 'react';
import { FormDialog } from '../shell/form-dialog.tsx';
import { useFirstField } from '../shell/use-first-field.ts';
import { usePlaybookWords } from './words/use-playbook-words.ts';

interface Props {
  readonly title: string;
  readonly children: ReactNode;
  readonly write: { readonly isPending: boolean; readonly error: Error | null };
  readonly onSend: (reason: string) => void;
  readonly onClose: () => void;
}

/** a deed that is done with a reason and no other way */
export function DeedDialog({ title, children, write, onSend, onClose }: Props) {
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
    <FormDialog title={title} action={title} write={write} onSend={send} onClose={onClose}>
      {children}
      <FormField label={p('reason')} description={p('reasonHint')} errorText={tried && missing ? p('reasonMissing') : ''} stretch>
        <Textarea ref={field} value={reason} rows={3} onChange={({ detail }) => setReason(detail.value)} />
      </FormField>
    </FormDialog>
  );
}
