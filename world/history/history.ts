import { olist } from './olist-profile.ts';
import { plain } from './plain-profile.ts';
import type { HistoricMerchant, HistoricPayment, Parsed, Profile } from './profile.ts';
import { UnreadableFile } from './read-lines.ts';
import { readRecords } from './read-records.ts';
import { otherSeparator, type RejectedRow, readRows, separatedBy } from './read-rows.ts';

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

/** the two files of a history */
export interface HistoryFiles {
  readonly merchants: string;
  readonly payments: string;
}

/** what one row says by itself */
export type HistoryRow =
  | { readonly kind: 'merchant'; readonly merchant: HistoricMerchant & OnLine }
  | { readonly kind: 'payment'; readonly payment: HistoricPayment & OnLine }
  | { readonly kind: 'rejected'; readonly row: RejectedRow }
  | { readonly kind: 'skipped'; readonly because: string };

/** @throws UnreadableFile when the file of the merchants is missing or has columns no profile knows */
export const profileOf = async ({ merchants }: HistoryFiles): Promise<Profile> =>
  profileFor(merchants, await headerOf(merchants));

async function* rowsOf<T>(
  file: string,
  columns: readonly string[],
  read: (cells: Readonly<Record<string, string>>) => Parsed<T>,
  made: (value: T, line: number) => { readonly at: number; readonly row: HistoryRow },
  until: number,
): AsyncGenerator<HistoryRow> {
  const refused: RejectedRow[] = [];
  const rejected = function* (): Generator<HistoryRow> {
    for (const row of refused.splice(0)) yield { kind: 'rejected', row };
  };
  for await (const { line, cells } of readRows(file, columns, (row) => refused.push(row))) {
    yield* rejected();
    const parsed = read(cells);
    if ('reason' in parsed) yield { kind: 'rejected', row: { file, line, reason: parsed.reason } };
    else if ('skip' in parsed) yield { kind: 'skipped', because: parsed.skip };
    else {
      const { at, row } = made(parsed.ok, line);
      yield at >= until ? { kind: 'skipped', because: 'at or after --until' } : row;
    }
  }
  yield* rejected();
}

/**
 * Streams both files, the merchants first; what is at or after `until` (epoch ms) does not enter.
 * @throws UnreadableFile when a file is missing or lacks columns
 */
export async function* streamHistory(files: HistoryFiles, profile: Profile, until: number): AsyncGenerator<HistoryRow> {
  const merchant = (one: HistoricMerchant, line: number) =>
    ({ at: one.submittedAt, row: { kind: 'merchant', merchant: { ...one, line } } }) as const;
  yield* rowsOf(files.merchants, profile.merchantColumns, profile.merchant, merchant, until);
  const payment = (one: HistoricPayment, line: number) =>
    ({ at: one.at, row: { kind: 'payment', payment: { ...one, line } } }) as const;
  yield* rowsOf(files.payments, profile.paymentColumns, profile.payment, payment, until);
}

/** puts rows together: a reference names one merchant, a payment belongs to a merchant that is there. Merchants come before payments */
export class GatheredHistory {
  readonly #files: HistoryFiles;
  readonly #merchants = new Map<string, HistoricMerchant & OnLine>();
  readonly #payments: (HistoricPayment & OnLine)[] = [];
  readonly #rejected: RejectedRow[] = [];
  readonly #skipped: Record<string, number> = {};

  constructor(files: HistoryFiles) {
    this.#files = files;
  }

  add(row: HistoryRow): void {
    switch (row.kind) {
      case 'rejected':
        this.#rejected.push(row.row);
        return;
      case 'skipped':
        this.#skipped[row.because] = (this.#skipped[row.because] ?? 0) + 1;
        return;
      case 'merchant':
        this.#addMerchant(row.merchant);
        return;
      case 'payment':
        this.#addPayment(row.payment);
    }
  }

  /** merchants by when they applied, payments by when they were made */
  history(): Omit<History, 'profile'> {
    const merchants = [...this.#merchants.values()].sort(
      (a, b) => a.submittedAt - b.submittedAt || compare(a.externalReference, b.externalReference),
    );
    const payments = this.#payments.sort((a, b) => a.at - b.at || compare(a.paymentId, b.paymentId));
    return { merchants, payments, rejected: this.#rejected, skipped: this.#skipped };
  }

  #addMerchant(merchant: HistoricMerchant & OnLine): void {
    const { externalReference, line } = merchant;
    const known = this.#merchants.get(externalReference);
    if (known === undefined) this.#merchants.set(externalReference, merchant);
    else
      this.#rejected.push({
        file: this.#files.merchants,
        line,
        reason: `the reference ${externalReference} is already on line ${known.line}: a reference names one merchant`,
      });
  }

  #addPayment(payment: HistoricPayment & OnLine): void {
    const { externalReference, line } = payment;
    const { merchants, payments: file } = this.#files;
    if (this.#merchants.has(externalReference)) this.#payments.push(payment);
    else
      this.#rejected.push({
        file,
        line,
        reason: `the merchant ${externalReference} is not in ${merchants}: add it there or remove the payment`,
      });
  }
}

/**
 * Reads both files whole.
 * @throws UnreadableFile when a file is missing or has columns no profile knows
 */
export async function readHistory(files: HistoryFiles, until: number): Promise<History> {
  const profile = await profileOf(files);
  const gathered = new GatheredHistory(files);
  for await (const row of streamHistory(files, profile, until)) gathered.add(row);
  return { profile, ...gathered.history() };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function profileFor(file: string, header: readonly string[]): Profile {
  const found = profiles.find((profile) => profile.merchantColumns.every((column) => header.includes(column)));
  if (found !== undefined) return found;
  const separator = otherSeparator(header);
  if (separator !== undefined) throw separatedBy(file, separator);
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
