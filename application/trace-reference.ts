import { joinMoney } from '../domain/trace/join-money.ts';
import type { MoneyLine, MoneyReader } from '../domain/trace/money-reader.ts';
import { type Traced, type TraceRules, traceMoney } from '../domain/trace/trace-money.ts';

/**
 * Where the money of a reference is at `now`, whatever it is the reference of: a payment, an order, the provider's number, a payout or a bank
 * line. One answer for each payment that has it; none where nobody knows it. At most five reads for the first, two more for each further batch.
 */
export async function traceReference(
  reader: MoneyReader,
  reference: string,
  rulesOf: (provider: string) => TraceRules,
  now: string,
): Promise<readonly Traced[]> {
  const found = await reader.linesOf(reference);
  const payments = found.filter(({ kind }) => kind === 'payment');
  const payouts = found.filter(({ kind }) => kind === 'payout');
  const payment = await reader.paymentOf([reference, ...payments.flatMap(({ references }) => references)]);
  if (found.length === 0 && payment === undefined) return [];
  const sent = new Map<string, Promise<{ payout: MoneyLine | undefined; banks: readonly MoneyLine[] }>>();
  const sentWith = async (batch: string) => {
    const [payout] = await reader.payoutsOf(batch);
    const own = payout?.references.at(-1);
    const banks = own === undefined ? [] : (await reader.linesOf(own)).filter(({ kind }) => kind === 'bank');
    return { payout, banks };
  };
  const traced = async (line: MoneyLine | undefined): Promise<Traced> => {
    if (line === undefined || line.batch === '')
      return traceMoney(
        joinMoney({ line, payout: undefined, banks: onlyBank(found), others: found, payment }),
        rulesOf(line?.provider ?? ''),
        now,
      );
    const known = sent.get(line.batch) ?? sentWith(line.batch);
    sent.set(line.batch, known);
    const { payout, banks } = await known;
    // an order of several payments shares its number among them: what is about one of them has a number of that one
    const shared = payments.filter((one) => one !== line).flatMap(({ references }) => references);
    const own = line.references.filter((name) => !shared.includes(name));
    const others = found.filter((one) => one.references.some((name) => own.includes(name)));
    return traceMoney(joinMoney({ line, payout, banks, others, payment }), rulesOf(line.provider ?? ''), now);
  };
  const asked = payments.length > 0 ? payments : payouts.length > 0 ? payouts.slice(0, 1) : [undefined];
  return Promise.all(asked.map(traced));
}

/** a bank line that was asked about itself */
const onlyBank = (found: readonly MoneyLine[]): readonly MoneyLine[] => found.filter(({ kind }) => kind === 'bank');
