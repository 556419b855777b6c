import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Spinner from '@cloudscape-design/components/spinner';
import type { PolicyAnswer } from '../api.ts';
import { useFormat } from '../format.ts';
import { usePerson } from '../session.tsx';
import { Refusal } from '../shell/refusal.tsx';
import type { useScreening } from './use-screening.ts';
import { usePolicyWords } from './words/use-policy-words.ts';

interface Props {
  readonly screening: PolicyAnswer['screening'];
  readonly screen: ReturnType<typeof useScreening>;
}

/** how far everybody is screened against the lists that count; what was broken off goes on by hand */
export function ScreeningState({ screening, screen: { mutate, isPending, progress, error } }: Props) {
  const { p } = usePolicyWords();
  const { number, instant } = useFormat();
  const can = usePerson().can('screening.load');
  if (isPending)
    return (
      <div role="status">
        <Spinner /> {p('screenRunning', { merchants: number(progress?.merchants ?? 0), hits: number(progress?.withHits ?? 0) })}
      </div>
    );
  const merchants = number(screening?.merchants ?? 0);
  const button = (word: 'screenNow' | 'screenGoOn' | 'screenAgain') =>
    can && <Button onClick={() => mutate(word === 'screenAgain')}>{p(word)}</Button>;
  return (
    <SpaceBetween size="s">
      <Refusal error={error} />
      {screening === undefined ? (
        <Alert type="warning" action={button('screenNow')}>
          {p('screenNever')}
        </Alert>
      ) : screening.doneAt === undefined ? (
        <Alert type="warning" action={button('screenGoOn')}>
          {p('screenHalf', { merchants })}
        </Alert>
      ) : (
        <Alert type={screening.failed.length > 0 ? 'warning' : 'success'} action={button('screenAgain')}>
          {p('screenDone', { merchants, at: instant(screening.doneAt), hits: number(screening.withHits) })}
          {screening.failed.length > 0 && <div>{p('screenFailed', { n: screening.failed.length })}</div>}
        </Alert>
      )}
    </SpaceBetween>
  );
}
