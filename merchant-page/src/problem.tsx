import { Down, Refused } from './session/request.ts';
import type { Words } from './words/en.ts';
import { useWords } from './words/words.tsx';

type More = Readonly<Record<string, string>>;

/** what went wrong, in the reader's words; `more`: those of one page */
export const problemText = (error: unknown, words: Words['problem'], more: More = {}): string => {
  if (error instanceof Down) return words.down;
  if (!(error instanceof Refused)) return words.unexpected;
  const { code = '', detail } = error.problem;
  const known: More = { ...words, ...more };
  if (Object.hasOwn(known, code)) return known[code] ?? words.unexpected;
  if (error.status === 409) return words.stale;
  if (error.status === 404) return words['not-found'];
  return error.status >= 500 ? words.unexpected : (detail ?? words.unexpected);
};

interface Props {
  readonly error: unknown;
  readonly again?: () => void;
  /** what the page itself has to say about some refusals */
  readonly words?: More;
}

export function ProblemLine({ error, again, words }: Props) {
  const { t } = useWords();
  return (
    <p className="problem" role="alert">
      {problemText(error, t.problem, words)}
      {again !== undefined && (
        <button type="button" className="plain" onClick={again}>
          {t.problem.again}
        </button>
      )}
    </p>
  );
}
