import { useId, useState } from 'react';
import type * as z from 'zod';
import type { answer } from '../../../functions/merchant/show-referrals/answer.ts';
import type { Membership } from '../membership.ts';
import { ProblemLine } from '../problem.tsx';
import { amountIn } from '../sales/formats.ts';
import { useAnswer } from '../session/use-session.tsx';
import { dayIn } from '../words/dates.ts';
import { referralWords } from '../words/referrals-words.ts';
import { useWords, useWordsOf } from '../words/words.tsx';

type Answer = z.infer<typeof answer>;

/** the link to send, in a field of its own: it can be copied where the browser lets no page write to the clipboard */
function LinkToSend({ link, title }: { readonly link: string; readonly title: string }) {
  const words = useWordsOf(referralWords);
  const id = useId();
  const [copied, setCopied] = useState(false);
  const copy = (): void => void navigator.clipboard.writeText(link).then(() => setCopied(true), String);
  // whoever closes the sheet of the phone has not failed
  const share = (): void => void navigator.share({ title, url: link }).catch(String);
  return (
    <div className="panel">
      <label htmlFor={id}>{words.link}</label>
      <input id={id} readOnly value={link} onFocus={({ target }) => target.select()} />
      <p className="row">
        <button type="button" onClick={copy}>
          {words.copy}
        </button>
        {'share' in navigator && (
          <button type="button" className="plain" onClick={share}>
            {words.share}
          </button>
        )}
        <span role="status">{copied && words.copied}</span>
      </p>
    </div>
  );
}

/** the link for friends, and how far each of them came */
export default function Referrals({ membership: { merchantId, name, timeZone } }: { readonly membership: Membership }) {
  const { t, language } = useWords();
  const words = useWordsOf(referralWords);
  const id = useId();
  const { answer: seen, error, again } = useAnswer<Answer>(`/my/${merchantId}/referrals`);
  if (seen === undefined)
    return error === undefined ? <p className="quiet">{t.loading}</p> : <ProblemLine error={error} again={again} />;
  const amount = ({ amountMinor, currency }: NonNullable<Answer['reward']>): string => amountIn(language, currency)(amountMinor);
  const day = (at: string): string => dayIn(language, timeZone, at);
  const reached = ({ step, at }: Answer['referrals'][number]): string => {
    if (step === 'applied') return words.step.applied;
    return at === undefined ? words.step.gone : words.step[step](day(at));
  };
  return (
    <>
      <h1>{words.title}</h1>
      <p>
        {words.intro} {seen.reward !== undefined && words.reward(amount(seen.reward))}
      </p>
      <LinkToSend link={seen.link} title={name} />
      {seen.referrals.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <section aria-labelledby={id}>
          <h2 id={id}>{words.friends}</h2>
          <ul className="rows">
            {seen.referrals.map((one) => (
              <li key={`${one.appliedAt} ${one.name}`}>
                <strong>{one.name}</strong>
                <div className="quiet">{words.applied(day(one.appliedAt))}</div>
                <div>{reached(one)}</div>
                {one.reward !== undefined && <div className="good">{words.due(amount(one.reward))}</div>}
              </li>
            ))}
          </ul>
          <p className="quiet">{words.paid}</p>
        </section>
      )}
    </>
  );
}
