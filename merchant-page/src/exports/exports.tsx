import { useEffect, useState } from 'react';
import type * as z from 'zod';
import type { answer as linkAnswer } from '../../../functions/merchant/link-export/answer.ts';
import type { answer } from '../../../functions/merchant/list-exports/answer.ts';
import type { Membership } from '../membership.ts';
import { ProblemLine } from '../problem.tsx';
import { amountIn, momentIn } from '../sales/formats.ts';
import '../sales/sales.css';
import { useAnswer, useSession } from '../session/use-session.tsx';
import { dayIn } from '../words/dates.ts';
import { exportWords } from '../words/exports-words.ts';
import { useWords, useWordsOf } from '../words/words.tsx';
import { ExportForm } from './export-form.tsx';

type Answer = z.infer<typeof answer>;
type One = Answer['exports'][number];

/** ms: so often a page that waits for a file looks again */
const lookAgain = 5_000;

function Line({ one, membership }: { readonly one: One; readonly membership: Membership }) {
  const { language } = useWords();
  const session = useSession();
  const w = useWordsOf(exportWords);
  const [error, setError] = useState<unknown>();
  const amount = amountIn(language, one.currency);
  const period = w.period(dayIn(language, 'UTC', one.from), dayIn(language, 'UTC', one.to));
  const { totals } = one;
  const download = async (): Promise<void> => {
    setError(undefined);
    try {
      const path = `/my/${membership.merchantId}/exports/${encodeURIComponent(one.id)}/link`;
      const { url } = await session.call<z.infer<typeof linkAnswer>>(path);
      location.assign(url);
    } catch (wrong) {
      setError(wrong);
    }
  };
  return (
    <li>
      <strong>
        {period}, {w.formats[one.format]}
      </strong>
      <p>
        <span className={`state ${one.state}`}>{w.state[one.state]}</span>
        {totals !== undefined && ` · ${w.rows(new Intl.NumberFormat(language).format(totals.rows), totals.rows)}`}
      </p>
      {totals !== undefined && (
        <p>{w.totals(amount(totals.salesMinor), amount(totals.refundsMinor), amount(totals.payoutsMinor))}</p>
      )}
      {one.state === 'failed' && <p>{w.failed}</p>}
      <p className="quiet">
        {w.by(one.askedBy, momentIn(language, membership.timeZone)(one.askedAt))}. {w.zone(one.timeZone)}
      </p>
      {one.state === 'ready' && (
        <button type="button" aria-label={w.downloadOf(period, w.formats[one.format])} onClick={() => void download()}>
          {w.download}
        </button>
      )}
      {error !== undefined && <ProblemLine error={error} again={() => void download()} />}
    </li>
  );
}

/** files of every movement, for accounting */
export function Exports({ membership }: { readonly membership: Membership }) {
  const { t } = useWords();
  const w = useWordsOf(exportWords);
  const { answer: found, error, again } = useAnswer<Answer>(`/my/${membership.merchantId}/exports`);
  const waiting = found?.exports.some(({ state }) => state === 'being_made') === true;
  useEffect(() => {
    if (!waiting) return undefined;
    const timer = setInterval(again, lookAgain);
    return () => clearInterval(timer);
  }, [waiting, again]);
  return (
    <section>
      <h1>{w.title}</h1>
      <p>{w.intro}</p>
      <ExportForm membership={membership} onAsked={again} />
      <h2>{w.list}</h2>
      {found === undefined && error === undefined && <p className="quiet">{t.loading}</p>}
      {error !== undefined && <ProblemLine error={error} again={again} />}
      {found?.exports.length === 0 && <p>{w.none}</p>}
      <ul className="rows">
        {found?.exports.map((one) => (
          <Line key={one.id} one={one} membership={membership} />
        ))}
      </ul>
    </section>
  );
}
