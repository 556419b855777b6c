import { hash } from 'node:crypto';
import * as z from 'zod';
import { addWorkingDays } from '../calendar/working-days.ts';
import { minorOf } from '../settlement/decimal.ts';
import type { SettledLine } from '../settlement/settled-line.ts';
import type { TraceRules } from '../trace/trace-money.ts';
import { instant } from '../values.ts';
import { keptReferences } from './kept-line.ts';

/** money of a batch that should be on the bank's statement, and by when */
export const awaitedPayout = z.object({
  id: z.string(),
  provider: z.string(),
  batch: z.string(),
  /** what the bank may call it */
  references: z.array(z.string()),
  currency: z.string(),
  /** Σ net of its lines */
  sumMinor: z.number(),
  /** when it was announced to be sent; none where the provider announced nothing */
  sentAt: instant.optional(),
  expectedBy: instant,
  /** whose payments are in it, as far as one of them is known */
  merchantId: z.string().optional(),
  state: z.enum(['open', 'late', 'paid']),
  /** the entry of the bank's statement */
  bank: z.object({ at: instant.optional(), file: z.string(), row: z.int(), minor: z.number() }).optional(),
  /** what the bank has beyond Σ net: never hidden */
  notExplainedMinor: z.number().optional(),
});
export type AwaitedPayout = z.infer<typeof awaitedPayout>;

/** numbers of payments by which it is looked for whose a batch is */
const SAMPLES = 5;
/** a file has a batch a day and currency; more than this is another kind of file */
const MOST_BATCHES = 5_000;

interface Gathered {
  readonly batch: string;
  readonly currency: string;
  sum: bigint;
  latest: string;
  payout: { readonly at: string | undefined; readonly references: readonly string[] } | undefined;
  readonly samples: string[];
}

export interface GatheredPayout {
  readonly payout: AwaitedPayout;
  /** numbers of some of its payments */
  readonly samples: readonly string[];
}

/** Hears the lines of a provider's file, and says which payouts follow from them. */
export const payoutGatherer = () => {
  const batches = new Map<string, Gathered>();
  return {
    hear: (line: SettledLine): void => {
      if (line.kind === 'bank' || line.batch === '') return;
      const key = `${line.batch}/${line.currency}`;
      const known = batches.get(key);
      if (known === undefined && batches.size >= MOST_BATCHES) return;
      const one = known ?? { batch: line.batch, currency: line.currency, sum: 0n, latest: '', payout: undefined, samples: [] };
      batches.set(key, one);
      if (line.kind === 'payout') {
        one.payout = { at: line.at, references: keptReferences(line) };
        return;
      }
      one.sum += line.net;
      const { at = '' } = line;
      if (at > one.latest) one.latest = at;
      const [first] = line.references;
      if (line.kind === 'payment' && first !== undefined && one.samples.length < SAMPLES)
        one.samples.push(...line.references.slice(0, 2));
    },
    /** those whose money moves to us; a batch that takes money is no payout */
    payouts: (provider: string, { calendar, times }: TraceRules): readonly GatheredPayout[] =>
      [...batches.values()].flatMap(({ batch, currency, sum, latest, payout, samples }): GatheredPayout[] => {
        const sentAt = payout?.at;
        const from = sentAt ?? latest;
        if (sum <= 0n || from === '') return [];
        const days = sentAt === undefined ? times.payOut + times.bank : times.bank;
        return [
          {
            samples,
            payout: {
              ...{ id: hash('sha256', JSON.stringify([provider, batch, currency])).slice(0, 16), provider, batch, currency },
              ...{ references: [...(payout?.references ?? [batch])], sumMinor: minorOf(sum, currency), state: 'open' },
              ...(sentAt !== undefined && { sentAt }),
              expectedBy: addWorkingDays(calendar, from, days),
            },
          },
        ];
      }),
  };
};

type BankLine = Pick<SettledLine, 'row' | 'net' | 'currency' | 'references'> & { readonly at?: string; readonly file: string };

/** The payout as the bank's entry ends it. What the entry has beyond the sum of its lines is said, in a line of its own. */
export const paidBy = (payout: AwaitedPayout, line: BankLine): AwaitedPayout => {
  const minor = minorOf(line.net, payout.currency);
  const beyond = minor - payout.sumMinor;
  return {
    ...payout,
    state: 'paid',
    bank: { ...(line.at !== undefined && { at: line.at }), file: line.file, row: line.row, minor },
    ...(beyond !== 0 && { notExplainedMinor: beyond }),
  };
};

/** Does a bank's entry name this payout: it brings money of its currency, and has one of its numbers. */
export const namesPayout = ({ references, currency }: AwaitedPayout, line: BankLine): boolean => {
  if (line.net <= 0n || line.currency !== currency) return false;
  const named = new Set(line.references.map((one) => one.toLowerCase()));
  return references.some((one) => one.length >= 4 && named.has(one.toLowerCase()));
};
