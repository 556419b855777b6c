import Alert from '@cloudscape-design/components/alert';
import { ApiProblem } from '../api.ts';
import { useFormat } from '../format.ts';
import { frenchOf } from '../i18n/french/french-of.ts';
import { useWords } from '../i18n/index.tsx';
import { deedOf } from '../merchant/timeline-words.ts';
import { usePerson } from '../session.tsx';
import { shortName } from './short-name.ts';

/** who was faster, in the reader's words; undefined when it was something else */
export const useRaceTold = (): ((error: unknown) => string | undefined) => {
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

/** why a write was not done: who was faster and what they did, or what is wrong with it. What is shown behind it is read anew by then */
export function Refusal({ error }: { readonly error: Error | null }) {
  const { t, locale } = useWords();
  const told = useRaceTold();
  if (error === null) return null;
  const lost = error instanceof ApiProblem && error.status === 409;
  const text =
    error.name === 'ApiDown' ? t('race.down') : (told(error) ?? (locale === 'fr' ? frenchOf(error.message) : error.message));
  return (
    <Alert type={lost ? 'warning' : 'error'} header={lost ? t('tasks.lost') : undefined}>
      {text}
      {lost && <div>{t('race.look')}</div>}
    </Alert>
  );
}
