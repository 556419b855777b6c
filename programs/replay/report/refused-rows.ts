import { applicationEventId, paymentEventId } from '../../../world/history/event-id.ts';
import type { History } from '../../../world/history/history.ts';
import type { RejectedRow } from '../../../world/history/read-rows.ts';

/** an event the application refused */
interface Refused {
  readonly id: string;
  /** ISO 8601 UTC */
  readonly at: string;
  readonly code: string;
  readonly reason: string;
}

/** it is told of and then counted: no refusal */
const HELD = 'payment_before_approval';

/**
 * What the application refused, as the rows it came from. Rows under one id are told apart by their instant; an event that came from no
 * row is left out.
 */
export function refusedRows(
  refused: readonly Refused[],
  { merchants, payments }: Pick<History, 'merchants' | 'payments'>,
  files: { readonly merchants: string; readonly payments: string },
): readonly RejectedRow[] {
  const wanted = new Set(refused.map(({ id }) => id));
  const rows = new Map<string, { readonly file: string; readonly line: number }>();
  const remember = (id: string, at: number, row: { readonly file: string; readonly line: number }): void => {
    if (!wanted.has(id)) return;
    rows.set(`${id} ${new Date(at).toISOString()}`, row);
    if (!rows.has(id)) rows.set(id, row);
  };
  for (const one of merchants) remember(applicationEventId(one), one.submittedAt, { file: files.merchants, line: one.line });
  for (const one of payments) remember(paymentEventId(one), one.at, { file: files.payments, line: one.line });
  return refused.flatMap(({ id, at, code, reason }) => {
    const row = rows.get(`${id} ${at}`) ?? rows.get(id);
    return row === undefined || code === HELD ? [] : [{ ...row, reason }];
  });
}
