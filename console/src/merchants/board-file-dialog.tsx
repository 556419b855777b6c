import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import FileUpload from '@cloudscape-design/components/file-upload';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useWords } from '../i18n/index.tsx';
import { useVoice } from '../i18n/use-voice.ts';
import { useSession } from '../session.tsx';
import { PageLink } from '../shell/link.tsx';
import { Refusal } from '../shell/refusal.tsx';
import { refusalText } from '../shell/refusal-text.ts';
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
    <Modal
      visible
      size="large"
      header={t('boarding.title')}
      closeAriaLabel={t('dialog.close')}
      onDismiss={onClose}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button disabled={!ready} loading={send.isPending && send.variables.dryRun} onClick={() => start(true)}>
              {t('boarding.try')}
            </Button>
            <Button
              variant="primary"
              disabled={!tried || send.data.done.length === 0}
              loading={send.isPending && !send.variables.dryRun}
              onClick={() => start(false)}
            >
              {t('boarding.do')}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="m">
        <Box>{t('boarding.about')}</Box>
        <FormField label={t('boarding.file')} stretch>
          <FileUpload
            value={file === undefined ? [] : [file]}
            onChange={({ detail }) => change(setFile)(detail.value[0])}
            accept=".csv,text/csv"
            showFileSize
            tokenLimit={1}
            i18nStrings={{
              uploadButtonText: () => t('document.choose'),
              dropzoneText: () => t('document.drop'),
              removeFileAriaLabel: () => t('document.takeAway'),
              limitShowFewer: t('document.choose'),
              limitShowMore: t('document.choose'),
              errorIconAriaLabel: t('document.wrong'),
            }}
          />
        </FormField>
        <FormField label={t('boarding.client')} description={t('boarding.clientHint')} stretch>
          <Input value={pspClient} onChange={({ detail }) => change(setPspClient)(detail.value)} />
        </FormField>
        <FormField label={t('tasks.reason')} stretch>
          <Textarea value={reason} rows={2} onChange={({ detail }) => change(setReason)(detail.value)} />
        </FormField>
        <Refusal error={send.error} />
        {send.data !== undefined && <Outcome of={send.data} dryRun={send.variables.dryRun} />}
      </SpaceBetween>
    </Modal>
  );
}
