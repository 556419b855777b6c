import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import RadioGroup from '@cloudscape-design/components/radio-group';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import type { DigestMail } from '../../../domain/digest/digest-box.ts';
import { useWords } from '../i18n/index.tsx';
import { useWrite } from '../queries.ts';
import { useDailyMail } from '../work-queries.ts';
import { Refusal } from './refusal.tsx';
import { State } from './state.tsx';

const choices = ['en', 'fr', 'off'] as const;

/** the mail of what concerns oneself: its language, or none of it */
export default function DailyMail({ onClose }: { readonly onClose: () => void }) {
  const { t } = useWords();
  const kept = useDailyMail();
  const write = useWrite<{ mail: DigestMail }>('/me/digest');
  const [chosen, setChosen] = useState<DigestMail>();
  const names = { en: 'English', fr: 'Français', off: t('digest.off') };
  return (
    <Modal
      visible
      header={t('digest.title')}
      closeAriaLabel={t('dialog.close')}
      onDismiss={onClose}
      footer={
        <Box float="right">
          <Button
            variant="primary"
            disabled={chosen === undefined}
            loading={write.isPending}
            onClick={() => chosen !== undefined && write.mutate({ mail: chosen }, { onSuccess: onClose })}
          >
            {t('digest.save')}
          </Button>
        </Box>
      }
    >
      <State of={kept}>
        {({ mail, waiting }) => (
          <SpaceBetween size="m">
            <Box>{t('digest.about')}</Box>
            {mail !== 'off' && <Box color="text-body-secondary">{t('digest.waiting', { n: waiting })}</Box>}
            <RadioGroup
              ariaLabel={t('digest.title')}
              value={chosen ?? mail}
              onChange={({ detail }) => setChosen(choices.find((one) => one === detail.value))}
              items={choices.map((value) => ({ value, label: names[value] }))}
            />
            {write.error !== null && <Refusal error={write.error} />}
          </SpaceBetween>
        )}
      </State>
    </Modal>
  );
}
