import { Link } from 'wouter';
import type * as z from 'zod';
import type { answer } from '../../../functions/merchant/show-payout/answer.ts';
import type { Membership } from '../membership.ts';
import { ProblemLine } from '../problem.tsx';
import { amountIn, momentIn } from '../sales/formats.ts';
import { useAnswer } from '../session/use-session.tsx';
import { dayIn } from '../words/dates.ts';
import { payoutWords } from '../words/payouts-words.ts';
import { useWords, useWordsOf } from '../words/words.tsx';
import { whatNext, whyFailed } from './failure.ts';

type Answer = z.infer<typeof answer>;

/** one payout; of a failed one why, and what happens next */
export function PayoutDetail({ membership, payoutId }: { readonly membership: Membership; readonly payoutId: string }) {
  const { t, language } = useWords();
  const w = useWordsOf(payoutWords);
  const path = `/my/${membership.merchantId}/payouts/${encodeURIComponent(payoutId)}`;
  const { answer: found, error, again } = useAnswer<Answer>(path);
  const back = (
    <p>
      <Link href="/">{w.back}</Link>
    </p>
  );
  if (found === undefined)
    return (
      <>
        {back}
        {error === undefined ? <p className="quiet">{t.loading}</p> : <ProblemLine error={error} again={again} />}
      </>
    );
  const { payout } = found;
  const day = (one: string) => dayIn(language, 'UTC', one);
  const failed = payout.status === 'failed';
  const facts = [
    [w.statusLabel, w.status[payout.status]],
    [w.madeOut, day(payout.initiatedOn)],
    [failed ? w.failedAt : w.paidAt, momentIn(language, membership.timeZone)(payout.statusAt)],
    [w.arrival, payout.arrivesOn && day(payout.arrivesOn)],
    [w.account, payout.accountLast4 && w.endsIn(payout.accountLast4)],
    [w.number, payout.payoutId],
  ] as const;
  const { failure = '', retryOn } = payout;
  return (
    <>
      {back}
      <h1>{amountIn(language, payout.currency)(payout.amountMinor)}</h1>
      {failed && (
        <div className="card late">
          <h2>{w.why}</h2>
          <p>{whyFailed(failure, w)}</p>
          <h2>{w.next}</h2>
          <p>{whatNext(failure, retryOn && day(retryOn), w)}</p>
        </div>
      )}
      <dl className="details">
        {facts.map(
          ([name, value]) =>
            value !== undefined && (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
      </dl>
    </>
  );
}
