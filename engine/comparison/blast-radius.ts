import type { NextStep, TouchedMerchant, TouchedPart } from '../../domain/backtest/backtest-answer.ts';
import { rungAhead } from '../../domain/ladder/rung-timing.ts';
import { languageFor, templateOf } from '../../domain/letter/letter-texts.ts';
import { ladderOf, type Snapshot } from '../../domain/model/snapshot.ts';
import type { Policy } from '../../domain/policy/policy-schema.ts';

const nextOf = (policy: Policy, snapshot: Snapshot): NextStep | undefined => {
  const ladder = ladderOf(snapshot, snapshot.merchant.lifecycleStage);
  if (ladder === undefined || ladder.status === 'stopped') return undefined;
  const ahead = rungAhead({ policy }, snapshot, ladder);
  if (ahead === undefined) return undefined;
  const { afterWorkingDays: _days, ...rest } = ahead.rung;
  return { ...rest, step: ladder.rung + 1, at: ahead.at };
};

/** the words of the next letter, in the merchant's language */
const letterOf = (policy: Policy, { merchant }: Snapshot, next: NextStep | undefined) => {
  if (next?.template === undefined) return undefined;
  const { tag, language } = languageFor(policy, merchant.locale);
  return [templateOf(language, next.template, tag), language.words, language.signatures];
};

const timeOf = ({ tasks }: Policy, queue: string | undefined) => {
  const found = tasks.queues.find(({ key }) => key === queue);
  return found && [found.slaHours, found.calendar];
};

/** where a deadline goes that the merchant misses; undefined while it has none */
const missedIn = (policy: Policy, { requirements }: Snapshot) => {
  const owes = requirements.some(
    (one) => one.awaitingActionFrom === 'merchant' && one.deadline !== undefined && one.dueStatus === 'currently_due',
  );
  return owes ? [policy.tasks.routing.deadlineMissed, timeOf(policy, policy.tasks.routing.deadlineMissed)] : undefined;
};

/** is somebody on its way: neither gone nor asleep */
export const isInFlight = ({ merchant }: Snapshot): boolean => !['dormant', 'offboarded'].includes(merchant.lifecycleStage);

/** what would change for a merchant in flight that moved to the draft at once; undefined when nothing does */
export const touchedBy = (snapshot: Snapshot, own: Policy, draft: Policy): TouchedMerchant | undefined => {
  if (!isInFlight(snapshot)) return undefined;
  const [stays, moved] = [nextOf(own, snapshot), nextOf(draft, snapshot)];
  const seen: Readonly<Record<TouchedPart, readonly [unknown, unknown]>> = {
    step: [stays, moved],
    letter: [letterOf(own, snapshot, stays), letterOf(draft, snapshot, moved)],
    'service-level': [timeOf(own, stays?.queue), timeOf(draft, moved?.queue)],
    deadline: [missedIn(own, snapshot), missedIn(draft, snapshot)],
  };
  const parts = (['step', 'letter', 'service-level', 'deadline'] as const).filter(
    (part) => JSON.stringify(seen[part][0]) !== JSON.stringify(seen[part][1]),
  );
  if (parts.length === 0) return undefined;
  const { merchantId, lifecycleStage: stage, policyVersion: pinned, tradingName, legalName } = snapshot.merchant;
  return { merchantId, name: tradingName ?? legalName, stage, pinned, stays, moved, parts };
};
