import type { Item, ItemKind } from './item.ts';
import type { Snapshot } from './snapshot.ts';

interface Named {
  readonly id: string;
}
/** where an item goes that is not in its list yet: before the first one that this is true of */
export type ComesBefore = (one: Named, other: Named) => boolean;

/** one that is new comes last */
export const last: ComesBefore = () => false;

const placed = <One extends Named>(list: readonly One[], one: One, comesBefore: ComesBefore): readonly One[] => {
  const at = list.findIndex(({ id }) => id === one.id);
  if (at >= 0) return list.with(at, one);
  const next = list.findIndex((other) => comesBefore(one, other));
  return next < 0 ? [...list, one] : list.toSpliced(next, 0, one);
};

/** the snapshot with an item put: in its own place when it is there already, the other lists as they are */
export const withItem = (snapshot: Snapshot, one: Item, comesBefore = last): Snapshot => {
  switch (one.kind) {
    case 'merchant':
      return { ...snapshot, merchant: one };
    case 'person':
      return { ...snapshot, persons: placed(snapshot.persons, one, comesBefore) };
    case 'bank_account':
      return { ...snapshot, bankAccounts: placed(snapshot.bankAccounts, one, comesBefore) };
    case 'payment_method':
      return { ...snapshot, paymentMethods: placed(snapshot.paymentMethods, one, comesBefore) };
    case 'requirement':
      return { ...snapshot, requirements: placed(snapshot.requirements, one, comesBefore) };
    case 'task':
      return { ...snapshot, tasks: placed(snapshot.tasks, one, comesBefore) };
    case 'ladder':
      return { ...snapshot, ladders: placed(snapshot.ladders, one, comesBefore) };
    case 'wait':
      return { ...snapshot, waits: placed(snapshot.waits, one, comesBefore) };
    case 'check_in':
      return { ...snapshot, checkIns: placed(snapshot.checkIns, one, comesBefore) };
    case 'watch':
      return { ...snapshot, watch: one };
    case 'payments':
      return { ...snapshot, payments: one };
    case 'case':
      return { ...snapshot, cases: placed(snapshot.cases, one, comesBefore) };
    case 'csat':
      return { ...snapshot, csats: placed(snapshot.csats, one, comesBefore) };
    case 'nudge':
      return { ...snapshot, nudges: placed(snapshot.nudges, one, comesBefore) };
    case 'member':
      return { ...snapshot, members: placed(snapshot.members, one, comesBefore) };
    case 'document':
      return { ...snapshot, documents: placed(snapshot.documents, one, comesBefore) };
    case 'erasure':
      return { ...snapshot, erasure: one };
    case 'account_change':
      return { ...snapshot, accountChanges: placed(snapshot.accountChanges, one, comesBefore) };
    case 'alert':
      return { ...snapshot, alerts: placed(snapshot.alerts, one, comesBefore) };
    case 'payout':
      return { ...snapshot, payouts: placed(snapshot.payouts, one, comesBefore) };
    case 'export':
      return { ...snapshot, exports: placed(snapshot.exports, one, comesBefore) };
  }
};

const without = <One extends Named>(list: readonly One[], id: string): readonly One[] => list.filter((one) => one.id !== id);

/** the snapshot without an item; undefined without its merchant */
export const withoutItem = (
  snapshot: Snapshot,
  { kind, id }: { readonly kind: ItemKind; readonly id: string },
): Snapshot | undefined => {
  switch (kind) {
    case 'merchant':
      return undefined;
    case 'person':
      return { ...snapshot, persons: without(snapshot.persons, id) };
    case 'bank_account':
      return { ...snapshot, bankAccounts: without(snapshot.bankAccounts, id) };
    case 'payment_method':
      return { ...snapshot, paymentMethods: without(snapshot.paymentMethods, id) };
    case 'requirement':
      return { ...snapshot, requirements: without(snapshot.requirements, id) };
    case 'task':
      return { ...snapshot, tasks: without(snapshot.tasks, id) };
    case 'ladder':
      return { ...snapshot, ladders: without(snapshot.ladders, id) };
    case 'wait':
      return { ...snapshot, waits: without(snapshot.waits, id) };
    case 'check_in':
      return { ...snapshot, checkIns: without(snapshot.checkIns, id) };
    case 'watch':
      return { ...snapshot, watch: undefined };
    case 'payments':
      return { ...snapshot, payments: undefined };
    case 'case':
      return { ...snapshot, cases: without(snapshot.cases, id) };
    case 'csat':
      return { ...snapshot, csats: without(snapshot.csats, id) };
    case 'nudge':
      return { ...snapshot, nudges: without(snapshot.nudges, id) };
    case 'member':
      return { ...snapshot, members: without(snapshot.members, id) };
    case 'document':
      return { ...snapshot, documents: without(snapshot.documents, id) };
    case 'erasure':
      return { ...snapshot, erasure: undefined };
    case 'account_change':
      return { ...snapshot, accountChanges: without(snapshot.accountChanges, id) };
    case 'alert':
      return { ...snapshot, alerts: without(snapshot.alerts, id) };
    case 'payout':
      return { ...snapshot, payouts: without(snapshot.payouts, id) };
    case 'export':
      return { ...snapshot, exports: without(snapshot.exports, id) };
  }
};
