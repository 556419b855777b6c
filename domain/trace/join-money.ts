import type { MoneyFacts, Sighting } from './money-facts.ts';
import type { MoneyLine, PaymentFacts } from './money-reader.ts';

const byTime = (lines: readonly MoneyLine[]): readonly MoneyLine[] =>
  lines
    .flatMap((line) => (line.at === undefined ? [] : [{ ...line, at: line.at }]))
    .toSorted((one, other) => (one.at < other.at ? -1 : 1));
const sighting = ({ at = '', file, row }: MoneyLine): Sighting => ({ at, proof: { file, row } });

export interface Joined {
  /** the payment, or where a payout was asked about the payout */
  readonly line: MoneyLine | undefined;
  readonly payout: MoneyLine | undefined;
  readonly banks: readonly MoneyLine[];
  /** lines about the same payment: refunds and disputes among them */
  readonly others: readonly MoneyLine[];
  readonly payment: PaymentFacts | undefined;
}

/** What all that was found says of one payment. A bank line the other way round, after the first, is the money coming back. */
export const joinMoney = ({ line, payout, banks, others, payment = {} }: Joined): MoneyFacts => {
  const last = (kind: MoneyLine['kind']): MoneyLine | undefined => byTime(others.filter((one) => one.kind === kind)).at(-1);
  const [refund, chargeback, reversal] = [last('refund'), last('chargeback'), last('reversal')];
  const reversed = (reversal?.at ?? '') > (chargeback?.at ?? '');
  const [bank, ...later] = byTime(banks);
  const back = later.find(({ net }) => bank !== undefined && net < 0n !== bank.net < 0n);
  return {
    ...payment,
    ...(line?.at !== undefined && { settled: { ...sighting(line), batch: line.batch } }),
    ...(payout?.at !== undefined && { payout: { ...sighting(payout), reference: payout.references[0] ?? payout.batch } }),
    ...(bank !== undefined && { bank: sighting(bank) }),
    ...(payout?.sentBackAt !== undefined && { returned: sighting({ ...payout, at: payout.sentBackAt }) }),
    ...(back !== undefined && { returned: sighting(back) }),
    ...(refund !== undefined && { refunded: sighting(refund) }),
    ...(chargeback !== undefined && !reversed && { disputed: sighting(chargeback) }),
  };
};
