import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';
import { useWords } from '../i18n/index.tsx';
import { Refusal } from './refusal.tsx';

interface Props {
  readonly title: string;
  /** what the button that sends it says */
  readonly action: string;
  /** a second way to send it, where there is one */
  readonly other?: { readonly action: string; readonly onSend: () => void };
  /** the sending, as far as it has come */
  readonly write: { readonly isPending: boolean; readonly error: Error | null };
  readonly onSend: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** fields that are filled in and sent, or not; why it was refused stands above them */
export function FormDialog({ title, action, other, write, onSend, onClose, children }: Props) {
  const { t } = useWords();
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
            {other !== undefined && (
              <Button loading={write.isPending} onClick={other.onSend}>
                {other.action}
              </Button>
            )}
            <Button variant="primary" loading={write.isPending} onClick={onSend}>
              {action}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="m">
        <Refusal error={write.error} />
        {children}
      </SpaceBetween>
    </Modal>
  );
}
