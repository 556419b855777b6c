import type { MoneyLine, MoneyReader, PaymentFacts } from '../../domain/trace/money-reader.ts';

const keyOf = (reference: string): string => reference.trim().toLowerCase();

/** Lines and payments of one look through files, each found by its references in one step. */
export class MoneyIndex implements MoneyReader {
  readonly #lines = new Map<string, MoneyLine[]>();
  readonly #payouts = new Map<string, MoneyLine[]>();
  readonly #payments = new Map<string, PaymentFacts>();

  addLine(line: MoneyLine): void {
    const under = (map: Map<string, MoneyLine[]>, key: string): void => {
      const known = map.get(key);
      if (known === undefined) map.set(key, [line]);
      else known.push(line);
    };
    for (const key of new Set(line.references.map(keyOf))) under(this.#lines, key);
    if (line.kind === 'payout') under(this.#payouts, keyOf(line.batch));
  }
  addPayment(reference: string, facts: PaymentFacts): void {
    this.#payments.set(keyOf(reference), facts);
  }
  async linesOf(reference: string): Promise<readonly MoneyLine[]> {
    return this.#lines.get(keyOf(reference)) ?? [];
  }
  async payoutsOf(batch: string): Promise<readonly MoneyLine[]> {
    return this.#payouts.get(keyOf(batch)) ?? [];
  }
  async paymentOf(references: readonly string[]): Promise<PaymentFacts | undefined> {
    const known = references.find((one) => this.#payments.has(keyOf(one)));
    return known === undefined ? undefined : this.#payments.get(keyOf(known));
  }
}
