import { useCallback, useEffect, useRef, useState } from 'react';
import type * as z from 'zod';
import type { answer } from '../../../functions/merchant/list-sales/answer.ts';
import { useSession } from '../session/use-session.tsx';

export type SalesAnswer = z.infer<typeof answer>;
export type Sale = SalesAnswer['sales'][number];

export interface Filters {
  readonly from: string;
  readonly to: string;
  /** '' for sales and refunds, `refund`, or a sale's status */
  readonly show: string;
  readonly method: string;
  readonly plan: string;
  readonly reference: string;
}
export const noFilters: Filters = { from: '', to: '', show: '', method: '', plan: '', reference: '' };

export const queryOf = ({ show, ...rest }: Filters, more: Readonly<Record<string, string>> = {}): string => {
  const shown = show === 'refund' || show === 'sale' ? { kind: show } : { status: show };
  const wanted = Object.entries({ ...rest, ...shown, ...more }).filter(([, value]) => value !== '');
  return new URLSearchParams(wanted).toString();
};

export interface Sales {
  /** of the first page: days, zone and currency; undefined until it is there */
  readonly about: SalesAnswer | undefined;
  readonly sales: readonly Sale[];
  readonly cursor: string | undefined;
  readonly lookedBackTo: string | undefined;
  readonly busy: boolean;
  readonly error: unknown;
  readonly more: () => void;
  readonly again: () => void;
}

const nothing = { about: undefined, sales: [], cursor: undefined, lookedBackTo: undefined };
type Held = Pick<Sales, 'about' | 'sales' | 'cursor' | 'lookedBackTo'>;

/** the sales somebody filters for, a page at a time; another filter begins anew */
export function useSales(merchantId: string, filters: Filters): Sales {
  const session = useSession();
  const [held, hold] = useState<Held>(nothing);
  const [busy, setBusy] = useState(true);
  const [error, setError] = useState<unknown>();
  const turn = useRef(0);
  const query = queryOf(filters);
  const ask = useCallback(
    async (cursor: string | undefined): Promise<void> => {
      turn.current += 1;
      const own = turn.current;
      setBusy(true);
      setError(undefined);
      try {
        const path = `/my/${merchantId}/sales?${query}${cursor === undefined ? '' : `&cursor=${encodeURIComponent(cursor)}`}`;
        const page = await session.call<SalesAnswer>(path);
        if (turn.current !== own) return;
        hold((before) => ({
          about: cursor === undefined ? page : (before.about ?? page),
          sales: cursor === undefined ? page.sales : [...before.sales, ...page.sales],
          cursor: page.cursor,
          lookedBackTo: page.lookedBackTo,
        }));
      } catch (wrong) {
        if (turn.current === own) setError(wrong);
      } finally {
        if (turn.current === own) setBusy(false);
      }
    },
    [session, merchantId, query],
  );
  useEffect(() => void ask(undefined), [ask]);
  return { ...held, busy, error, more: () => void ask(held.cursor), again: () => void ask(undefined) };
}
