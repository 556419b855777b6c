import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Modal from '@cloudscape-design/components/modal';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import { useState } from 'react';
import type { Requirement } from '../../../domain/model/requirement.ts';
import { FileField } from '../documents/file-field.tsx';
import { NotSent } from '../documents/send-file.ts';
import { FileRefused, useUpload } from '../documents/use-upload.ts';
import { useWords } from '../i18n/index.tsx';
import { useWrite } from '../queries.ts';
import { Refusal } from '../shell/refusal.tsx';
import { RejectionField } from '../tasks/rejection-field.tsx';

export type RequirementDeed = 'reject' | 'submit';
const ways = ['email', 'phone', 'post', 'visit', 'chat'];

interface Props {
  readonly deed: RequirementDeed;
  readonly requirement: Requirement;
  readonly onClose: () => void;
}

/** said beside the file itself */
const isOfFile = (error: unknown): boolean => error instanceof FileRefused || error instanceof NotSent;

/** an identifier takes its value itself, everything else the place where its document lies */
const isIdentifier = ({ id }: Requirement): boolean => id.startsWith('identifier:');

/** rejecting something, with the letter it becomes, or handing it in for the merchant */
export function RequirementDialog({ deed, requirement, onClose }: Props) {
  const { t, term } = useWords();
  const { title, merchantId, id, version } = requirement;
  const [code, setCode] = useState('');
  const [given, setGiven] = useState('');
  const [through, setThrough] = useState('email');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const [file, setFile] = useState<File>();
  const { upload, share } = useUpload(merchantId, id);
  const write = useWrite<object>(
    `/merchants/${merchantId}/requirements/${encodeURIComponent(id)}/${deed}`,
    JSON.stringify([code, given, through, reason]),
  );
  const rejects = deed === 'reject';
  const missing = rejects ? code === '' || reason.trim() === '' : given.trim() === '' && file === undefined;
  const send = (): void => {
    setTried(true);
    if (missing) return;
    if (file !== undefined) {
      upload.mutate({ file, through, reason }, { onSuccess: onClose });
      return;
    }
    const why = reason.trim() === '' ? {} : { reason };
    const submission = { through, [isIdentifier(requirement) ? 'value' : 'documentReference']: given };
    write.mutate({ version, ...why, ...(rejects ? { code } : submission) }, { onSuccess: onClose });
  };
  const options = ways.map((way) => ({ value: way, label: term(way) }));
  return (
    <Modal
      visible
      header={t(rejects ? 'reject.title' : 'submit.title', { title })}
      onDismiss={onClose}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={onClose}>
              {t('dialog.cancel')}
            </Button>
            <Button variant="primary" loading={write.isPending || upload.isPending} onClick={send}>
              {t(rejects ? 'reject.confirm' : 'submit.confirm')}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="m">
        <Refusal error={write.error ?? (isOfFile(upload.error) ? null : upload.error)} />
        {rejects && <RejectionField requirement={requirement} value={code} onChange={setCode} tried={tried} />}
        {!rejects && (
          <>
            <FormField label={t('submit.through')}>
              <Select
                options={options}
                selectedOption={options.find(({ value }) => value === through) ?? null}
                onChange={({ detail }) => setThrough(detail.selectedOption.value ?? through)}
              />
            </FormField>
            {!isIdentifier(requirement) && <FileField file={file} onChange={setFile} share={share} error={upload.error} />}
            <FormField
              label={t(isIdentifier(requirement) ? 'submit.value' : 'document.orReference')}
              errorText={tried && missing ? t(isIdentifier(requirement) ? 'submit.missing' : 'document.missing') : ''}
              stretch
            >
              <Input value={given} onChange={({ detail }) => setGiven(detail.value)} />
            </FormField>
          </>
        )}
        <FormField
          label={t(rejects ? 'task.internalReason' : 'work.reasonOptional')}
          errorText={rejects && tried && reason.trim() === '' ? t('tasks.reasonMissing') : ''}
          stretch
        >
          <Textarea value={reason} rows={3} onChange={({ detail }) => setReason(detail.value)} />
        </FormField>
      </SpaceBetween>
    </Modal>
  );
}
