import Alert from '@cloudscape-design/components/alert';
import { ApiProblem } from '../api.ts';
import { useFormat } from '../format.ts';
import { useWords } from '../i18n/index.tsx';
import { useVoice } from '../i18n/use-voice.ts';
import { deedOf } from '../merchant/timeline-words.ts';
import { usePerson } from '../session.tsx';
import { refusalText } from './refusal-text.ts';
import { shortName } from './short-name.ts';

/** who was faster, in the reader's words; undefined when it was something else */
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

/** why it was not done, or not shown, in the reader's words: who was faster, what is wrong with it, or that nobody answers */
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

/** a refusal for what somebody else did, rather than for how things are */
const byAnother: ReadonlySet<string> = new Set([
  ...['task-decided', 'task-cancelled', 'task-held', 'event-was-replayed', 'requirement-ended', 'run-not-failed'],
]);
const isLost = ({ status, change, problem: { type = '', code = '' } }: ApiProblem): boolean =>
  status === 409 && (change !== undefined || byAnother.has(code) || /:(stale-version|concurrent-change)$/.test(type));

/** why a write was not done: who was faster and what they did, or what is wrong with it. What is shown behind it is read anew by then */
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
