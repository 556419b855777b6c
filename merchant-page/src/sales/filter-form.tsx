import { type FormEvent, useState } from 'react';
import { saleWords } from '../words/sales-words.ts';
import { useWordsOf } from '../words/words.tsx';
import { codeWords } from './formats.ts';
import type { Filters } from './use-sales.ts';

interface Props {
  readonly filters: Filters;
  readonly days: { readonly from: string; readonly to: string } | undefined;
  readonly methods: readonly string[];
  readonly plans: readonly string[];
  readonly onFilter: (filters: Filters) => void;
}

/** what somebody looks for: it applies once they ask for it, so that typing asks for nothing */
export function FilterForm({ filters, days, methods, plans, onFilter }: Props) {
  const w = useWordsOf(saleWords);
  const [wish, setWish] = useState(filters);
  const set = (name: keyof Filters) => (event: { readonly target: { readonly value: string } }) =>
    setWish({ ...wish, [name]: event.target.value });
  const ask = (event: FormEvent): void => {
    event.preventDefault();
    onFilter({ ...wish, reference: wish.reference.trim() });
  };
  const choices = (all: readonly string[], any: string) => (
    <>
      <option value="">{any}</option>
      {all.map((one) => (
        <option key={one} value={one}>
          {codeWords(one, w.codes)}
        </option>
      ))}
    </>
  );
  return (
    <form className="filters" aria-label={w.filters} onSubmit={ask}>
      <label>
        {w.from}
        <input type="date" value={wish.from || (days?.from ?? '')} max={wish.to || undefined} onChange={set('from')} />
      </label>
      <label>
        {w.to}
        <input type="date" value={wish.to || (days?.to ?? '')} min={wish.from || undefined} onChange={set('to')} />
      </label>
      <label>
        {w.show}
        <select value={wish.show} onChange={set('show')}>
          <option value="">{w.all}</option>
          <option value="paid">{w.status.paid}</option>
          <option value="partly_refunded">{w.status.partly_refunded}</option>
          <option value="refunded">{w.status.refunded}</option>
          <option value="refund">{w.refundsOnly}</option>
        </select>
      </label>
      <label>
        {w.method}
        <select value={wish.method} onChange={set('method')}>
          {choices(methods, w.anyMethod)}
        </select>
      </label>
      <label>
        {w.plan}
        <select value={wish.plan} onChange={set('plan')}>
          {choices(plans, w.anyPlan)}
        </select>
      </label>
      <label>
        {w.reference}
        <input type="search" value={wish.reference} maxLength={200} onChange={set('reference')} />
      </label>
      <button type="submit" className="main">
        {w.search}
      </button>
    </form>
  );
}
