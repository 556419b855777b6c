import { Conflict, NotAllowed } from '../errors.ts';
import { type Context, type Decision, nothing } from '../model/decision.ts';
import type { Erasure } from '../model/erasure.ts';
import { inPieces } from '../model/in-pieces.ts';
import type { Item } from '../model/item.ts';
import { memberCore } from '../model/member.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { samePerson } from '../same-person.ts';
import { demandNoHold } from './ask-erasure.ts';
import { stagesOf } from './kept-until.ts';
import { toldOfErasure } from './told-of-erasure.ts';

export interface DecideErasureInput {
  readonly by: string;
  readonly choice: 'confirm' | 'refuse';
  readonly reason: string;
}
export type ErasureDecided =
  | { readonly kind: 'refused' }
  /** everything that the law wants kept is restricted until then */
  | { readonly kind: 'restricted'; readonly until: string };

/** Throws Conflict when nobody asked, or it was decided before; NotAllowed for whoever asked */
const askedFor = ({ erasure }: Snapshot, by: string): Erasure => {
  if (erasure === undefined) throw new Conflict({ code: 'erasure-not-asked', about: {} });
  if (erasure.status !== 'asked') throw new Conflict({ code: 'erasure-decided', about: {} });
  if (samePerson(erasure.askedBy, by)) throw new NotAllowed({ code: 'erasure-second-person', about: {} });
  return erasure;
};

/** nobody of the merchant signs in any more */
const withoutMembers = ({ members }: Snapshot): readonly Item[] =>
  members.filter(({ status }) => status !== 'removed').map((one) => ({ ...memberCore.parse(one), status: 'removed' }));

/** the merchant restricted from now on, and the day of each kind of data */
const restricted = (snapshot: Snapshot, erasure: Erasure, { policy, now }: Context) => {
  const { merchant } = snapshot;
  const stages = stagesOf(policy, merchant.country, merchant.closedAt ?? now);
  // instants sort as text, and stages come in the order they go
  const untils = stages.map((one) => one.until);
  const until = untils.reduce((_, one) => one, now);
  const first = untils.reduceRight((_, one) => one, now);
  const dueAt = [first, now].toSorted().reduce((_, one) => one, now);
  const { puts, separable } = inPieces(withoutMembers(snapshot).map((one) => ({ puts: [one], timeline: [] })));
  return {
    result: { kind: 'restricted', until } as const,
    puts: [{ ...merchant, restricted: { since: now, until } }, { ...erasure, stages, dueAt }, ...puts],
    deletes: [],
    separable,
  };
};

/** what the event says that was told when a second person confirmed it; `at` in ISO 8601 UTC */
export interface ConfirmedErasure {
  readonly by: string;
  readonly at: string;
  readonly reason: string;
}

/**
 * Confirms once more an erasure that the table has forgotten because it was restored to a moment before it. Who had asked is forgotten with it, so
 * the second person stands for both. A legal hold of before the confirmation was lifted by then; a later one stays, and nothing is erased
 * under it. Nothing where the merchant is restricted, as it is without a restore.
 */
export const confirmAgain = (snapshot: Snapshot, { by, at, reason }: ConfirmedErasure, context: Context): Decision<boolean> => {
  const { legalHold, ...free } = snapshot.merchant;
  if (free.restricted !== undefined) return nothing(false);
  const merchant = legalHold !== undefined && legalHold.at > at ? { ...free, legalHold } : free;
  const { version, askedBy, askedAt, reason: why } = snapshot.erasure ?? { version: 0, askedBy: by, askedAt: at, reason };
  const erasure: Erasure = {
    ...{ kind: 'erasure', merchantId: merchant.merchantId, id: 'persons', version, askedBy, askedAt, reason: why },
    ...{ status: 'restricted', decidedBy: by, decidedAt: at, stages: [], removed: [] },
  };
  const { result, ...changes } = restricted({ ...snapshot, merchant }, erasure, context);
  const told = { by, until: result.until };
  const actor = { kind: 'system', id: 'erase-persons' } as const;
  return { ...changes, result: true, timeline: [toldOfErasure(merchant, 'erasure.confirmed.v1', actor, context, told, reason)] };
};

/**
 * A second person confirms or refuses an erasure. Confirmed, the merchant is restricted from now on; each kind of data is erased once the law
 * no longer asks for it, the first at once. Throws Conflict when nobody asked, when it was decided before, under a legal hold; NotAllowed for
 * the same person.
 */
export function decideErasure(snapshot: Snapshot, input: DecideErasureInput, context: Context): Decision<ErasureDecided> {
  const { merchant } = snapshot;
  const { by, choice, reason } = input;
  const asked = askedFor(snapshot, by);
  const { now } = context;
  const decided = { ...asked, decidedBy: by, decidedAt: now };
  const actor = { kind: 'person', id: by } as const;
  if (choice === 'refuse')
    return {
      result: { kind: 'refused' },
      puts: [merchant, { ...decided, status: 'refused' }],
      deletes: [],
      timeline: [toldOfErasure(merchant, 'erasure.refused.v1', actor, context, { by }, reason)],
    };
  demandNoHold(merchant);
  const { result, ...changes } = restricted(snapshot, { ...decided, status: 'restricted' }, context);
  const told = { by, until: result.until };
  return { result, ...changes, timeline: [toldOfErasure(merchant, 'erasure.confirmed.v1', actor, context, told, reason)] };
}
