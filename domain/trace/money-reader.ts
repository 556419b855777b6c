import type { SettledLine } from '../settlement/settled-line.ts';
import type { MoneyFacts } from './money-facts.ts';

/** a line of a settlement file, a payout or an entry of a bank statement, with the file it stands in */
export interface MoneyLine extends Omit<SettledLine, 'row'> {
  readonly file: string;
  /** whose file it is; absent for a bank's, and for what an event told */
  readonly provider?: string;
  /** as in the file; null for what an event told */
  readonly row: number | null;
  /** of a payout: when it came back, ISO 8601 UTC */
  readonly sentBackAt?: string;
}
/** what the payment's own events say */
export type PaymentFacts = Pick<MoneyFacts, 'attempted' | 'declined' | 'authorised' | 'captured' | 'refunded' | 'disputed'>;

/** Finds by reference, without regard to case: each call is one read, and nothing is scanned. */
export interface MoneyReader {
  linesOf(reference: string): Promise<readonly MoneyLine[]>;
  /** payouts of a batch */
  payoutsOf(batch: string): Promise<readonly MoneyLine[]>;
  /** the first payment that is known by one of these */
  paymentOf(references: readonly string[]): Promise<PaymentFacts | undefined>;
}
