import { type ImportedOutcome, type ImportedRow, importMerchant } from '../domain/import/import-merchant.ts';
import { deriveMerchantId } from '../domain/merchant/derive-merchant-id.ts';
import type { BoardingNeeds } from './board-file.ts';
import { policyFor } from './unit-of-work.ts';

export interface ImportWish {
  readonly by: string;
  readonly reason: string;
  /** says what would happen, and writes nothing */
  readonly dryRun: boolean;
}

/**
 * Row after row, each a transaction of its own: a crash anywhere leaves whole merchants, and the same rows sent again do the rest and nothing
 * twice. Throws ConcurrentChange where somebody works on a merchant at the same moment for longer than a few tries.
 */
export const importMerchants = async (
  { work, merchants, policies, clock }: BoardingNeeds,
  rows: readonly ImportedRow[],
  { dryRun, ...wish }: ImportWish,
): Promise<readonly ImportedOutcome[]> => {
  const outcomes: ImportedOutcome[] = [];
  for (const row of rows) {
    const merchantId = deriveMerchantId(row.pspClient, row.reference);
    const now = clock.now();
    if (dryRun) {
      const snapshot = await merchants.load(merchantId);
      const policy = await policyFor(policies, snapshot?.merchant.policyVersion);
      outcomes.push(importMerchant(snapshot, { row, ...wish }, { now, policy }).result);
      continue;
    }
    const decide: Parameters<typeof work.run<ImportedOutcome>>[0]['decide'] = (snapshot, context) =>
      importMerchant(snapshot, { row, ...wish }, context);
    const outcome = await work.run({ merchantId, now, decide });
    outcomes.push(outcome.applied === 'now' ? outcome.decided : { kind: 'imported_before' });
  }
  return outcomes;
};
