import type { PolicyDocument } from '../policy-schema.ts';
import { ceilingOf } from '../share-ceiling.ts';
import { when } from './compare.ts';
import { loosenedChanges } from './loosened-changes.ts';
import { loosenedRequirements } from './loosened-requirements.ts';
import { loosenedRisk } from './loosened-risk.ts';
import { loosenedTasks } from './loosened-tasks.ts';

type Limits = Readonly<Record<string, number>> | undefined;
/** without limits every price takes two people; in a currency without one it does where a volume was declared */
const loosenedPricing = (before: Limits, after: Limits): readonly string[] =>
  Object.entries(after ?? {}).flatMap(([currency, limit]) =>
    when(limit > (before?.[currency] ?? 0), `pricing.twoFromMinor.${currency}`),
  );

/** at some day the customers of a country may bear more of a fee than before */
const raisedCeilings = (before: PolicyDocument, after: PolicyDocument): readonly string[] => {
  const lines = [before, after].flatMap(({ pricing }) => pricing?.shareCeilings ?? []);
  const plans = [undefined, ...lines.map(({ plan }) => plan)];
  const at = (policy: PolicyDocument, country: string, plan: string | undefined, day: string): number =>
    ceilingOf(policy, country, plan, day)?.most ?? 0;
  const days = [...new Set(lines.map(({ from }) => from))];
  const raised = [...new Set(lines.flatMap(({ countries }) => countries))].filter((country) =>
    days.some((day) => plans.some((plan) => at(after, country, plan, day) > at(before, country, plan, day))),
  );
  return raised.map((country) => `pricing.shareCeilings.${country}`);
};

/**
 * Every field in which one policy lets through what another held back: the approval and the risk rules, what is asked before an approval
 * and who may say that it is right, how long things may be put off. Empty when nothing of that is looser; then one person may publish it.
 * The difference decides, whatever the author says of it.
 */
export const loosened = (before: PolicyDocument, after: PolicyDocument): readonly string[] => [
  ...loosenedTasks(before.tasks, after.tasks),
  ...loosenedRisk(before.risk, after.risk),
  ...loosenedRequirements(before.requirements, after.requirements),
  ...loosenedPricing(before.pricing?.twoFromMinor, after.pricing?.twoFromMinor),
  ...loosenedChanges(before.accountChanges, after.accountChanges),
  ...raisedCeilings(before, after),
  ...when(before.pricing?.merchantAccepts === true && after.pricing?.merchantAccepts !== true, 'pricing.merchantAccepts'),
  ...when(after.nudges.maximumSnoozeDays > before.nudges.maximumSnoozeDays, 'nudges.maximumSnoozeDays'),
];
