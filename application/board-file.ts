import { type BoardedRow, boardRow } from '../domain/boarding/board-row.ts';
import type { BoardingRow } from '../domain/boarding/read-boarding-file.ts';
import type { Clock, MerchantStore } from '../domain/ports.ts';
import { policyFor, type Stores, type UnitOfWork } from './unit-of-work.ts';

export interface BoardingNeeds {
  readonly work: UnitOfWork;
  readonly merchants: Pick<MerchantStore, 'load'>;
  readonly policies: Stores['policies'];
  readonly clock: Clock;
}
export interface BoardingWish {
  readonly requestId: string;
  readonly by: string;
  readonly reason: string;
  /** says what would happen, and writes nothing */
  readonly dryRun: boolean;
}

/** what one row would do, by the very decision that would do it */
const tried = async (needs: BoardingNeeds, row: BoardingRow, wish: BoardingWish): Promise<BoardedRow> => {
  const snapshot = await needs.merchants.load(row.merchantId);
  const policy = await policyFor(needs.policies, snapshot?.merchant.policyVersion);
  return boardRow(snapshot, { row, ...wish }, { now: needs.clock.now(), policy }).result;
};

const done = async ({ work, clock }: BoardingNeeds, row: BoardingRow, wish: BoardingWish): Promise<BoardedRow> => {
  const { merchantId } = row;
  const outcome = await work.run({
    ...{ merchantId, now: clock.now() },
    decide: (snapshot, context) => boardRow(snapshot, { row, ...wish }, context),
  });
  return outcome.applied === 'now' ? outcome.decided : { kind: 'boarded_before' };
};

/**
 * Row after row, each a transaction of its own: a crash anywhere leaves whole rows, and the file sent again does the rest and nothing twice. Throws
 * ConcurrentChange where somebody works on a merchant at the same moment for longer than a few tries.
 */
export const boardRows = async (
  needs: BoardingNeeds,
  rows: readonly BoardingRow[],
  wish: BoardingWish,
): Promise<readonly BoardedRow[]> => {
  const outcomes: BoardedRow[] = [];
  for (const row of rows) outcomes.push(wish.dryRun ? await tried(needs, row, wish) : await done(needs, row, wish));
  return outcomes;
};
