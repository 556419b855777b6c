import type { Changes } from '../model/decision.ts';
import type { Item } from '../model/item.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { closing, offboarded } from './closing.ts';

/** in place of a reason where a merchant gave none */
export const noReason = 'no_reason_given';

export type Withdrawal =
  /** a run of onboarding, risk check or activation is under way: it closes at its next look */
  | { readonly kind: 'noted'; readonly puts: readonly Item[] }
  /** nothing is under way: the merchant leaves at once */
  | ({ readonly kind: 'left' } & Omit<Changes, 'timeline'>);

/** the merchant asks to leave, at an instant, with its reason */
export const withdraw = (snapshot: Snapshot, at: string, now: string, reason: string): Withdrawal => {
  const asking = { ...snapshot.merchant, withdrawalRequestedAt: at, withdrawalReason: reason };
  switch (snapshot.merchant.lifecycleStage) {
    case 'onboarding':
    case 'risk_check':
    case 'activation':
      return { kind: 'noted', puts: [asking] };
    case 'care':
    case 'dormant':
    case 'offboarded': {
      const left = closing(snapshot, now, 'withdrawn');
      const merchant = { ...offboarded(asking, now, 'withdrawn'), closeReason: reason };
      return { kind: 'left', ...left, puts: [merchant, ...left.puts] };
    }
  }
};
