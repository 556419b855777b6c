import type { Snapshot } from './snapshot.ts';

/** Has the merchant left, or asked to? */
export function isGone(snapshot: Snapshot): boolean {
  const { merchant } = snapshot;
  return (
    merchant.lifecycleStage === 'offboarded' ||
    merchant.operationalStatus === 'canceled' ||
    merchant.withdrawalRequestedAt !== undefined
  );
}
