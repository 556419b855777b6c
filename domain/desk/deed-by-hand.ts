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
/** what a person of ours says of a requirement */
export type Said =
  | {
      readonly type: 'requirement.submitted.v1';
      readonly value?: string | undefined;
      readonly documentReference?: string | undefined;
    }
  | { readonly type: 'requirement.verified.v1' }
  | ({ readonly type: 'requirement.failed.v1' } & Verdict);

const eventOf = ({ merchant }: Snapshot, { id: requirementId }: Requirement, said: Said, { id }: Deed, now: string): About => {
  const envelope = { specversion: '1.0' as const, id, source: 'console', time: now, subject: merchant.externalReference };
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

/** no account number passes through here (demandNoAccount): nothing is sealed */
const noPepper = '';

/**
 * What a person does to a requirement, by the same rules as a fact from outside, with what follows for capabilities and for work.
 * Throws Conflict when it is no longer open to it, InvalidInput when a value is missing.
 */
export const deedByHand = (snapshot: Snapshot, known: Requirement, said: Said, deed: Deed, context: Context): Changes => {
  const event = eventOf(snapshot, known, said, deed, context.now);
  const effect = requirementFact({ event, teller: { kind: 'person', id: deed.by }, snapshot, context }, noPepper);
  if (effect.kind === 'stale') throw new Conflict({ code: 'requirement-ended', about: { status: known.dueStatus } });
  if (effect.kind === 'refused') throw new InvalidInput('value', { code: 'value-missing', about: {} });
  const base = {
    ...{ merchantId: known.merchantId, at: context.now, actor: deed.as ?? { kind: 'person' as const, id: deed.by } },
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
