import FormField from '@cloudscape-design/components/form-field';
import Select from '@cloudscape-design/components/select';
import { useWords } from '../i18n/index.tsx';
import type { CaseAnswer } from '../work-answers.ts';
import { useCaseWords } from './case-words.ts';

interface Props {
  readonly found: CaseAnswer;
  /** the text of the answer that was chosen */
  readonly onChoose: (text: string) => void;
}

/** an answer that policy has prepared, put where the answer is typed */
export function AnswerChoice({ found, onChoose }: Props) {
  const { c } = useCaseWords();
  const { locale } = useWords();
  if (found.answers.length === 0) return null;
  const languages = new Intl.DisplayNames(locale, { type: 'language' });
  const gaps = (missing: readonly string[]): string =>
    missing.length === 0 ? '' : ` · ${c('gaps', { what: missing.map((one) => `{${one}}`).join(', ') })}`;
  return (
    <FormField label={c('prepared')} stretch>
      <Select
        placeholder={c('preparedNone')}
        selectedOption={null}
        options={found.answers.map(({ key, title, language, missing }) => ({
          value: key,
          label: title,
          description: `${languages.of(language) ?? language}${gaps(missing)}`,
        }))}
        onChange={({ detail }) => {
          const chosen = found.answers.find(({ key }) => key === detail.selectedOption.value);
          if (chosen !== undefined) onChoose(chosen.text);
        }}
      />
    </FormField>
  );
}
