import { useRef, useState } from 'react';
import { Link, Route, Switch } from 'wouter';
import type { Membership } from '../membership.ts';
import { ProblemLine } from '../problem.tsx';
import { saleWords } from '../words/sales-words.ts';
import { useWords, useWordsOf } from '../words/words.tsx';
import { Download } from './download.tsx';
import { FilterForm } from './filter-form.tsx';
import { amountIn, codeWords, momentIn } from './formats.ts';
import { SaleDetail } from './sale-detail.tsx';
import './sales.css';
import { type Filters, noFilters, type Sale, useSales } from './use-sales.ts';

function Line({ sale, membership }: { readonly sale: Sale; readonly membership: Membership }) {
  const { language } = useWords();
  const w = useWordsOf(saleWords);
  const refund = sale.kind === 'refund';
  const state = sale.status === undefined ? w.refund : w.status[sale.status];
  const how = [sale.method, sale.plan].flatMap((code) => (code === undefined ? [] : [codeWords(code, w.codes)]));
  return (
    <li>
      <Link href={`/${sale.id}`} className="sale">
        <span className="amount">{amountIn(language, membership.currency)(refund ? -sale.amountMinor : sale.amountMinor)}</span>
        <span className={`state ${sale.status ?? 'refund'}`}>{state}</span>
        <span className="when">{momentIn(language, membership.timeZone)(sale.at)}</span>
        <span className="who">{sale.customer ?? (sale.card === undefined ? w.noCustomer : w.card(sale.card))}</span>
        <span className="how">{how.join(' · ')}</span>
        <span className="which">{sale.reference ?? sale.paymentId ?? ''}</span>
      </Link>
    </li>
  );
}

/** codes seen so far: a filter offers them even while it hides them */
const useSeen = (some: readonly (string | undefined)[]): readonly string[] => {
  const seen = useRef(new Set<string>());
  for (const one of some) if (one !== undefined) seen.current.add(one);
  return [...seen.current].sort();
};

function SaleList({ membership }: { readonly membership: Membership }) {
  const { t, language } = useWords();
  const w = useWordsOf(saleWords);
  const [filters, setFilters] = useState<Filters>(noFilters);
  const { about, sales, cursor, lookedBackTo, busy, error, more, again } = useSales(membership.merchantId, filters);
  const methods = useSeen(sales.map(({ method }) => method));
  const plans = useSeen(sales.map(({ plan }) => plan));
  const unfiltered = JSON.stringify(filters) === JSON.stringify(noFilters);
  return (
    <>
      <h1>{w.title}</h1>
      <FilterForm filters={filters} days={about} methods={methods} plans={plans} onFilter={setFilters} />
      {about !== undefined && (
        <p className="row">
          <span role="status">{busy ? t.loading : w.shown(sales.length)}</span>
          <span className="quiet">{w.times(about.timeZone)}</span>
          {sales.length > 0 && <Download membership={membership} filters={filters} days={about} />}
        </p>
      )}
      {error !== undefined && <ProblemLine error={error} again={again} />}
      {about === undefined && error === undefined && <p className="quiet">{t.loading}</p>}
      {about !== undefined && sales.length === 0 && cursor === undefined && !busy && <p>{unfiltered ? w.none : w.nothing}</p>}
      <ul className="sales">
        {sales.map((sale) => (
          <Line key={sale.id} sale={sale} membership={membership} />
        ))}
      </ul>
      {lookedBackTo !== undefined && <p>{w.lookedBack(momentIn(language, membership.timeZone)(lookedBackTo))}</p>}
      {cursor !== undefined && (
        <button type="button" disabled={busy} onClick={more}>
          {lookedBackTo === undefined ? w.more : w.furtherBack}
        </button>
      )}
    </>
  );
}

/** every sale and refund of the merchant, and each by itself */
export function Sales({ membership }: { readonly membership: Membership }) {
  return (
    <section>
      <Switch>
        <Route path="/:saleId">{({ saleId }) => <SaleDetail membership={membership} saleId={saleId} />}</Route>
        <Route>
          <SaleList membership={membership} />
        </Route>
      </Switch>
    </section>
  );
}
