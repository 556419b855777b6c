import { Link } from 'wouter';
import type * as z from 'zod';
import type { answer } from '../../../functions/merchant/list-account-changes/answer.ts';
import { SureButton } from '../members/sure-button.tsx';
import type { Membership } from '../membership.ts';
import { ProblemLine } from '../problem.tsx';
import { useWish } from '../session/use-wish.ts';
import { accountChangeWords } from '../words/account-changes.ts';
import { dayIn, momentIn } from '../words/dates.ts';
import { useWords, useWordsOf } from '../words/words.tsx';

type Change = z.infer<typeof answer>['changes'][number];
const signs = { done: '✓', now: '●', later: '○', not_needed: '–', ended: '✕' } as const;
/** as page.css colours them */
const looks = { done: 'done', now: 'to_do', later: 'later', not_needed: 'later', ended: 'stopped' } as const;

function Steps({ change, timeZone }: { readonly change: Change; readonly timeZone: string }) {
  const { language } = useWords();
  const words = useWordsOf(accountChangeWords);
  const told = ({ state, at, until }: Change['steps'][number]): string => {
    if (state === 'done' && at !== undefined) return words.doneOn(dayIn(language, timeZone, at));
    return until === undefined ? words.state[state] : words.until(momentIn(language, timeZone, until));
  };
  return (
    <ol className="steps">
      {change.steps
        .filter(({ state }) => state !== 'not_needed')
        .map((one) => (
          <li key={one.step} className={looks[one.state]}>
            <span className="sign" aria-hidden="true">
              {signs[one.state]}
            </span>
            <span>{words.step[one.step]}</span>
            <span className="quiet">{told(one)}</span>
          </li>
        ))}
    </ol>
  );
}

const newValue = ({ to }: Change, language: string, ending: (country: string, last4: string) => string): string => {
  const countryName = (code: string): string => new Intl.DisplayNames(language, { type: 'region' }).of(code) ?? code;
  switch (to.of) {
    case 'bank_account':
      return ending(countryName(to.country), to.last4);
    case 'address':
      return [...to.lines, [to.postcode, to.city].filter((one) => one !== undefined).join(' '), countryName(to.country)].join(
        ', ',
      );
    case 'contact':
      return [to.name, to.email, to.phone].filter((one) => one !== undefined).join(', ');
  }
};

interface Props {
  readonly change: Change;
  readonly membership: Membership;
  readonly onChanged: () => void;
}

/** one account change: what is still to do, why it takes so long, and a way to say that nobody asked for it */
export function OneChange({ change, membership, onChanged }: Props) {
  const { language } = useWords();
  const words = useWordsOf(accountChangeWords);
  const { send, busy, error } = useWish(membership.merchantId);
  const day = (at: string): string => dayIn(language, membership.timeZone, at);
  const title = words.titled(words.kind[change.to.of], newValue(change, language, words.ending));
  const { coolingOff, stopped } = change;
  const object = async (): Promise<void> => {
    const done = await send(`account-changes/${encodeURIComponent(change.id)}/objection`, {});
    if (done !== undefined) onChanged();
  };
  const live = change.status === 'open' || change.status === 'handed_over';
  return (
    <article className={stopped === undefined ? 'card' : 'card late'} aria-labelledby={change.id}>
      <h2 id={change.id}>{title}</h2>
      <p>
        <strong>{words.status[change.status]}</strong> ·{' '}
        <span className="quiet">{words.askedOn(day(change.askedAt), change.askedBy)}</span>
      </p>
      {stopped !== undefined && (
        <p>
          {words.stopped[stopped.because]} <span className="quiet">{day(stopped.at)}</span>
        </p>
      )}
      {change.payoutsHeld && <p className="problem">{words.held}</p>}
      {change.handIn !== undefined && (
        <p>
          {words.handIn}{' '}
          <Link href={`~/m/${membership.merchantId}/due/${encodeURIComponent(change.handIn)}`}>{words.handInAct}</Link>
        </p>
      )}
      {change.callBack !== undefined && <p>{words.callBack[change.callBack]}</p>}
      {coolingOff !== undefined && live && (
        <p>
          {[words.cooling(coolingOff.workingDays), ...coolingOff.reasons.flatMap((one) => words.coolingWhy[one] ?? [])].join(' ')}
        </p>
      )}
      <Steps change={change} timeZone={membership.timeZone} />
      {error !== undefined && <ProblemLine error={error} />}
      {change.mayObject && (
        <SureButton
          label={words.object}
          about={words.titled(words.object, title)}
          sure={words.objectSure}
          cancel={words.cancel}
          busy={busy}
          onSure={() => void object()}
        />
      )}
    </article>
  );
}
