import { olist } from './olist-profile.ts';
import { plain } from './plain-profile.ts';
import type { HistoricMerchant, HistoricPayment, Parsed, Profile } from './profile.ts';
import { readRecords, UnreadableFile } from './read-records.ts';
import { type RejectedRow, readRows } from './read-rows.ts';

const profiles: readonly Profile[] = [olist, plain];

/** the line of its file a row stands on, from 1 */
interface OnLine {
  readonly line: number;
}

export interface History {
  readonly profile: Profile;
  readonly merchants: readonly (HistoricMerchant & OnLine)[];
  readonly payments: readonly (HistoricPayment & OnLine)[];
  readonly rejected: readonly RejectedRow[];
  readonly skipped: Readonly<Record<string, number>>;
}

/**
 * Reads both files; what is at or after `until` (epoch ms) does not enter.
 * @throws UnreadableFile when a file is missing or has columns no profile knows
 */
export async function readHistory(files: { merchants: string; payments: string }, until: number): Promise<History> {
  const profile = profileFor(files.merchants, await headerOf(files.merchants));
  const rejected: RejectedRow[] = [];
  const skipped: Record<string, number> = {};
  const collect = async <T>(
    file: string,
    columns: readonly string[],
    read: (cells: Readonly<Record<string, string>>) => Parsed<T>,
    at: (value: T) => number,
    keep: (value: T, line: number) => string | undefined,
  ) => {
    for await (const { line, cells } of readRows(file, columns, (row) => rejected.push(row))) {
      const parsed = read(cells);
      if ('reason' in parsed) rejected.push({ file, line, reason: parsed.reason });
      else if ('skip' in parsed) skipped[parsed.skip] = (skipped[parsed.skip] ?? 0) + 1;
      else if (at(parsed.ok) >= until) skipped['at or after --until'] = (skipped['at or after --until'] ?? 0) + 1;
      else {
        const reason = keep(parsed.ok, line);
        if (reason !== undefined) rejected.push({ file, line, reason });
      }
    }
  };
  const merchants = new Map<string, HistoricMerchant & OnLine>();
  await collect(
    files.merchants,
    profile.merchantColumns,
    profile.merchant,
    (m) => m.submittedAt,
    (merchant, line) => {
      const known = merchants.get(merchant.externalReference);
      if (known !== undefined)
        return `the reference ${merchant.externalReference} is already on line ${known.line}: a reference names one merchant`;
      merchants.set(merchant.externalReference, { ...merchant, line });
      return undefined;
    },
  );
  const payments: (HistoricPayment & OnLine)[] = [];
  await collect(
    files.payments,
    profile.paymentColumns,
    profile.payment,
    (p) => p.at,
    (payment, line) => {
      if (!merchants.has(payment.externalReference))
        return `the merchant ${payment.externalReference} is not in ${files.merchants}: add it there or remove the payment`;
      payments.push({ ...payment, line });
      return undefined;
    },
  );
  return {
    profile,
    merchants: [...merchants.values()].sort(
      (a, b) => a.submittedAt - b.submittedAt || compare(a.externalReference, b.externalReference),
    ),
    payments: payments.sort((a, b) => a.at - b.at || compare(a.paymentId, b.paymentId)),
    rejected,
    skipped,
  };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function profileFor(file: string, header: readonly string[]): Profile {
  const found = profiles.find((profile) => profile.merchantColumns.every((column) => header.includes(column)));
  if (found !== undefined) return found;
  const separator = header.length === 1 ? /[;\t|]/.exec(header[0] ?? '')?.[0] : undefined;
  if (separator !== undefined)
    throw new UnreadableFile(`${file} has its columns apart by ${JSON.stringify(separator)}: write it with commas between them.`);
  const lacks = ({ merchantColumns }: Profile) => merchantColumns.filter((column) => !header.includes(column));
  const [nearest, ...others] = profiles.toSorted((a, b) => lacks(a).length - lacks(b).length);
  const wanted = others.map(({ name, merchantColumns }) => `${name}: ${merchantColumns.join(', ')}`).join('; or ');
  throw new UnreadableFile(
    `${file} has columns no importer knows. As ${nearest?.name} it lacks ${nearest === undefined ? '' : lacks(nearest).join(', ')}; there is also ${wanted}.`,
  );
}

async function headerOf(file: string): Promise<readonly string[]> {
  for await (const record of readRecords(file)) {
    if ('cells' in record) return record.cells;
    throw new UnreadableFile(`${file}, line ${record.line}: ${record.broken}. The first line must name the columns.`);
  }
  throw new UnreadableFile(`${file} is empty: the first line must name its columns.`);
}
