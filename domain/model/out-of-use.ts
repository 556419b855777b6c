import type { Policy } from '../policy/policy-schema.ts';
import { type AccountChange, holdsPayouts } from './account-change.ts';
import type { CareCase, CheckIn } from './care.ts';
import { countedAt } from './counted-at.ts';
import type { Context } from './decision.ts';
import type { Item } from './item.ts';
import type { Nudge } from './ladder.ts';
import { formerLogos } from './logos.ts';
import { isOpen } from './requirement-state.ts';
import { findRequirement, type Snapshot } from './snapshot.ts';
import type { Task } from './task.ts';

const dayMs = 86_400_000;

/** is an item finished: nothing will be done about it any more, and nobody but a person opens it again */
export const isOver = (item: Item): boolean => {
  switch (item.kind) {
    case 'task':
      return item.status === 'cancelled' || (item.status === 'decided' && item.appliedAt !== undefined);
    case 'nudge':
      return item.status === 'delivered' || item.status === 'failed';
    case 'check_in':
      return item.status === 'closed';
    case 'account_change':
      return (item.status === 'closed' || item.status === 'stopped') && !holdsPayouts(item);
    case 'case':
      return item.closedAt !== undefined;
    case 'payout':
    case 'export':
      return true;
    default:
      return false;
  }
};

/** the caps count the latest messages within their days, the gap looks at the last one; a failed one may be confirmed for a day */
const nudgesOutOfUse = (nudges: readonly Nudge[], { caps }: Policy['nudges'], now: number): readonly Nudge[] => {
  const sent = nudges
    .filter(({ purpose }) => purpose === undefined)
    .flatMap((one) => countedAt(one) ?? [])
    .toSorted((a, b) => (a < b ? 1 : -1));
  const counted = (one: Nudge): boolean => {
    // one that was read by nobody is not among them
    const at = String(countedAt(one));
    const before = sent.indexOf(at);
    return before === 0 || caps.some((cap) => before < cap.nudges && Date.parse(at) + cap.days * dayMs > now);
  };
  return nudges.filter((one) =>
    one.status === 'failed'
      ? Date.parse(one.failedAt) + dayMs <= now
      : isOver(one) && (one.purpose !== undefined || !counted(one)),
  );
};

/** of what people decided: a deadline asked about that still runs, the verdict of the risk check, an end, what was handled last in a queue */
const tasksOutOfUse = (snapshot: Snapshot): readonly Task[] => {
  const lastIn = new Map<string, string>();
  for (const one of snapshot.tasks)
    if (one.status === 'decided' && one.decision.at > (lastIn.get(one.queue) ?? '')) lastIn.set(one.queue, one.decision.at);
  const entered = snapshot.merchant.stageHistory.reduce((_, { at }) => at, '');
  return snapshot.tasks.filter((one) => {
    if (!isOver(one)) return false;
    if (one.status !== 'decided') return true;
    const { at, choice } = one.decision;
    const requirement = one.subjectKind === 'requirement' ? findRequirement(snapshot, one.subjectId) : undefined;
    if (requirement !== undefined && isOpen(requirement) && one.openedAt >= (requirement.deadline ?? '')) return false;
    if (one.subjectKind === 'risk_review' && snapshot.merchant.lifecycleStage === 'risk_check') return false;
    return choice !== 'close' && (at !== lastIn.get(one.queue) || at < entered);
  });
};

/** the planned ones stay: a merchant that wakes up does not have them again */
const checkInsOutOfUse = (checkIns: readonly CheckIn[]): readonly CheckIn[] =>
  checkIns.filter((one) => isOver(one) && one.id !== `d${one.day}`);

/** the one closed last stays: a rating may be offered for it */
const casesOutOfUse = (cases: readonly CareCase[]): readonly CareCase[] => {
  const last = cases.reduce((latest, { closedAt = '' }) => (closedAt > latest ? closedAt : latest), '');
  return cases.filter(({ closedAt }) => closedAt !== undefined && closedAt < last);
};

/** of the last weeks people still want to see what came of them */
const changesOutOfUse = (changes: readonly AccountChange[], now: number): readonly AccountChange[] =>
  changes.filter(
    (one) =>
      isOver(one) && [one.closedAt, one.stopped?.at].some((end) => end !== undefined && Date.parse(end) + 90 * dayMs <= now),
  );

/** finished items that no rule needs any more: caps, ladders, health and ratings are the same without them */
export const outOfUse = (snapshot: Snapshot, { now, policy }: Context): readonly Item[] => [
  ...casesOutOfUse(snapshot.cases),
  ...nudgesOutOfUse(snapshot.nudges, policy.nudges, Date.parse(now)),
  ...tasksOutOfUse(snapshot),
  ...checkInsOutOfUse(snapshot.checkIns),
  ...formerLogos(snapshot.documents),
  ...changesOutOfUse(snapshot.accountChanges, Date.parse(now)),
];
