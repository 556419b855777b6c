import Box from '@cloudscape-design/components/box';
import FormField from '@cloudscape-design/components/form-field';
import Multiselect from '@cloudscape-design/components/multiselect';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { informationCatalogue } from '../../../domain/policy/information-catalogue.ts';
import { requirementTitle } from '../../../domain/wording/policy-texts/requirement-words.ts';
import { useWords } from '../i18n/index.tsx';
import { useVoice } from '../i18n/use-voice.ts';
import { usePolicy } from '../queries.ts';
import { LetterPreview } from '../shell/letter-preview.tsx';
import { Loading } from '../shell/loading.tsx';
import { Refusal } from '../shell/refusal.tsx';
import { useInformationPreview } from '../work-queries.ts';

export interface AskedInformation {
  readonly items: readonly string[];
  /** primary language tag, one that policy has letters in; the merchant's own when nobody chose */
  readonly language?: string;
}

interface Props {
  readonly merchantId: string;
  readonly merchantLocale: string;
  readonly value: AskedInformation;
  readonly onChange: (value: AskedInformation) => void;
  readonly tried: boolean;
}

/** the very letter, in the language it is asked in */
function Letter({ merchantId, items, language }: Pick<Props, 'merchantId'> & Required<AskedInformation>) {
  const { t } = useWords();
  const { data, error } = useInformationPreview(merchantId, { items, language });
  if (items.length === 0) return <Box color="text-body-secondary">{t('ask.previewNone')}</Box>;
  if (error !== null) return <Refusal error={error} />;
  if (data === undefined) return <Loading />;
  if (data.letter === undefined) return <Box color="text-body-secondary">{t('ask.previewNone')}</Box>;
  return <LetterPreview letter={data.letter} label={t('ask.preview')} />;
}

/** requests chosen from the catalogue; the merchant never reads a reviewer's own words */
export function AskInformation({ merchantId, merchantLocale, value, onChange, tried }: Props) {
  const { t, locale } = useWords();
  const voice = useVoice();
  const { data } = usePolicy();
  const known = data === undefined ? [] : informationCatalogue(data.policy);
  const options = known.map(({ key, title }) => ({
    value: key,
    label: requirementTitle({ id: `information:${key}`, title }, voice),
  }));
  const nameOf = new Intl.DisplayNames(locale, { type: 'language' });
  const tags = Object.keys(data?.policy.letters.languages ?? {});
  const own = new Intl.Locale(merchantLocale).language;
  const language = value.language ?? (tags.includes(own) ? own : 'en');
  const tongues = tags.map((tag) => ({ value: tag, label: nameOf.of(tag) ?? tag }));
  return (
    <SpaceBetween size="s">
      <FormField label={t('ask.items')} errorText={tried && value.items.length === 0 ? t('ask.itemsMissing') : ''} stretch>
        <Multiselect
          options={options}
          placeholder={t('ask.itemsNone')}
          selectedOptions={options.filter((one) => value.items.includes(one.value))}
          onChange={({ detail }) => onChange({ ...value, items: detail.selectedOptions.flatMap((one) => one.value ?? []) })}
        />
      </FormField>
      <FormField label={t('ask.language')}>
        <Select
          options={tongues}
          selectedOption={tongues.find((one) => one.value === language) ?? null}
          onChange={({ detail }) => onChange({ ...value, language: detail.selectedOption.value ?? language })}
        />
      </FormField>
      <FormField label={t('ask.preview')} stretch>
        <Letter merchantId={merchantId} items={value.items} language={language} />
      </FormField>
    </SpaceBetween>
  );
}
