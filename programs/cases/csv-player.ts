import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { removing } from '@firstsale/laptop-cloud/platform';
import * as z from 'zod';
import { readHistory } from '../../world/history/history.ts';
import { utcToInstant } from '../../world/history/local-time.ts';
import { UnreadableFile } from '../../world/history/read-lines.ts';
import { type Outcome, outcome, playerOf } from './player.ts';

const given = z.strictObject({ merchantsBase64: z.base64(), paymentsBase64: z.base64(), until: z.string() });
const counts = z.strictObject({ merchants: z.int(), payments: z.int(), rejected: z.int() });
const expected = z.union([counts, z.strictObject({ refused: z.literal(true), names: z.string() })]);

interface Import {
  readonly counts?: z.infer<typeof counts>;
  readonly refused?: string;
}

const importOf = async ({ merchantsBase64, paymentsBase64, until }: z.infer<typeof given>): Promise<Import> => {
  const folder = mkdtempSync(join(tmpdir(), 'cases-'));
  const files = { merchants: join(folder, 'merchants.csv'), payments: join(folder, 'payments.csv') };
  try {
    writeFileSync(files.merchants, Buffer.from(merchantsBase64, 'base64'));
    writeFileSync(files.payments, Buffer.from(paymentsBase64, 'base64'));
    const end = utcToInstant(until);
    if (end === undefined) throw new RangeError(`until is "${until}": it must be a day like 2026-06-01`);
    const { merchants, payments, rejected } = await readHistory(files, end);
    return { counts: { merchants: merchants.length, payments: payments.length, rejected: rejected.length } };
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    return { refused: error.message };
  } finally {
    rmSync(folder, removing);
  }
};

/** every row entered: nothing was lost on the way */
const readRightly = ({ counts: found }: Import): boolean =>
  found !== undefined && found.merchants > 0 && found.payments > 0 && found.rejected === 0;

/** Two files imported as a replay imports them; where a case says "or read", a file read rightly is as good as one refused. */
export const csvPlayer = playerOf(given, expected, async (files, expect, why): Promise<Outcome> => {
  const came = await importOf(files);
  if (!('refused' in expect)) return outcome(JSON.stringify(came.counts) === JSON.stringify(expect), came);
  const refused = came.refused?.includes(expect.names) ?? false;
  return outcome(refused || (why.includes('or read') && readRightly(came)), came);
});
