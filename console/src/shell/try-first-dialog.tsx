import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import type { ReactNode } from 'react';
import { useWords } from '../i18n/index.tsx';
import { OneFile } from './one-file.tsx';

interface Deed {
  readonly label: string;
  readonly disabled: boolean;
  readonly loading: boolean;
  readonly onClick: () => void;
}
interface Props {
  readonly title: string;
  readonly about: string;
  readonly fileLabel: string;
  readonly file: File | undefined;
  readonly onFile: (file: File | undefined) => void;
  readonly reason: string;
  readonly onReason: (reason: string) => void;
  /** what is asked beside the file and the reason */
  readonly fields?: ReactNode;
  readonly attempt: Deed;
  readonly deed: Deed;
  readonly onClose: () => void;
  /** how it went */
  readonly children: ReactNode;
}

/** what a file does to many merchants, with a reason: tried first, then done */
export function TryFirstDialog(props: Props) {
  const { t } = useWords();
  const { attempt, deed } = props;
  return (
    <Modal
      visible
      size="large"
      header={props.title}
      closeAriaLabel={t('dialog.close')}
      onDismiss={props.onClose}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button disabled={attempt.disabled} loading={attempt.loading} onClick={attempt.onClick}>
              {attempt.label}
            </Button>
            <Button variant="primary" disabled={deed.disabled} loading={deed.loading} onClick={deed.onClick}>
              {deed.label}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="m">
        <Box>{props.about}</Box>
        <FormField label={props.fileLabel} stretch>
          <OneFile file={props.file} onChange={props.onFile} />
        </FormField>
        {props.fields}
        <FormField label={t('tasks.reason')} stretch>
          <Textarea value={props.reason} rows={2} onChange={({ detail }) => props.onReason(detail.value)} />
        </FormField>
        {props.children}
      </SpaceBetween>
    </Modal>
  );
}
