import FormField from '@cloudscape-design/components/form-field';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { get } from '../api.ts';
import { sendFile } from '../documents/send-file.ts';
import { useSession } from '../session.tsx';
import { FormDialog } from '../shell/form-dialog.tsx';
import { OneFile } from '../shell/one-file.tsx';
import { useMoneyWords } from './money-words.ts';
import type { SettlementForm } from './use-money.ts';

const accept = '.csv,.tsv,.txt,.xml,.json,.gz';

/** a settlement file or bank statement, chosen and sent; what becomes of it stands in the list of files */
export function UploadDialog({ onClose }: { readonly onClose: () => void }) {
  const { door } = useSession();
  const m = useMoneyWords();
  const client = useQueryClient();
  const [file, setFile] = useState<File>();
  const [wrong, setWrong] = useState<readonly string[]>([]);
  const write = useMutation({
    mutationFn: async (chosen: File) => {
      const wish = new URLSearchParams({ uploadId: crypto.randomUUID(), name: chosen.name });
      const form = await get<SettlementForm>(door, `/money/upload?${wish}`);
      await sendFile(form, chosen, () => undefined).catch((cause: unknown) => {
        setWrong([m('notSent')]);
        throw cause;
      });
    },
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['settlements'] });
      onClose();
    },
  });
  const send = (): void => {
    setWrong(file === undefined ? [m('needed')] : []);
    if (file !== undefined) write.mutate(file);
  };
  return (
    <FormDialog title={m('uploadTitle')} action={m('upload')} write={write} onSend={send} onClose={onClose}>
      <p>{m('uploadNote')}</p>
      <FormField label={m('file')} errorText={file === undefined ? wrong.join(' ') : ''} stretch>
        <OneFile file={file} onChange={setFile} accept={accept} errors={file === undefined ? [] : wrong} />
      </FormField>
    </FormDialog>
  );
}
