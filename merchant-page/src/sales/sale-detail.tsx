import { Link } from 'wouter';
import type * as z from 'zod';
import type { answer } from '../../../functions/merchant/show-sale/answer.ts';
import type { Membership } from '../membership.ts';
import { ProblemLine } from '../problem.tsx';
import { useAnswer } from '../session/use-session.tsx';
import { saleWords } from '../words/sales-words.ts';
import { useWords, useWordsOf } from '../words/words.tsx';
import { amountIn, codeWords, momentIn } from './formats.ts';

type Answer = z.infer<typeof answer>;

/** what is known of one sale, what is absent left out */
function Facts({ sale, membership }: { readonly sale: Answer['sale']; readonly membership: Membership }) {
  const { language } = useWords();
  const w = useWordsOf(saleWords);
  const facts = [
    [w.date, momentIn(language, membership.timeZone)(sale.at)],
    [w.statusLabel, sale.status === undefined ? w.refund : w.status[sale.status]],
    [w.columns.reference, sale.reference],
    [w.payment, sale.paymentId],
    [w.customer, sale.customer],
    [w.cardLabel, sale.card === undefined ? undefined : w.card(sale.card)],
    [w.method, sale.method === undefined ? undefined : codeWords(sale.method, w.codes)],
    [w.plan, sale.plan === undefined ? undefined : codeWords(sale.plan, w.codes)],
  ] as const;
  return (
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
  );
}

/** one sale with its refunds, or one refund */
export function SaleDetail({ membership, saleId }: { readonly membership: Membership; readonly saleId: string }) {
  const { t, language } = useWords();
  const w = useWordsOf(saleWords);
  const path = `/my/${membership.merchantId}/sales/${encodeURIComponent(saleId)}`;
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
  const { sale, refunds, refundCount, currency } = found;
  const amount = amountIn(language, currency);
  const moment = momentIn(language, membership.timeZone);
  return (
    <>
      {back}
      <h1>{amount(sale.kind === 'refund' ? -sale.amountMinor : sale.amountMinor)}</h1>
      <Facts sale={sale} membership={membership} />
      <p className="quiet">{w.times(membership.timeZone)}</p>
      {sale.kind === 'sale' && (
        <>
          <h2>{w.refunds}</h2>
          {refunds.length === 0 ? <p>{w.noRefunds}</p> : <p>{w.givenBack(amount(sale.refundedMinor ?? 0))}</p>}
          {refundCount > refunds.length && <p>{w.moreRefunds(refundCount)}</p>}
          <ul className="rows">
            {refunds.map((refund) => (
              <li key={refund.id}>
                <strong>{amount(-refund.amountMinor)}</strong> {moment(refund.at)}
                <br />
                <span className="quiet">
                  {w.refundNumber} {refund.id}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
