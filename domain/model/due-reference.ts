import type { DueKind } from './item.ts';

/** names one item to look at; `dueAt` as the index had it, so that a repeat after the item moved on does nothing */
export interface DueReference {
  readonly merchantId: string;
  readonly kind: DueKind;
  readonly id: string;
  readonly dueAt: string;
  /** the outage that is over, of what is let go after it */
  readonly outageId?: string | undefined;
}
