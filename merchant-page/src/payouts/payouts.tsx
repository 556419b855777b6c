import { useState } from 'react';
import { Link, Route, Switch } from 'wouter';
import type * as z from 'zod';
import type { answer } from '../../../functions/merchant/list-payouts/answer.ts';
import type { Membership } from '../membership.ts';
import { ProblemLine } from '../problem.tsx';
import { amountIn } from '../sales/formats.ts';
import '../sales/sales.css';
import { useAnswer } from '../session/use-session.tsx';
import { dayIn } from '../words/dates.ts';
import { payoutWords } from '../words/payouts-words.ts';
import { useWords, useWordsOf } from '../words/words.tsx';
import { whyFailed } from './failure.ts';
import { PayoutDetail } from './payout-detail.tsx';

type Answer = z.infer<typeof answer>;
type Payout = Answer['payouts'][number];

function Line({ payout, asOf }: { readonly payout: Payout; readonly asOf: string }) {
  const { language } = useWords();
  const w = useWordsOf(payoutWords);
  const day = (one: string) => dayIn(language, 'UTC', one);
  const news =
    payout.status === 'failed'
      ? whyFailed(payout.failure ?? '', w)
      : payout.arrivesOn === undefined
        ? ''
        : (payout.arrivesOn < asOf.slice(0, 10) ? w.arrived : w.arrives)(day(payout.arrivesOn));
  return (
    <li>
      <Link href={`/${encodeURIComponent(payout.id)}`} className="payout">
        <span>{w.initiated(day(payout.initiatedOn))}</span>
        <span className="amount">{amountIn(language, payout.currency)(payout.amountMinor)}</span>
        <span className="quiet">{news}</span>
        <span className={`state ${payout.status}`}>{w.status[payout.status]}</span>
      </Link>
    </li>
  );
}

/** one page of them, and the next below it once it is asked for */
function Pages({ membership, cursor }: { readonly membership: Membership; readonly cursor: string | undefined }) {
  const { t } = useWords();
  const w = useWordsOf(payoutWords);
  const [more, setMore] = useState(false);
  const path = `/my/${membership.merchantId}/payouts${cursor === undefined ? '' : `?cursor=${encodeURIComponent(cursor)}`}`;
  const { answer: page, error, again } = useAnswer<Answer>(path);
  if (page === undefined)
    return error === undefined ? <p className="quiet">{t.loading}</p> : <ProblemLine error={error} again={again} />;
  if (cursor === undefined && page.payouts.length === 0) return <p>{w.none}</p>;
  return (
    <>
      <ul className="sales">
        {page.payouts.map((payout) => (
          <Line key={payout.id} payout={payout} asOf={page.asOf} />
        ))}
      </ul>
      {page.cursor !== undefined &&
        (more ? (
          <Pages membership={membership} cursor={page.cursor} />
        ) : (
          <button type="button" onClick={() => setMore(true)}>
            {w.more}
          </button>
        ))}
    </>
  );
}

/** every payout of the merchant, and each by itself */
export function Payouts({ membership }: { readonly membership: Membership }) {
  const w = useWordsOf(payoutWords);
  return (
    <section>
      <Switch>
        <Route path="/:payoutId">
          {({ payoutId }) => <PayoutDetail membership={membership} payoutId={decodeURIComponent(payoutId)} />}
        </Route>
        <Route>
          <h1>{w.title}</h1>
          <Pages membership={membership} cursor={undefined} />
        </Route>
      </Switch>
    </section>
  );
}
