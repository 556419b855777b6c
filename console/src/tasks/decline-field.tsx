import Box from '@cloudscape-design/components/box';
import FormField from '@cloudscape-design/components/form-field';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useWords } from '../i18n/index.tsx';
import { usePolicy } from '../queries.ts';

interface Props {
  /** key of policy's reasons; empty while none is chosen */
  readonly value: string;
  readonly onChange: (code: string) => void;
  readonly tried: boolean;
}

/** why a merchant is declined, by policy's list, and what its letter may say of it */
export function DeclineField({ value, onChange, tried }: Props) {
  const { t } = useWords();
  const { data: known } = usePolicy();
  const reasons = known?.policy.risk.declineReasons ?? [];
  // a policy of before there were codes has none to choose from
  if (known !== undefined && reasons.length === 0) return null;
  const options = reasons.map(({ key, title }) => ({ value: key, label: title }));
  const chosen = reasons.find(({ key }) => key === value);
  return (
    <SpaceBetween size="xs">
      <FormField label={t('decline.code')} errorText={tried && value === '' ? t('decline.codeMissing') : ''} stretch>
        <Select
          options={options}
          placeholder={t('reject.codeNone')}
          selectedOption={options.find((one) => one.value === value) ?? null}
          onChange={({ detail }) => onChange(detail.selectedOption.value ?? '')}
        />
      </FormField>
      {chosen !== undefined && (
        <Box color="text-body-secondary">
          {chosen.told === undefined ? t('decline.untold') : t('decline.told', { sentence: chosen.told })}
        </Box>
      )}
    </SpaceBetween>
  );
}
