import { type AwaitedPayout, type GatheredPayout, namesPayout, paidBy, payoutGatherer } from '../domain/intake/awaited-payout.ts';
import { referenceHash } from '../domain/intake/found-by.ts';
import { lineIdentity, placesOf } from '../domain/intake/kept-line.ts';
import { chargebackFacts, type Payee } from '../domain/intake/late-payout.ts';
import type { AwaitedPayouts, LinePacks, PackedFile, TakenFiles } from '../domain/intake/settlement-ports.ts';
import { noteOf, type TakenFile } from '../domain/intake/taken-file.ts';
import type { EventPublisher } from '../domain/ports.ts';
import { minorOf } from '../domain/settlement/decimal.ts';
import type { SettledBatch } from '../domain/settlement/settled-batch.ts';
import type { HearLine, SettledLine } from '../domain/settlement/settled-line.ts';
import type { MoneyLine } from '../domain/trace/money-reader.ts';
import type { TraceRules } from '../domain/trace/trace-money.ts';
import { tellCame } from './tell-payouts.ts';

/** a file, wherever it lies: it may be read more than once, and its content has a name of its own */
export interface SettlementSource {
  readonly name: string;
  readonly contentId: () => Promise<string>;
  /** what its own totals say; undefined for what is no settlement by its name */
  readonly read: (hear?: HearLine) => Promise<readonly SettledBatch[] | undefined>;
}

export interface SettlementNeeds {
  readonly files: TakenFiles;
  readonly packs: LinePacks;
  readonly payouts: AwaitedPayouts;
  /** whose payment one of these is; undefined where nobody knows */
  readonly ownerOf: (references: readonly string[]) => Promise<string | undefined>;
  readonly rules: (provider: string) => TraceRules;
  readonly publisher: EventPublisher;
  readonly payeeOf: (merchantId: string) => Promise<Payee | undefined>;
}

/** lines held in memory at a time: a larger file is read again for the next part of what they are found by */
const PART_LINES = 100_000;
/** payouts a bank's file is compared with, and a provider's file is looked up for */
const UNPAID = 2_000;
/** chargebacks told of from one file: a file with more is an accident that people look into as a whole */
const CHARGEBACKS = 500;

type Taken = { readonly kind: 'taken' | 'refused' | 'known'; readonly file: TakenFile };
interface Arrival {
  readonly way: TakenFile['way'];
  readonly at: string;
}

const providerOf = (format: string): string => format.split('-')[0] ?? format;

/** the lines of a file by what they are found by, a part of them at a time */
async function packLines(source: SettlementSource, packs: LinePacks, file: PackedFile, lines: number): Promise<void> {
  const parts = Math.max(1, Math.ceil(lines / PART_LINES));
  for (let part = 0; part < parts; part += 1) {
    const placed = new Map<string, SettledLine[]>();
    await source.read((line) => {
      for (const place of placesOf(line)) {
        if (Number.parseInt(place.slice(0, 4), 16) % parts !== part) continue;
        const known = placed.get(place);
        if (known === undefined) placed.set(place, [line]);
        else known.push(line);
      }
    });
    await packs.put(file, placed);
  }
}

/** one whose merchant nobody knows stays in the trace alone */
const tellChargeback = async (needs: SettlementNeeds, line: SettledLine, provider: string, now: string): Promise<void> => {
  const merchantId = await needs.ownerOf(line.references);
  const payee = merchantId === undefined ? undefined : await needs.payeeOf(merchantId);
  if (payee === undefined) return;
  const { references, currency } = line;
  const minor = Math.abs(Math.round(minorOf(line.net, currency)));
  const told = { identity: lineIdentity(line), references, currency, amountMinor: minor, at: line.at ?? now };
  await needs.publisher.publish(chargebackFacts(told, provider, payee));
};

/** the bank's entries that end a payout */
const endPayouts = async (needs: SettlementNeeds, bank: readonly MoneyLine[], now: string): Promise<void> => {
  const { payouts } = needs;
  if (bank.length === 0) return;
  const unpaid = await payouts.unpaid(UNPAID);
  for (const payout of unpaid) {
    const line = bank.find((one) => namesPayout(payout, { ...one, row: one.row ?? 0 }));
    if (line === undefined) continue;
    const paid = paidBy(payout, { ...line, row: line.row ?? 0 });
    if (payout.state === 'late') await tellCame(needs, paid, now);
    await payouts.move(payout, paid);
  }
};

/** a payout is awaited from the file that tells of it; where the bank was faster, it has come */
const awaitPayout = async (needs: SettlementNeeds, { payout, samples }: GatheredPayout): Promise<void> => {
  const { payouts, packs } = needs;
  const merchantId = await needs.ownerOf(samples);
  const awaited: AwaitedPayout = { ...payout, ...(merchantId !== undefined && { merchantId }) };
  await payouts.await(awaited);
  const lines = await Promise.all(payout.references.map((one) => packs.at(referenceHash(one))));
  const bank = lines.flat().find((one) => one.kind === 'bank' && namesPayout(payout, { ...one, row: one.row ?? 0 }));
  if (bank !== undefined) await payouts.move(awaited, paidBy(awaited, { ...bank, row: bank.row ?? 0 }));
};

/**
 * Takes a settlement file or bank statement in, or refuses it whole. First it is read for its own totals; only then are its lines kept, and the
 * payouts that follow from them. Its note is written last: what fails between is done again, and writes the same. Undefined for what is no settlement.
 */
export async function takeSettlement(
  needs: SettlementNeeds,
  source: SettlementSource,
  { way, at }: Arrival,
): Promise<Taken | undefined> {
  const id = await source.contentId();
  const known = await needs.files.find(id);
  if (known !== undefined) return { kind: 'known', file: known };
  const bank: MoneyLine[] = [];
  const chargebacks: SettledLine[] = [];
  const gatherer = payoutGatherer();
  let lines = 0;
  const hear = (line: SettledLine): void => {
    lines += 1;
    if (line.kind === 'bank') bank.push({ ...line, file: source.name });
    if (line.kind === 'chargeback' && chargebacks.length < CHARGEBACKS) chargebacks.push(line);
    gatherer.hear(line);
  };
  const batches = await source.read(hear);
  if (batches === undefined) return undefined;
  const note = noteOf({ id, name: source.name, way, at }, batches);
  if (note.status === 'refused') {
    await needs.files.note(note);
    return { kind: 'refused', file: note };
  }
  const provider = providerOf(note.format);
  await packLines(source, needs.packs, { id, name: source.name, provider, day: at.slice(0, 10) }, lines);
  for (const one of gatherer.payouts(provider, needs.rules(provider))) await awaitPayout(needs, one);
  await endPayouts(needs, bank, at);
  for (const line of chargebacks) await tellChargeback(needs, line, provider, at);
  await needs.files.note(note);
  return { kind: 'taken', file: note };
}
