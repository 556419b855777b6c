import type { Decimal } from './decimal.ts';

export type LineKind = 'payment' | 'refund' | 'chargeback' | 'reversal' | 'fee' | 'reserve' | 'adjustment' | 'payout' | 'bank';

/** One line of a settlement file, a payout, or an entry of a bank statement: the same shape for all of them. */
export interface SettledLine {
  /** of the file, 1 is its first line; of a bank's message the number of the entry */
  readonly row: number;
  readonly kind: LineKind;
  /** every number it can be found by: the payment's, the order's, the provider's, the bank's */
  readonly references: readonly string[];
  /** what it is paid out with; empty while it is in no batch */
  readonly batch: string;
  /** what it adds to the payout, less what it takes */
  readonly net: Decimal;
  readonly currency: string;
  /** ISO 8601 UTC; undefined where the file does not say */
  readonly at?: string;
}

/** hears each line of a file as it is read; the file may still be refused */
export type HearLine = (line: SettledLine) => void;
export const nobody: HearLine = () => undefined;

const written = /^(\d{4}-\d{2}-\d{2})(?:[ T](\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?(Z|[+-]\d{2}:?\d{2})?)?$/;

/** An instant or a day as files write them, in UTC where they name no offset; undefined for anything else. */
export const instantIn = (text: string): string | undefined => {
  const match = written.exec(text.trim());
  if (match === null) return undefined;
  const [, day, time = '00:00', offset = 'Z'] = match;
  const at = Date.parse(`${day}T${time}${offset}`);
  return Number.isNaN(at) ? undefined : new Date(at).toISOString();
};

/** references that say something, each once */
export const referencesIn = (...texts: readonly string[]): readonly string[] => [
  ...new Set(texts.map((text) => text.trim()).filter((text) => text !== '')),
];

/** the instant as a part of a line, left out where there is none */
export const seenAt = (...texts: readonly string[]): { readonly at?: string } => {
  const at = texts.map(instantIn).find((one) => one !== undefined);
  return at === undefined ? {} : { at };
};
