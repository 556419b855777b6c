import { Down, Refused } from './session/request.ts';
import type { Words } from './words/en.ts';
import { useWords } from './words/words.tsx';

const isKnown = (code: string, words: Words['problem']): code is keyof Words['problem'] => Object.hasOwn(words, code);

/** what went wrong, in the reader's words */
export const problemText = (error: unknown, words: Words['problem']): string => {
  if (error instanceof Down) return words.down;
  if (!(error instanceof Refused)) return words.unexpected;
  const { code = '', detail } = error.problem;
  if (isKnown(code, words)) return words[code];
  if (error.status === 409) return words.stale;
  if (error.status === 404) return words['not-found'];
  return error.status >= 500 ? words.unexpected : (detail ?? words.unexpected);
};

export function ProblemLine({ error, again }: { readonly error: unknown; readonly again?: () => void }) {
  const { t } = useWords();
  return (
    <p className="problem" role="alert">
      {problemText(error, t.problem)}
      {again !== undefined && (
        <button type="button" className="plain" onClick={again}>
          {t.problem.again}
        </button>
      )}
    </p>
  );
}
