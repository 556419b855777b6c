import Alert from '@cloudscape-design/components/alert';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Grid from '@cloudscape-design/components/grid';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import { useState } from 'react';
import { holesOf } from '../../../domain/letter/placeholders.ts';
import { useWords } from '../i18n/index.tsx';
import { useMerchantList } from '../merchants/use-merchant-list.ts';
import { useEditing, useFindingText } from './editing.tsx';
import { namesAt, textAt } from './json-path.ts';
import { LetterOfDraft } from './letter-of-draft.tsx';
import { letterName } from './name-options.ts';
import { ScalarField } from './scalar-field.tsx';
import { usePolicyWords } from './words/use-policy-words.ts';

function Body({ place, template }: { readonly place: string; readonly template: string }) {
  const { p } = usePolicyWords();
  const { document, set, readOnly, findings } = useEditing();
  const textOf = useFindingText();
  const names = holesOf(template)
    .known.map((name) => `{${name}}`)
    .join(' ');
  return (
    <FormField
      label={p('body')}
      constraintText={p('holes', { names })}
      errorText={findings
        .filter(({ field }) => field === place)
        .map(textOf)
        .join(' · ')}
      stretch
    >
      <Textarea
        rows={8}
        readOnly={readOnly}
        value={textAt(document, place)}
        onChange={({ detail }) => set(place, detail.value)}
      />
    </FormField>
  );
}

/** one letter in one language, and beside it the very letter that a real merchant would get */
export function LetterSection() {
  const { p } = usePolicyWords();
  const { locale, term } = useWords();
  const { document } = useEditing();
  const merchants = useMerchantList('', '').data?.merchants ?? [];
  const languages = namesAt(document, 'letters.languages');
  const [language, setLanguage] = useState(languages.includes(locale) ? locale : (languages[0] ?? 'en'));
  const letters = namesAt(document, `letters.languages.${language}.templates`);
  const isReminder = (name: string): boolean => textAt(document, `letters.kinds.${name}`) === 'reminder';
  const [letter, setLetter] = useState(letters.find(isReminder) ?? letters[0] ?? '');
  const [merchant, setMerchant] = useState('');
  const spoken = new Intl.DisplayNames(locale, { type: 'language' });
  const options = {
    languages: languages.map((value) => ({ value, label: spoken.of(value) ?? value })),
    letters: letters.map((value) => ({
      value,
      label: letterName(document, locale, value),
      description: term(textAt(document, `letters.kinds.${value}`)),
    })),
    merchants: merchants.map(({ merchantId: value, tradingName, legalName }) => ({ value, label: tradingName ?? legalName })),
  };
  const shown = merchant || (merchants[0]?.merchantId ?? '');
  const place = `letters.languages.${language}.templates.${letter}`;
  const choice = (
    label: string,
    all: readonly { value: string; label: string }[],
    now: string,
    choose: (value: string) => void,
  ) => (
    <FormField label={label} stretch>
      <Select
        ariaLabel={label}
        options={all}
        filteringType={all.length > 12 ? 'auto' : 'none'}
        selectedOption={all.find(({ value }) => value === now) ?? null}
        onChange={({ detail }) => choose(detail.selectedOption.value ?? now)}
      />
    </FormField>
  );
  return (
    <Container>
      <Grid gridDefinition={[{ colspan: { default: 12, m: 6 } }, { colspan: { default: 12, m: 6 } }]}>
        <SpaceBetween size="m">
          {choice(p('language'), options.languages, language, setLanguage)}
          {choice(p('letter'), options.letters, letter, setLetter)}
          <ScalarField place={`${place}.subject`} label={p('subject')} field={{ kind: 'text' }} optional={false} />
          <Body place={`${place}.body`} template={letter} />
          <ScalarField place={`${place}.action`} label={p('action')} field={{ kind: 'text' }} optional={false} />
        </SpaceBetween>
        <SpaceBetween size="m">
          {choice(p('previewOn'), options.merchants, shown, setMerchant)}
          {shown === '' ? (
            <Alert type="info">{p('previewNone')}</Alert>
          ) : (
            <LetterOfDraft merchantId={shown} template={letter} language={language} />
          )}
        </SpaceBetween>
      </Grid>
    </Container>
  );
}
