import { factsOfCase } from '../../../domain/case/facts-of-case.ts';
import { movesOfFacts } from '../../../domain/case/standing.ts';
import { timeByParty } from '../../../domain/case-clock/time-by-party.ts';
import { parseEvent } from '../../../domain/events.ts';
import { recordFact } from '../../../domain/fact/record-fact.ts';
import type { Snapshot } from '../../../domain/model/snapshot.ts';
import { at, registered, tuesday } from '../given.ts';
import { caseId, committed, inHand, theCase } from './given-case.ts';

export const minute = (n: number): string => new Date(Date.parse(tuesday) + n * 60_000).toISOString();
const teller = { kind: 'outside', source: 'desk' } as const;

/** something the desk tells: when it happened, and the number it gave it */
export interface Told {
  readonly at: number;
  readonly seq: number;
  readonly type: string;
  readonly data: object;
}
export const told = (at: number, seq: number, type: string, data: object = {}): Told => ({ at, seq, type, data });
export const decided = (snapshot: Snapshot, { at: when, seq, type, data }: Told, now = minute(100_000)) => {
  const raw = { specversion: '1.0', id: `e-${seq}`, type, source: 'desk', time: minute(when), subject: 'shop-1' };
  const parsed = parseEvent(JSON.parse(JSON.stringify({ ...raw, data: { caseId, seq, ...data } })));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.rejection));
  const event = parsed.event as Parameters<typeof recordFact>[1]['event'];
  return recordFact(snapshot, { event, teller, pepper: 'p' }, at(now));
};
/** as they come, each id once */
export const hears = (all: readonly Told[], from = registered()): Snapshot => {
  const seen = new Set<number>();
  return all.reduce((snapshot, one) => {
    if (seen.has(one.seq)) return snapshot;
    seen.add(one.seq);
    return committed(snapshot, decided(snapshot, one), at(minute(100_000)));
  }, from);
};
export const opens = told(0, 0, 'case.opened.v1', { title: 'Where is it?', severity: 'high', topic: 'payout' });
export const writes = (when: number, seq: number, direction: string) =>
  told(when, seq, 'case.message.written.v1', { messageId: `m${seq}`, direction });
export const waitedUntil = (snapshot: Snapshot, end: number) => {
  const time = timeByParty(movesOfFacts(factsOfCase(theCase(snapshot))), Date.parse(minute(end)));
  return Object.fromEntries(Object.entries(time).map(([party, ms]) => [party, ms / 60_000]));
};

export const inHandTerms = () => theCase(inHand()).terms;
