import Alert from '@cloudscape-design/components/alert';
import { ApiProblem } from '../api.ts';
import { useFormat } from '../format.ts';
import { useWords } from '../i18n/index.tsx';
import { useVoice } from '../i18n/use-voice.ts';
import { deedOf } from '../merchant/timeline-words.ts';
import { usePerson } from '../session.tsx';
import { refusalText } from './refusal-text.ts';
import { shortName } from './short-name.ts';

/** the change that came first, in the reader's words; undefined for another refusal */
const useRaceTold = (): ((error: unknown) => string | undefined) => {
  const { t, term } = useWords();
  const { instant } = useFormat();
  const person = usePerson();
  return (error) => {
    if (!(error instanceof ApiProblem) || error.change === undefined) return undefined;
    const { by, at, type } = error.change;
    const who = by.kind !== 'person' ? t('actor.system') : by.id === person.id ? t('tasks.you') : shortName(by.id);
    return t('race.told', { who, what: term(deedOf(type, by.kind)), when: instant(at) });
  };
};

/** why a request failed, in the reader's words: an earlier change, a refusal, or an API that does not answer */
export const useRefusalText = (): ((error: unknown) => string) => {
  const { t } = useWords();
  const voice = useVoice();
  const told = useRaceTold();
  return (error) => {
    if (!(error instanceof Error)) return String(error);
    if (error.name === 'ApiDown') return t('race.down');
    const race = told(error);
    if (race !== undefined) return race;
    const text = error instanceof ApiProblem ? refusalText(error.problem, voice) : undefined;
    return text ?? error.message;
  };
};

/** refusals that another person's change caused */
const byAnother: ReadonlySet<string> = new Set([
  ...['task-decided', 'task-cancelled', 'task-held', 'event-was-replayed', 'requirement-ended', 'run-not-failed'],
]);
const isLost = ({ status, change, problem: { type = '', code = '' } }: ApiProblem): boolean =>
  status === 409 && (change !== undefined || byAnother.has(code) || /:(stale-version|concurrent-change)$/.test(type));

/** why a write was refused; the page behind it is loaded again meanwhile */
export function Refusal({ error }: { readonly error: Error | null }) {
  const { t } = useWords();
  const textOf = useRefusalText();
  if (error === null) return null;
  const lost = error instanceof ApiProblem && isLost(error);
  return (
    <Alert type={lost ? 'warning' : 'error'} header={lost ? t('tasks.lost') : undefined}>
      {textOf(error)}
      {lost && <div>{t('race.look')}</div>}
    </Alert>
  );
}
