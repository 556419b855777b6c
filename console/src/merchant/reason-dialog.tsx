import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import DateInput from '@cloudscape-design/components/date-input';
import FormField from '@cloudscape-design/components/form-field';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import { useState } from 'react';
import { useWords } from '../i18n/index.tsx';
import { useWrite } from '../queries.ts';

interface Props {
  readonly title: string;
  readonly note?: string;
  readonly path: string;
  /** of what it is done to, as it was looked at */
  readonly version: number;
  /** also asks for a new deadline, beginning with this UTC day */
  readonly day?: string;
  readonly onClose: () => void;
}

/** what a person does to a merchant always has a reason */
export function ReasonDialog({ title, note, path, version, day, onClose }: Props) {
  const { t } = useWords();
  const write = useWrite<object>(path);
  const [reason, setReason] = useState('');
  const [to, setTo] = useState(day ?? '');
  const [tried, setTried] = useState(false);
  const confirm = (): void => {
    setTried(true);
    if (reason.trim() === '') return;
    write.mutate({ version, reason, ...(day === undefined ? {} : { to: `${to}T17:00:00Z` }) }, { onSuccess: onClose });
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
            <Button variant="primary" loading={write.isPending} onClick={confirm}>
              {t('dialog.confirm')}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="m">
        {note !== undefined && <span>{note}</span>}
        {write.error !== null && <Alert type="error">{write.error.message}</Alert>}
        {day !== undefined && (
          <FormField label={t('merchant.newDeadline')}>
            <DateInput value={to} format="iso" onChange={({ detail }) => setTo(detail.value)} />
          </FormField>
        )}
        <FormField label={t('tasks.reason')} errorText={tried && reason.trim() === '' ? t('tasks.reasonMissing') : ''} stretch>
          <Textarea autoFocus value={reason} rows={3} onChange={({ detail }) => setReason(detail.value)} />
        </FormField>
      </SpaceBetween>
    </Modal>
  );
}
