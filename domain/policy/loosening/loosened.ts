import type { PolicyDocument } from '../policy-schema.ts';
import { when } from './compare.ts';
import { loosenedRequirements } from './loosened-requirements.ts';
import { loosenedRisk } from './loosened-risk.ts';
import { loosenedTasks } from './loosened-tasks.ts';

/**
 * Every field in which one policy lets through what another held back: the approval and the risk rules, what is asked before an approval
 * and who may say that it is right, how long things may be put off. Empty when nothing of that is looser; then one person may publish it.
 * The difference decides, whatever the author says of it.
 */
export const loosened = (before: PolicyDocument, after: PolicyDocument): readonly string[] => [
  ...loosenedTasks(before.tasks, after.tasks),
  ...loosenedRisk(before.risk, after.risk),
  ...loosenedRequirements(before.requirements, after.requirements),
  ...when(after.nudges.maximumSnoozeDays > before.nudges.maximumSnoozeDays, 'nudges.maximumSnoozeDays'),
];
