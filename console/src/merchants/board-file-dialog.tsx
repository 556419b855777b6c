import Box from '@cloudscape-design/components/box';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useWords } from '../i18n/index.tsx';
import { useVoice } from '../i18n/use-voice.ts';
import { useSession } from '../session.tsx';
import { PageLink } from '../shell/link.tsx';
import { Refusal } from '../shell/refusal.tsx';
import { refusalText } from '../shell/refusal-text.ts';
import { TryFirstDialog } from '../shell/try-first-dialog.tsx';
import { type Boarded, type BoardingWish, boardFile } from './board-file.ts';

/** row by row: what would happen or has happened, and what cannot be done and why */
function Outcome({ of: { done, refused }, dryRun }: { readonly of: Boarded; readonly dryRun: boolean }) {
  const { t, term } = useWords();
  const voice = useVoice();
  return (
    <div role="status">
      <Box variant="h4">{t(dryRun ? 'boarding.would' : 'boarding.did', { n: done.length, wrong: refused.length })}</Box>
      <ul className="facts">
        {refused.map(({ line, reference, method, code, about }) => (
          <li key={`refused ${line}`}>
            <strong>
              {t('boarding.line', { line })} {[reference, method].filter(Boolean).join(' · ')}
            </strong>
            <div>{refusalText({ code, about }, voice) ?? code}</div>
          </li>
        ))}
        {done.map(({ line, reference, method, merchantId, outcome }) => (
          <li key={`done ${line}`}>
            {t('boarding.line', { line })} <PageLink to={`/merchants/${merchantId}`}>{reference}</PageLink> · {term(method)}
            {t('colon')}
            {t(`boarding.${outcome}`)}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** payment methods for many merchants from a CSV file: tried first, then done */
export default function BoardFileDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useWords();
  const { door } = useSession();
  const client = useQueryClient();
  const [file, setFile] = useState<File>();
  const [pspClient, setPspClient] = useState('');
  const [reason, setReason] = useState('');
  const send = useMutation({
    mutationFn: (wish: BoardingWish) => boardFile(door, wish, crypto.randomUUID()),
    onSuccess: (_done, { dryRun }) => (dryRun ? undefined : client.invalidateQueries()),
  });
  const ready = file !== undefined && reason.trim() !== '';
  const start = (dryRun: boolean): void => {
    if (file !== undefined) send.mutate({ file, pspClient, reason, dryRun });
  };
  // what was tried is what is done: another file, client or reason is tried anew
  const change =
    <Value,>(set: (value: Value) => void) =>
    (value: Value): void => {
      set(value);
      send.reset();
    };
  const tried = send.data !== undefined && send.variables.dryRun;
  return (
    <TryFirstDialog
      title={t('boarding.title')}
      about={t('boarding.about')}
      fileLabel={t('boarding.file')}
      file={file}
      onFile={change(setFile)}
      reason={reason}
      onReason={change(setReason)}
      fields={
        <FormField label={t('boarding.client')} description={t('boarding.clientHint')} stretch>
          <Input value={pspClient} onChange={({ detail }) => change(setPspClient)(detail.value)} />
        </FormField>
      }
      attempt={{
        label: t('boarding.try'),
        disabled: !ready,
        loading: send.isPending && send.variables.dryRun,
        onClick: () => start(true),
      }}
      deed={{
        label: t('boarding.do'),
        disabled: !tried || send.data.done.length === 0,
        loading: send.isPending && !send.variables.dryRun,
        onClick: () => start(false),
      }}
      onClose={onClose}
    >
      <Refusal error={send.error} />
      {send.data !== undefined && <Outcome of={send.data} dryRun={send.variables.dryRun} />}
    </TryFirstDialog>
  );
}
