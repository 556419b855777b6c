import { Conflict, NotAllowed } from '../errors.ts';
import type { Context, Decision } from '../model/decision.ts';
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
  const stages = stagesOf(context.policy, merchant.country, merchant.closedAt ?? now);
  // instants sort as text, and stages come in the order they go
  const untils = stages.map((one) => one.until);
  const until = untils.reduce((_, one) => one, now);
  const first = untils.reduceRight((_, one) => one, now);
  const dueAt = [first, now].toSorted().reduce((_, one) => one, now);
  const pieces = inPieces(withoutMembers(snapshot).map((one) => ({ puts: [one], timeline: [] })));
  return {
    result: { kind: 'restricted', until },
    puts: [
      { ...merchant, restricted: { since: now, until } },
      { ...decided, status: 'restricted', stages, dueAt },
      ...pieces.puts,
    ],
    deletes: [],
    separable: pieces.separable,
    timeline: [toldOfErasure(merchant, 'erasure.confirmed.v1', actor, context, { by, until }, reason)],
  };
}
