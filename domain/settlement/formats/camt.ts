import type { Batch } from '../batch.ts';
import { type Decimal, decimalOf } from '../decimal.ts';
import { referencesIn, type SettledLine, seenAt } from '../settled-line.ts';

/** what is read of a statement (camt.053), a report (camt.052) or a notification (camt.054) of ISO 20022; amounts as they are written */
export interface BankMessage {
  readonly reference: string;
  /** of the account, where it is named */
  readonly currency: string;
  readonly balances: readonly BankAmount[];
  readonly entries: readonly BankEntry[];
}
/** an entry, with what its bank and the payer wrote on it, and the day it was booked */
export interface BankEntry extends BankAmount {
  readonly texts?: readonly string[];
  readonly bookedAt?: string;
}
interface BankAmount {
  /** of a balance: OPBD, PRCD, CLBD …; empty for an entry */
  readonly code: string;
  readonly amount: string;
  readonly currency: string;
  /** CRDT or DBIT */
  readonly direction: string;
}

const signed = ({ amount, direction }: BankAmount): Decimal | undefined => {
  const value = decimalOf(amount);
  if (value === undefined) return undefined;
  // a reversal is booked with the direction it has now: its mark turns no sign
  if (direction === 'CRDT') return value;
  return direction === 'DBIT' ? -value : undefined;
};

/**
 * The sum of the entries, and by how much the closing balance differs from the opening one and that sum. The opening balance is OPBD, else the
 * closing balance of the time before (PRCD); without both balances nothing can be compared.
 */
export const bankBatch = ({ reference, currency, balances, entries }: BankMessage): Batch => {
  const amounts = entries.map(signed);
  const bad = amounts.indexOf(undefined);
  const sum = amounts.reduce<Decimal>((total, one) => total + (one ?? 0n), 0n);
  const of = (code: string): BankAmount | undefined => balances.find((one) => one.code === code);
  const opening = of('OPBD') ?? of('PRCD');
  const closing = balances.findLast((one) => one.code === 'CLBD');
  const named = [currency, entries[0]?.currency, opening?.currency, closing?.currency].find(
    (one) => one !== undefined && one !== '',
  );
  const batch = { reference, lines: entries.length, currency: named ?? null, sum };
  if (bad >= 0)
    return { ...batch, refused: `entry ${bad + 1} has no readable amount and direction: ask the bank for the file again.` };
  if (opening === undefined || closing === undefined) return batch;
  const [before, after] = [signed(opening), signed(closing)];
  if (before === undefined || after === undefined)
    return { ...batch, refused: 'a balance has no readable amount and direction: ask the bank for the file again.' };
  return { ...batch, difference: after - before - sum };
};

/** The entries as lines that can be found: by each text, and by each word of it that has a figure, for a payout is named among others. */
export const bankLines = ({ currency, entries }: BankMessage): readonly SettledLine[] =>
  entries.map((entry, n) => {
    const texts = entry.texts ?? [];
    const words = texts.flatMap((text) => text.split(/[\s,;/]+/)).filter((word) => word.length >= 4 && /\d/.test(word));
    return {
      ...{ row: n + 1, kind: 'bank', references: referencesIn(...texts, ...words), batch: '', net: signed(entry) ?? 0n },
      ...{ currency: entry.currency === '' ? currency : entry.currency, ...seenAt(entry.bookedAt ?? '') },
    };
  });
