import { useState } from 'react';
import type * as z from 'zod';
import type { answer } from '../../../functions/merchant/show-conditions/answer.ts';
import type { Membership } from '../membership.ts';
import { ProblemLine } from '../problem.tsx';
import { useAnswer } from '../session/use-session.tsx';
import { useWish } from '../use-wish.ts';
import { conditionWords } from '../words/conditions-words.ts';
import { dayIn } from '../words/dates.ts';
import { useWords, useWordsOf } from '../words/words.tsx';
import { Share } from './share.tsx';

type Answer = z.infer<typeof answer>;

/** an amount in minor units: the currency says how many digits they are */
const moneyIn = (language: string, currency: string) => {
  const format = new Intl.NumberFormat(language, { style: 'currency', currency });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  return (minor: number): string => format.format(minor / 10 ** digits);
};

function Fees({ fees, currency }: { readonly fees: NonNullable<Answer['agreed']>['fees']; readonly currency: string }) {
  const { language } = useWords();
  const words = useWordsOf(conditionWords);
  const money = moneyIn(language, currency);
  const share = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 2 });
  return (
    <ul className="rows">
      {fees.map(({ method, plan, basisPoints, fixedMinor }) => (
        <li key={`${method} ${plan ?? ''}`}>
          <strong className="fee">{[method, ...(plan === undefined ? [] : [plan])].join(' · ')}</strong>
          <div>{words.perPayment(share.format(basisPoints / 10_000), money(fixedMinor))}</div>
        </li>
      ))}
    </ul>
  );
}

/** fees that are agreed, an offer to accept, and who bears the fee of each plan */
export default function Conditions({ membership }: { readonly membership: Membership }) {
  const { t, language } = useWords();
  const words = useWordsOf(conditionWords);
  const { merchantId } = membership;
  const { answer: seen, error, again } = useAnswer<Answer>(`/my/${merchantId}/conditions?language=${language}`);
  const [accepted, setAccepted] = useState(false);
  const wish = useWish(merchantId, again);
  if (seen === undefined)
    return error === undefined ? <p className="quiet">{t.loading}</p> : <ProblemLine error={error} again={again} />;
  const { agreed, list = [], offered, shares, timeZone, currency, version, mayAccept } = seen;
  // a day without a zone: midday is the same day everywhere it is written
  const day = (date: string): string => dayIn(language, 'UTC', `${date}T12:00:00.000Z`);
  const accept = async (offerId: string): Promise<void> => {
    if ((await wish.send('conditions/acceptance', { version, offerId })) !== undefined) setAccepted(true);
  };
  return (
    <>
      <h1>{words.title}</h1>
      {accepted && <p role="status">{words.accepted}</p>}
      {wish.error !== undefined && <ProblemLine error={wish.error} again={again} />}
      {offered !== undefined && (
        <section aria-labelledby="offer" className="card">
          <h2 id="offer">{words.offered}</h2>
          <p>{words.offerIntro}</p>
          <Fees fees={offered.fees} currency={currency} />
          <p className="quiet">{words.validFrom(day(offered.validFrom))}</p>
          {mayAccept ? (
            <button type="button" className="main" disabled={wish.sending} onClick={() => void accept(offered.id)}>
              {words.accept}
            </button>
          ) : (
            <p>{words.onlyOwner}</p>
          )}
        </section>
      )}
      <section aria-labelledby="agreed">
        <h2 id="agreed">{words.agreed}</h2>
        {agreed === undefined ? (
          <>
            <p>{list.length === 0 ? words.none : words.list}</p>
            <Fees fees={list} currency={currency} />
          </>
        ) : (
          <>
            <Fees fees={agreed.fees} currency={currency} />
            <p className="quiet">
              {words.validFrom(day(agreed.validFrom))}
              {agreed.acceptedBy !== undefined && (
                <>
                  <br />
                  {words.acceptedBy(agreed.acceptedBy, dayIn(language, timeZone, agreed.at))}
                </>
              )}
            </p>
          </>
        )}
      </section>
      <section aria-labelledby="shares">
        <h2 id="shares">{words.shares}</h2>
        <p>{shares.length === 0 ? words.noShares : words.sharesIntro}</p>
        <ul className="rows">
          {shares.map((one) => (
            <Share key={one.plan ?? ''} of={one} seen={{ merchantId, version, mayAccept }} again={again} />
          ))}
        </ul>
      </section>
    </>
  );
}
