import type { PolicyDocument } from '../policy-schema.ts';
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
  ...when(after.nudges.maximumSnoozeDays > before.nudges.maximumSnoozeDays, 'nudges.maximumSnoozeDays'),
];
