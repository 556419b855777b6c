import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Modal from '@cloudscape-design/components/modal';
import RadioGroup from '@cloudscape-design/components/radio-group';
import SpaceBetween from '@cloudscape-design/components/space-between';
import TimeInput from '@cloudscape-design/components/time-input';
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
  const write = useWrite<{ mail: DigestMail; shiftAt?: string | null }>('/me/digest');
  const [chosen, setChosen] = useState<DigestMail>();
  const [shift, setShift] = useState<string>();
  const [tried, setTried] = useState(false);
  const names = { en: 'English', fr: 'Français', off: t('digest.off') };
  const mail = chosen ?? kept.data?.mail;
  const wrong = shift !== undefined && shift !== '' && !/^([01]\d|2[0-3]):[0-5]\d$/.test(shift);
  const save = (): void => {
    setTried(true);
    if (mail === undefined || wrong) return;
    const shiftAt = shift === undefined ? {} : { shiftAt: shift === '' ? null : shift };
    write.mutate({ mail, ...shiftAt }, { onSuccess: onClose });
  };
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
            disabled={chosen === undefined && shift === undefined}
            loading={write.isPending}
            onClick={save}
          >
            {t('digest.save')}
          </Button>
        </Box>
      }
    >
      <State of={kept}>
        {({ mail: before, shiftAt = '', waiting }) => (
          <SpaceBetween size="m">
            <Box>{t('digest.about')}</Box>
            {before !== 'off' && <Box color="text-body-secondary">{t('digest.waiting', { n: waiting })}</Box>}
            <RadioGroup
              ariaLabel={t('digest.title')}
              value={chosen ?? before}
              onChange={({ detail }) => setChosen(choices.find((one) => one === detail.value))}
              items={choices.map((value) => ({ value, label: names[value] }))}
            />
            <FormField
              label={t('digest.shift')}
              description={t('digest.shiftHint')}
              errorText={tried && wrong ? t('digest.shiftWrong') : ''}
            >
              <TimeInput format="hh:mm" value={shift ?? shiftAt} onChange={({ detail }) => setShift(detail.value)} />
            </FormField>
            {write.error !== null && <Refusal error={write.error} />}
          </SpaceBetween>
        )}
      </State>
    </Modal>
  );
}
