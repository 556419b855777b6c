import type { BusNews } from '../../world/bus-news.ts';

/** what tells a merchant's story to somebody who has just arrived, in its order */
const chapters = [
  'merchant.registered.v1',
  'merchant.stalled.v1',
  'nudge.requested.v1',
  'task.opened.v1',
  'merchant.approved.v1',
  'merchant.first-sale.v1',
];
const LAST = 6;

export interface Happening {
  readonly id: string;
  /** virtual, ISO 8601 */
  readonly at: string;
  readonly type: string;
  readonly merchant: string;
}

export interface History {
  readonly from: string;
  readonly until: string;
  readonly chapters: readonly { readonly type: string; readonly times: number }[];
  /** the newest first */
  readonly last: readonly Happening[];
}

/** Counts what the bus tells while the demo's history is played, for the first screen. */
export class HistoryTold {
  readonly #from: string;
  readonly #until: string;
  readonly #nameOf: (merchantId: string) => string | undefined;
  readonly #times = new Map(chapters.map((type) => [type, 0]));
  #last: readonly Happening[] = [];

  /** @param from epoch ms, where this start takes the history up @param until epoch ms, its end */
  constructor(from: number, until: number, nameOf: (merchantId: string) => string | undefined) {
    this.#from = new Date(from).toISOString();
    this.#until = new Date(until).toISOString();
    this.#nameOf = nameOf;
  }

  notice({ id, type, merchantId, at }: BusNews): void {
    const before = this.#times.get(type);
    const merchant = this.#nameOf(merchantId);
    if (before === undefined || merchant === undefined) return;
    this.#times.set(type, before + 1);
    this.#last = [{ id, at: new Date(at).toISOString(), type, merchant }, ...this.#last].slice(0, LAST);
  }

  read(): History {
    return {
      from: this.#from,
      until: this.#until,
      chapters: [...this.#times].map(([type, times]) => ({ type, times })),
      last: this.#last,
    };
  }
}
