import * as z from 'zod';
import type { CareCase } from '../model/care.ts';
import type { CaseFact, caseHappenings } from '../model/case-parts.ts';
import type { Changes } from '../model/decision.ts';
import { overlay } from '../model/overlay-changes.ts';
import type { Snapshot } from '../model/snapshot.ts';
import type { TimelineEntry } from '../model/timeline-entry.ts';
import { factsOfCase, takeFact, takenBack, withoutPresumed } from './facts-of-case.ts';
import { openingsOf, partyAfter } from './standing.ts';

/** the entries that tell what whom a case waits for follows from */
const happenings: Readonly<Record<string, (typeof caseHappenings)[number]>> = {
  'case.opened.v1': 'opened',
  'case.replied.v1': 'heard',
  'case.answered.v1': 'answered',
  'case.provider-asked.v1': 'provider_asked',
  'case.refund-asked.v1': 'provider_asked',
  'case.provider-answered.v1': 'provider_answered',
  'case.merchant-asked.v1': 'merchant_asked',
  'case.merchant-answered.v1': 'merchant_answered',
  'case.issue-opened.v1': 'issue_opened',
  'case.issue-done.v1': 'issue_done',
  'case.resolved.v1': 'resolved',
  'case.closed.v1': 'closed',
  'case.merged.v1': 'closed',
  'case.unmerged.v1': 'opened',
};

const seq = z.number().optional();
const about = z.looseObject({
  ...{ caseId: z.string(), of: z.string().optional(), stale: z.string().optional(), seq },
  presumed: z.literal(true).optional(),
  requester: z.looseObject({ kind: z.string() }).optional(),
});
/** a message of a help desk: whether it counts, and as what */
const message = z.looseObject({
  ...{ caseId: z.string(), messageId: z.string(), counts: z.enum(['heard', 'answered']).optional(), seq },
});

interface ToldFact {
  readonly caseId: string;
  readonly fact: CaseFact;
}

/** What an entry tells of a case, undefined for every other. A fact that came late is one too; of a merchant that has left nothing is kept. */
export const factTold = ({ type, at, data }: TimelineEntry): ToldFact | undefined => {
  if (type === 'case.message.written.v1') {
    const { caseId, messageId: of, counts: what, seq: place } = message.parse(data);
    return what === undefined ? undefined : { caseId, fact: { at, what, of, ...(place !== undefined && { seq: place }) } };
  }
  const what = happenings[type];
  if (what === undefined) return undefined;
  const { caseId, of: named, stale, seq: place, presumed, requester } = about.parse(data);
  // a provider that asks is whom the case waits for once we have answered
  const asker = what === 'opened' && requester?.kind === 'provider' ? 'provider' : named;
  const of = type === 'case.unmerged.v1' ? takenBack : asker;
  if (stale === 'merchant_closed') return undefined;
  return {
    caseId,
    fact: {
      ...{ at, what },
      ...(of !== undefined && { of }),
      ...(place !== undefined && { seq: place }),
      ...(presumed !== undefined && { presumed }),
    },
  };
};

/** its latest opening */
const opening = ({ reopenedAt, openedAt }: Pick<CareCase, 'openedAt' | 'reopenedAt'>): string => reopenedAt ?? openedAt;

/**
 * A case whose order somebody else knows better: when it was opened, opened again and closed follow from all that happened. The run that had it
 * in hand `before` has the same opening in hand, where that began earlier than was known.
 */
const inTheirOrder = (known: CareCase, before: CareCase | undefined, happened: readonly CaseFact[]): CareCase => {
  const facts = withoutPresumed(happened);
  const openings = openingsOf(facts);
  const { closedAt: _closed, reopenedAt: _again, ...rest } = known;
  const reopenedAt = openings.length > 1 ? openings.at(-1)?.at : undefined;
  const closedAt = partyAfter(facts) === 'closed' ? facts.findLast(({ what }) => what === 'closed')?.at : undefined;
  const next: CareCase = {
    ...rest,
    openedAt: openings[0]?.at ?? known.openedAt,
    ...(reopenedAt !== undefined && { reopenedAt }),
    ...(closedAt !== undefined && { closedAt }),
  };
  const isSame = before !== undefined && before.takenFor === opening(before) && opening(next) < opening(before);
  return isSame ? { ...next, takenFor: opening(next) } : next;
};

/** Changes with what their entries tell of cases kept on the cases: in the same transaction, so that both always say the same. */
export const withCaseFacts = <Made extends Changes>(snapshot: Snapshot, changes: Made): Made => {
  const told = changes.timeline.flatMap((entry) => factTold(entry) ?? []);
  if (told.length === 0) return changes;
  const { cases } = overlay(snapshot, changes);
  const grown = [...new Set(told.map(({ caseId }) => caseId))].flatMap((caseId): CareCase[] => {
    const known = cases.find(({ id }) => id === caseId);
    if (known === undefined) return [];
    const old = snapshot.cases.find(({ id }) => id === caseId);
    const before = old === undefined ? [] : (old.happened ?? factsOfCase(old));
    const news = told.filter((one) => one.caseId === caseId).map(({ fact }) => fact);
    const happened = news.reduce(takeFact, before);
    if (happened === before && old?.happened !== undefined) return [];
    // where what was known came first, and nobody numbers it, what was decided by it stands
    const isLate = before.some((fact, n) => fact !== happened[n]);
    const isNumbered = news.some(({ seq: numbered }) => numbered !== undefined);
    return [{ ...(isLate || isNumbered ? inTheirOrder(known, old, happened) : known), happened: [...happened] }];
  });
  const isGrown = ({ kind, id }: { readonly kind: string; readonly id: string }): boolean =>
    kind === 'case' && grown.some((one) => one.id === id);
  return { ...changes, puts: [...changes.puts.filter((one) => !isGrown(one)), ...grown] };
};
