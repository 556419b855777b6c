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
import { Loading } from '../shell/loading.tsx';
import { Refusal } from '../shell/refusal.tsx';
import { useInformationPreview } from '../work-queries.ts';

export interface AskedInformation {
  readonly items: readonly string[];
  /** primary language tag: letters are written in these */
  readonly language: string;
}

const languages = ['en', 'pt', 'fr', 'de', 'es'];
/** the language letters to a merchant are written in; English when there is none nearer */
export const languageOf = (locale: string): string => {
  const { language } = new Intl.Locale(locale);
  return languages.includes(language) ? language : 'en';
};

interface Props {
  readonly merchantId: string;
  readonly value: AskedInformation;
  readonly onChange: (value: AskedInformation) => void;
  readonly tried: boolean;
}

/** the very letters, in the language they are asked in */
function Letters({ merchantId, value }: Pick<Props, 'merchantId' | 'value'>) {
  const { t } = useWords();
  const { data, error } = useInformationPreview(merchantId, value);
  if (value.items.length === 0) return <Box color="text-body-secondary">{t('ask.previewNone')}</Box>;
  if (error !== null) return <Refusal error={error} />;
  if (data === undefined) return <Loading />;
  return data.letters.map(({ subject, body, locale }) => (
    <section key={subject} lang={locale} className="letter" aria-label={t('ask.preview')}>
      <strong>{subject}</strong>
      <p>{body}</p>
    </section>
  ));
}

/** requests chosen from the catalogue; the merchant never reads a reviewer's own words */
export function AskInformation({ merchantId, value, onChange, tried }: Props) {
  const { t, locale } = useWords();
  const voice = useVoice();
  const { data } = usePolicy();
  const known = data === undefined ? [] : informationCatalogue(data.policy);
  const options = known.map(({ key, title }) => ({
    value: key,
    label: requirementTitle({ id: `information:${key}`, title }, voice),
  }));
  const nameOf = new Intl.DisplayNames(locale, { type: 'language' });
  const tongues = languages.map((tag) => ({ value: tag, label: nameOf.of(tag) ?? tag }));
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
          selectedOption={tongues.find((one) => one.value === value.language) ?? null}
          onChange={({ detail }) => onChange({ ...value, language: detail.selectedOption.value ?? value.language })}
        />
      </FormField>
      <FormField label={t('ask.preview')} stretch>
        <Letters merchantId={merchantId} value={value} />
      </FormField>
    </SpaceBetween>
  );
}
