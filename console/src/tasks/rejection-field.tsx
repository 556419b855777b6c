import FormField from '@cloudscape-design/components/form-field';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { Requirement } from '../../../domain/model/requirement.ts';
import { rejectionTitle } from '../../../domain/wording/policy-texts/requirement-words.ts';
import { useWords } from '../i18n/index.tsx';
import { useVoice } from '../i18n/use-voice.ts';
import { usePolicy } from '../queries.ts';
import { LetterPreview } from '../shell/letter-preview.tsx';
import { Refusal } from '../shell/refusal.tsx';
import { useRejectionPreview } from '../work-queries.ts';

interface Props {
  readonly requirement: Pick<Requirement, 'merchantId' | 'id'>;
  /** key of policy's reasons; empty while none is chosen */
  readonly value: string;
  readonly onChange: (code: string) => void;
  readonly tried: boolean;
}

/** why it is rejected, by policy's catalogue, and the letter that becomes of it in the merchant's language */
export function RejectionField({ requirement, value, onChange, tried }: Props) {
  const { t } = useWords();
  const voice = useVoice();
  const { data: known } = usePolicy();
  const { data: letter, error } = useRejectionPreview(requirement, value);
  const options = (known?.policy.requirements.rejections ?? []).map(({ key, title }) => ({
    value: key,
    label: rejectionTitle(key, title, voice),
  }));
  return (
    <SpaceBetween size="s">
      <FormField label={t('reject.code')} errorText={tried && value === '' ? t('reject.codeMissing') : ''} stretch>
        <Select
          options={options}
          placeholder={t('reject.codeNone')}
          selectedOption={options.find((one) => one.value === value) ?? null}
          onChange={({ detail }) => onChange(detail.selectedOption.value ?? '')}
        />
      </FormField>
      <Refusal error={error} />
      {letter !== undefined && value !== '' && (
        <FormField label={t('ask.preview')} stretch>
          <LetterPreview letter={letter} label={t('ask.preview')} />
        </FormField>
      )}
    </SpaceBetween>
  );
}
