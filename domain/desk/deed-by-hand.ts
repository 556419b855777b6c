import { withSettledCapabilities } from '../capability/settle-capabilities.ts';
import { Conflict, InvalidInput } from '../errors.ts';
import type { FactEvent } from '../events/inbound.ts';
import { requirementFact } from '../fact/requirement-fact.ts';
import type { Changes, Context } from '../model/decision.ts';
import type { Requirement } from '../model/requirement.ts';
import type { Snapshot } from '../model/snapshot.ts';
import type { Json, TimelineEntry } from '../model/timeline-entry.ts';
import type { Actor } from '../values.ts';
import { withSettledWork } from '../work/settle-work.ts';

type About = Extract<FactEvent, { type: 'requirement.submitted.v1' | 'requirement.verified.v1' | 'requirement.failed.v1' }>;

export interface Deed {
  /** names the deed: its repeat has the same */
  readonly id: string;
  readonly by: string;
  /** in whose name, where that is not a person of ours */
  readonly as?: Actor | undefined;
  readonly reason?: string | undefined;
  /** told beside what was done */
  readonly told?: Readonly<Record<string, Json>>;
}

interface Verdict {
  readonly code: string;
  readonly remediation: string;
}
/** what is said of a requirement */
export type Said =
  | {
      readonly type: 'requirement.submitted.v1';
      readonly value?: string | undefined;
      readonly documentReference?: string | undefined;
    }
  | { readonly type: 'requirement.verified.v1' }
  | ({ readonly type: 'requirement.failed.v1' } & Verdict);

/** what the merchant's page is known by; policy believes it in nothing that others verify */
const pageSource = 'merchant-page';

const eventOf = (
  { merchant }: Snapshot,
  { id: requirementId }: Requirement,
  said: Said,
  { id, as: actor }: Deed,
  now: string,
): About => {
  const source = actor?.kind === 'merchant' ? pageSource : 'console';
  const envelope = { specversion: '1.0' as const, id, source, time: now, subject: merchant.externalReference };
  const about = { pspClient: merchant.pspClient, requirementId };
  switch (said.type) {
    case 'requirement.verified.v1':
      return { ...envelope, type: said.type, data: about };
    case 'requirement.failed.v1':
      return { ...envelope, type: said.type, data: { ...about, code: said.code, remediation: said.remediation } };
    case 'requirement.submitted.v1': {
      const { value, documentReference } = said;
      return { ...envelope, type: said.type, data: { ...about, value, documentReference } };
    }
  }
};

/** where no account number passes through: nothing is sealed */
const noPepper = '';

/**
 * What a person, or the merchant on its page, does to a requirement, by the same rules as a fact from outside, with what follows for
 * capabilities and for work. `pepper` seals an account number.
 * Throws Conflict when it is no longer open to it or takes an account change, InvalidInput when a value is missing.
 */
export const deedByHand = (
  snapshot: Snapshot,
  known: Requirement,
  said: Said,
  deed: Deed,
  context: Context,
  pepper = noPepper,
): Changes => {
  const event = eventOf(snapshot, known, said, deed, context.now);
  const actor: Actor = deed.as ?? { kind: 'person', id: deed.by };
  const teller =
    actor.kind === 'merchant' ? { kind: 'outside' as const, source: pageSource } : { kind: 'person' as const, id: deed.by };
  const effect = requirementFact({ event, teller, snapshot, context }, pepper);
  if (effect.kind === 'stale') throw new Conflict({ code: 'requirement-ended', about: { status: known.dueStatus } });
  if (effect.kind === 'refused' && effect.rejection.code === 'account_change_wanted')
    throw new Conflict({ code: 'change-wanted', about: {} });
  if (effect.kind === 'refused') throw new InvalidInput('value', { code: 'value-missing', about: {} });
  const base = {
    ...{ merchantId: known.merchantId, at: context.now, actor },
    ...(deed.reason === undefined ? {} : { reason: deed.reason }),
  };
  const verdict = said.type === 'requirement.failed.v1' ? { code: said.code, remediation: said.remediation } : {};
  const own: TimelineEntry = {
    ...base,
    ...{ id: deed.id, type: said.type, data: { requirementId: known.id, ...verdict, ...deed.told } },
  };
  const follows = (effect.follows ?? []).map(
    ({ part, type, data }): TimelineEntry => ({ ...base, id: `${deed.id}/${part}`, type, data }),
  );
  const changes: Changes = { puts: effect.puts, deletes: effect.deletes ?? [], timeline: [own, ...follows] };
  return withSettledWork(snapshot, withSettledCapabilities(snapshot, changes, context.now), context);
};
