import { later } from '../calendar/earlier.ts';
import { movedByPauses } from '../calendar/pauses.ts';
import type { Changes, Context } from '../model/decision.ts';
import type { Merchant } from '../model/merchant.ts';
import type { Outage } from '../model/outage.ts';
import type { Requirement } from '../model/requirement.ts';
import { type Concerned, checkedBy, concerns, namedOutage, pausesOf } from './touched.ts';

type Of = Pick<Merchant, 'country' | 'stageHistory'>;
type Times = Pick<Context, 'outages' | 'now' | 'policy'>;

/** who moved a deadline that no person moved */
export const movedBy = 'outage';

/** whom an outage must concern to move a requirement's deadline: the stage in which it is due, and who checks it */
export const concernedBy = (
  { country }: Pick<Merchant, 'country'>,
  { id, dueIn }: Requirement,
  policy: Context['policy'],
): Concerned => ({ country, stage: dueIn, uses: checkedBy(policy, [id]) });

/** ms that outages have given already; a deadline that was set anew since has been given nothing */
const given = ({ deadline, deadlineHistory }: Requirement): number => {
  let [at, ms] = [deadline, 0];
  for (const { from, to, by } of deadlineHistory.toReversed()) {
    if (to !== at) break;
    if (by === movedBy) ms += Date.parse(to) - Date.parse(from);
    at = from;
  }
  return ms;
};

/** since when its deadline runs: opened, due with its stage, or asked for once more */
const runsSince = ({ stageHistory }: Pick<Merchant, 'stageHistory'>, requirement: Requirement): string => {
  const entered = stageHistory.findLast(({ stage }) => stage === requirement.dueIn)?.at ?? requirement.openedAt;
  const since = later(requirement.openedAt, entered);
  return requirement.verificationStatus === 'failed' ? later(since, requirement.factAt ?? since) : since;
};

/** outages that are over by now and concern a requirement, and the deadline they leave it with; undefined when it has none that may move */
const deadlineAfter = (merchant: Of, requirement: Requirement, { outages = [], now, policy }: Times) => {
  const { deadline: from, dueStatus } = requirement;
  if (from === undefined || dueStatus !== 'currently_due' || outages.length === 0) return undefined;
  const concerned = concernedBy(merchant, requirement, policy);
  const over = outages.filter((one) => one.until <= now && concerns(one, concerned));
  const before = new Date(Date.parse(from) - given(requirement)).toISOString();
  const to = movedByPauses(runsSince(merchant, requirement), before, pausesOf(over, concerned));
  return to > from ? { from, to, over } : undefined;
};

/**
 * A requirement's deadline after the outages that are over by now: later by the time they took of it, together, whatever they overlap. The same
 * outage moves it once. Told on the timeline; undefined when the deadline stays.
 */
export const moveDeadline = (merchant: Of, requirement: Requirement, times: Times): Changes | undefined => {
  const { deadlineHistory, merchantId, id } = requirement;
  const after = deadlineAfter(merchant, requirement, times);
  if (after === undefined) return undefined;
  const { from, to, over } = after;
  const { now } = times;
  const [last] = over.toSorted((one, other) => (one.until > other.until ? -1 : 1));
  const change = { from, to, at: now, by: movedBy, reason: movedBy };
  return {
    puts: [{ ...requirement, deadline: to, dueAt: to, deadlineHistory: [...deadlineHistory, change] }],
    deletes: [],
    timeline: [
      {
        ...{ merchantId, id: `outage/${id}/${to}`, at: now, type: 'requirement.extended.v1', reason: movedBy },
        actor: { kind: 'system', id: movedBy },
        data: { requirementId: id, from, to, ...(last && namedOutage(last)) },
      },
    ],
  };
};

/**
 * A deadline that an outage moved, moved again from what it was before: `known` answers the outages that counted at an instant (ISO 8601
 * UTC). Undefined when it comes to the same, and for a deadline that no outage moved last.
 */
export const otherDeadline = (
  merchant: Of,
  requirement: Requirement,
  known: (at: string) => readonly Outage[],
  policy: Context['policy'],
): { readonly stored: string | null; readonly recomputed: string } | undefined => {
  const { deadline, deadlineHistory, factAt = '' } = requirement;
  const last = deadlineHistory.at(-1);
  // what was handed in or refused since is no longer what it was when its deadline moved
  if (last?.by !== movedBy || factAt > last.at) return undefined;
  const { from, at } = last;
  const before: Requirement = {
    ...{ ...requirement, dueStatus: 'currently_due', deadline: from },
    deadlineHistory: deadlineHistory.slice(0, -1),
  };
  const recomputed = deadlineAfter(merchant, before, { outages: known(at), now: at, policy })?.to ?? from;
  return recomputed === deadline ? undefined : { stored: deadline ?? null, recomputed };
};
