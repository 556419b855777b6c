import type { BoardColumn, Facets } from './board.ts';
import type { MerchantFilter } from './match.ts';
import type { MerchantListPage } from './page.ts';
import type { MerchantSort } from './prepare.ts';
import type { FoundMerchant } from './search-merchants.ts';
import type { Standing } from './standing.ts';

/** which of the merchants, in which order; `cursor` goes on or back from a page that was answered before, in the same order */
export interface MerchantListRequest {
  readonly filter: MerchantFilter;
  readonly sort: MerchantSort;
  readonly limit: number;
  readonly cursor?: string | undefined;
}
/** how fresh an answer of the list is */
export interface Freshness {
  /** every change written up to then is in it; ISO 8601 UTC */
  readonly asOf: string;
  /** true when more changed than could be looked at with this request: ask again */
  readonly behind: boolean;
}
export interface MerchantList {
  /** Throws InvalidInput for a cursor it never gave out, or gave out for another order */
  page(
    request: MerchantListRequest,
    now: string,
  ): Promise<
    Freshness &
      Pick<MerchantListPage, 'merchants' | 'total' | 'skipped'> & {
        /** opaque; undefined on the last page */
        readonly cursor: string | undefined;
        /** opaque; undefined on the first page */
        readonly previous: string | undefined;
      }
  >;
  /** the merchants a text finds, the best first */
  search(text: string, limit: number, now: string): Promise<Freshness & { readonly found: readonly FoundMerchant[] }>;
  /** where runs stand, and since when */
  standing(now: string): Promise<Freshness & { readonly standing: readonly Standing[] }>;
  /** the stages side by side, and what may be chosen in a filter */
  board(
    filter: Omit<MerchantFilter, 'stage'>,
    now: string,
  ): Promise<Freshness & { readonly columns: readonly BoardColumn[]; readonly facets: Facets }>;
}

/** keeps what the list is read from: nobody who reads a list writes */
export interface ListKeeper {
  /** takes in what changed up to `now` (ISO 8601 UTC), in so many rounds at most; `taken`: merchants looked at. Throws ConcurrentChange, ServiceUnavailable */
  keep(now: string, rounds: number): Promise<{ readonly taken: number; readonly behind: boolean }>;
}
