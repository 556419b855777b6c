import { languages, useWords } from './words/words.tsx';

const names = { en: 'English', fr: 'Français' } as const;

export function LanguageChoice() {
  const { t, language, choose } = useWords();
  return (
    <fieldset className="languages">
      <legend className="unseen">{t.language}</legend>
      {languages.map((one) => (
        <button key={one} type="button" className="plain" lang={one} aria-pressed={one === language} onClick={() => choose(one)}>
          {names[one]}
        </button>
      ))}
    </fieldset>
  );
}
