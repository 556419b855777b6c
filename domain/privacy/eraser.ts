import type { PersonalKind, RemovedFrom } from '../model/erasure.ts';

/** takes what is personal of one merchant out of one store. Every store of personal data has one (lib/personal-stores.ts) */
export interface Eraser {
  readonly store: string;
  /** records that hold personal data of these kinds, by kind; reads only. What holds none is left out or counts 0 */
  count(merchantId: string, kinds: ReadonlySet<PersonalKind>): Promise<readonly RemovedFrom[]>;
  /** one record or one page after the other, each complete by itself: it may break off anywhere, and the next call goes on */
  erase(merchantId: string, kinds: ReadonlySet<PersonalKind>): Promise<void>;
}
