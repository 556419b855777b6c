import type { ReactNode } from 'react';
import type * as z from 'zod';
import type { answer } from '../../../functions/merchant/show-insights/answer.ts';
import type { Membership } from '../membership.ts';
import { ProblemLine } from '../problem.tsx';
import { amountIn, codeWords, momentIn } from '../sales/formats.ts';
import { useAnswer } from '../session/use-session.tsx';
import { conversionWords } from '../words/conversion-texts.ts';
import { dayIn } from '../words/dates.ts';
import { insightWords } from '../words/insights-words.ts';
import { saleWords } from '../words/sales-words.ts';
import { useWords, useWordsOf } from '../words/words.tsx';
import { type Bar, Bars } from './bars.tsx';
import './insights.css';

type Answer = z.infer<typeof answer>;
type Share = Answer['conversion'][number]['now'];
interface Tally {
  readonly sales: number;
  readonly tpvMinor: number;
  readonly averageMinor: number | null;
}
interface Line extends Tally {
  readonly label: string;
}

/** one way to look at sales: bars, and the same as a table */
function Chart({ title, lines, currency, head }: { title: string; lines: readonly Line[]; currency: string; head: string }) {
  const { language } = useWords();
  const w = useWordsOf(insightWords);
  const amount = amountIn(language, currency);
  const numbers = new Intl.NumberFormat(language);
  const bars: Bar[] = lines.map(({ label, sales, tpvMinor }) => ({
    ...{ label, value: tpvMinor, text: `${amount(tpvMinor)} (${w.salesN(numbers.format(sales), sales)})` },
  }));
  return (
    <section>
      <h3>{title}</h3>
      <Bars about={w.chart(title, currency)} bars={bars} format={amount} />
      <AsTable head={[head, w.sales, w.amount, w.averageBasket]}>
        {lines.map(({ label, sales, tpvMinor, averageMinor }) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            <td>{numbers.format(sales)}</td>
            <td>{amount(tpvMinor)}</td>
            <td>{averageMinor === null ? w.noAverage : amount(averageMinor)}</td>
          </tr>
        ))}
      </AsTable>
    </section>
  );
}

function AsTable({ head, children }: { readonly head: readonly string[]; readonly children: ReactNode }) {
  const w = useWordsOf(insightWords);
  return (
    <details>
      <summary>{w.asTable}</summary>
      <table className="figures">
        <thead>
          <tr>
            {head.map((one) => (
              <th key={one} scope="col">
                {one}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </details>
  );
}

function Weeks({ weeks, currency }: { readonly weeks: Answer['weeks']; readonly currency: string }) {
  const { language } = useWords();
  const w = useWordsOf(insightWords);
  const amount = amountIn(language, currency);
  const numbers = new Intl.NumberFormat(language);
  const day = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'fr', { day: 'numeric', month: 'short', timeZone: 'UTC' });
  const named = weeks.map((week) => ({
    ...week,
    label: day.format(Date.parse(week.from)) + (week.running ? ` (${w.running})` : ''),
  }));
  const sales = named.map(({ label, sales: n }) => ({ label, value: n, text: numbers.format(n) }));
  const averages = named.map(({ label, averageMinor, sales: n }) => ({
    ...{
      label,
      value: averageMinor,
      text: averageMinor === null ? w.tooFew(n) : `${amount(averageMinor)} (n = ${numbers.format(n)})`,
    },
  }));
  return (
    <section>
      <h2>{w.weeks}</h2>
      <p className="quiet">{w.weeksHint}</p>
      <Bars about={w.chart(w.weeks, w.sales)} bars={sales} format={(value) => numbers.format(value)} />
      <h3>{w.average}</h3>
      <Bars about={w.chart(w.average, currency)} bars={averages} format={amount} />
      <AsTable head={[w.week, w.sales, w.amount, w.averageBasket, w.refunded]}>
        {named.map(({ label, sales: n, tpvMinor, averageMinor, refundedMinor }) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            <td>{numbers.format(n)}</td>
            <td>{amount(tpvMinor)}</td>
            <td>{averageMinor === null ? w.noAverage : amount(averageMinor)}</td>
            <td>{amount(refundedMinor)}</td>
          </tr>
        ))}
      </AsTable>
    </section>
  );
}

function Days({ days, currency, timeZone }: Answer) {
  const { language } = useWords();
  const w = useWordsOf(insightWords);
  const { codes } = useWordsOf(saleWords);
  const amount = amountIn(language, currency);
  const size = ({ fromMinor, belowMinor }: Answer['days']['byBasket'][number]): string => {
    if (belowMinor === null) return w.above(amount(fromMinor));
    return fromMinor === 0 ? w.below(amount(belowMinor)) : w.between(amount(fromMinor), amount(belowMinor));
  };
  const named = (groups: Answer['days']['byMethod'], none: string) =>
    groups.map((one) => ({ ...one, label: one.key === null ? none : codeWords(one.key, codes) }));
  const baskets = days.byBasket.map((one) => ({ ...one, label: size(one) }));
  const on = (day: string) => dayIn(language, 'UTC', day);
  return (
    <section>
      <h2>{w.last30(on(days.from), on(days.to))}</h2>
      {days.since !== undefined && <p>{w.since(momentIn(language, timeZone)(days.since))}</p>}
      {days.sales === 0 ? (
        <p>{w.none30}</p>
      ) : (
        <>
          <dl className="facts">
            <div>
              <dt>{w.sales}</dt>
              <dd>{new Intl.NumberFormat(language).format(days.sales)}</dd>
            </div>
            <div>
              <dt>{w.amount}</dt>
              <dd>{amount(days.tpvMinor)}</dd>
            </div>
            <div>
              <dt>{w.averageBasket}</dt>
              <dd>{days.averageMinor === null ? w.tooFew(days.sales) : amount(days.averageMinor)}</dd>
            </div>
          </dl>
          <Chart title={w.byMethod} head={w.byMethod} lines={named(days.byMethod, w.noMethod)} currency={currency} />
          <Chart title={w.byPlan} head={w.byPlan} lines={named(days.byPlan, w.noPlan)} currency={currency} />
          <Chart title={w.byBasket} head={w.byBasket} lines={baskets} currency={currency} />
        </>
      )}
    </section>
  );
}

/** attempts to pay: how many of them were paid, why the others failed, and what to try */
function Conversion({ conversion }: Pick<Answer, 'conversion'>) {
  const { language } = useWords();
  const w = useWordsOf(conversionWords);
  const { codes } = useWordsOf(saleWords);
  const numbers = new Intl.NumberFormat(language);
  const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 });
  if (conversion.length === 0) return null;
  const shareOf = ({ value, n, interval }: Share): string =>
    value === null || interval === null
      ? w.none
      : w.share(percent.format(value), percent.format(interval.low), percent.format(interval.high), numbers.format(n));
  return (
    <section>
      <h2>{w.title}</h2>
      <p className="quiet">{w.hint}</p>
      {conversion.map(({ method, country, now, before, peers, moved, reasons }) => (
        <section key={`${method} ${country}`}>
          <h3>{w.of(method === '-' ? w.anyMethod : codeWords(method, codes), country === '-' ? '' : country)}</h3>
          <dl className="facts">
            <div>
              <dt>{w.now}</dt>
              <dd>{shareOf(now)}</dd>
            </div>
            <div>
              <dt>{w.before}</dt>
              <dd>
                {shareOf(before)}
                {moved === 'lower' && <strong> {w.lower}</strong>}
              </dd>
            </div>
            {peers !== undefined && (
              <div>
                <dt>{w.peers}</dt>
                <dd>{shareOf(peers)}</dd>
              </div>
            )}
          </dl>
          {reasons.length > 0 && (
            <ul>
              {reasons.map(({ code, n, advice }) => (
                <li key={code}>
                  <strong>{codeWords(code, codes)}</strong> ({numbers.format(n)}){advice !== undefined && <p>{advice}</p>}
                </li>
              ))}
            </ul>
          )}
        </section>
      ))}
    </section>
  );
}

/** how the merchant sells */
export function Insights({ membership }: { readonly membership: Membership }) {
  const { t, language } = useWords();
  const w = useWordsOf(insightWords);
  const { answer: seen, error, again } = useAnswer<Answer>(`/my/${membership.merchantId}/insights?language=${language}`);
  if (seen === undefined)
    return error === undefined ? <p className="quiet">{t.loading}</p> : <ProblemLine error={error} again={again} />;
  return (
    <section>
      <h1>{w.title}</h1>
      {seen.weeks.length === 0 ? (
        <p>{w.none}</p>
      ) : (
        <>
          <Days {...seen} />
          <Weeks weeks={seen.weeks} currency={seen.currency} />
        </>
      )}
      <Conversion conversion={seen.conversion} />
    </section>
  );
}
