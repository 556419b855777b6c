import { readdirSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import { MoneyIndex } from '../../adapters/memory/money-index.ts';
import { readSettlements } from '../../adapters/settlement-files/read-settlements.ts';
import { instantIn, type SettledLine } from '../../domain/settlement/settled-line.ts';
import type { Sighting } from '../../domain/trace/money-facts.ts';
import { BadOption } from '../../world/bad-option.ts';
import { readTable } from '../../world/history/read-table.ts';

const filesIn = (folder: string): readonly string[] => {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name }) => path.join(folder, name))
      .toSorted();
  } catch (cause) {
    throw new BadOption(`${folder} cannot be read: ${cause instanceof Error ? cause.message : cause}`);
  }
};

const instant = z.string().transform((text, context) => {
  const at = instantIn(text);
  if (at === undefined && text !== '') context.addIssue({ code: 'custom', message: 'must be a time like 2026-03-02 12:00' });
  return at;
});
const row = z.object({
  reference: z.string().min(1, 'must name the payment'),
  attempted_at: instant,
  authorised_at: instant,
  captured_at: instant,
  declined_at: instant,
});

export interface MoneyFiles {
  readonly folders: readonly string[];
  /** what happened to payments before their money moved, a CSV file */
  readonly payments?: string | undefined;
}

/**
 * All lines of settlement files and bank statements, found by reference. A file that is refused is left out whole, and named.
 * @throws BadOption for a folder, UnreadableFile for the payments
 */
export async function readMoney({
  folders,
  payments,
}: MoneyFiles): Promise<{ readonly index: MoneyIndex; readonly refused: readonly string[] }> {
  const index = new MoneyIndex();
  const refused: string[] = [];
  for (const file of folders.flatMap(filesIn)) {
    const lines: SettledLine[] = [];
    const batches = await readSettlements(file, (line) => lines.push(line));
    const name = path.basename(file);
    // a bank's statement without balances that add up is still a statement of what it booked
    const bad = (batches ?? []).find(({ status, format }) => status === 'refused' && !format.startsWith('camt'));
    if (bad !== undefined) refused.push(`${name}: ${bad.reason}`);
    else for (const line of lines) index.addLine({ ...line, file: name, provider: batches?.[0]?.format.split('-')[0] ?? '' });
  }
  if (payments === undefined) return { index, refused };
  const name = path.basename(payments);
  let line = 1;
  for await (const { reference, attempted_at, authorised_at, captured_at, declined_at } of readTable(payments, row)) {
    line += 1;
    const seen = (at: string | undefined): Sighting | undefined =>
      at === undefined ? undefined : { at, proof: { file: name, row: line } };
    const facts = {
      attempted: seen(attempted_at),
      authorised: seen(authorised_at),
      captured: seen(captured_at),
      declined: seen(declined_at),
    };
    index.addPayment(reference, Object.fromEntries(Object.entries(facts).filter(([, fact]) => fact !== undefined)));
  }
  return { index, refused };
}
