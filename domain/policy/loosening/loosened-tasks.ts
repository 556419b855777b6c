import type { PolicyDocument } from '../policy-schema.ts';
import { missingFrom, when } from './compare.ts';

type Tasks = PolicyDocument['tasks'];
type Limits = Tasks['fourEyes']['declaredMonthlyVolumeAtLeastMinor'];

/** choices that let something through which policy would otherwise hold back */
const lettingThrough = ['approve', 'waive', 'extend', 'verify'];

const guarded = (queues: Tasks['queues'], key: string): readonly string[] =>
  queues.find((one) => one.key === key)?.choices.filter((choice) => lettingThrough.includes(choice)) ?? [];

/** a currency without a limit beside others has every declared volume reviewed; no limit at all has none */
const loosenedLimits = (before: Limits, after: Limits): readonly string[] => {
  const field = 'tasks.fourEyes.declaredMonthlyVolumeAtLeastMinor';
  if (Object.keys(before).length === 0) return [];
  if (Object.keys(after).length === 0) return [field];
  return Object.entries(after).flatMap(([currency, limit]) => when(limit > (before[currency] ?? 0), `${field}.${currency}`));
};

/** where the work of people lets more through than before: fewer pairs of eyes, more that may be chosen, longer put off */
export const loosenedTasks = (before: Tasks, after: Tasks): readonly string[] => [
  ...missingFrom(before.fourEyes.queues, after.fourEyes.queues).map((key) => `tasks.fourEyes.queues.${key}`),
  ...when(after.fourEyes.riskScoreAtLeast > before.fourEyes.riskScoreAtLeast, 'tasks.fourEyes.riskScoreAtLeast'),
  ...loosenedLimits(before.fourEyes.declaredMonthlyVolumeAtLeastMinor, after.fourEyes.declaredMonthlyVolumeAtLeastMinor),
  ...when(before.fourEyes.anyScreeningHit && !after.fourEyes.anyScreeningHit, 'tasks.fourEyes.anyScreeningHit'),
  ...when(before.routing.riskReview !== after.routing.riskReview, 'tasks.routing.riskReview'),
  ...after.queues.flatMap(({ key }) =>
    missingFrom(guarded(after.queues, key), guarded(before.queues, key)).map((choice) => `tasks.queues.${key}.choices.${choice}`),
  ),
  ...when(after.maximumSnoozeDays > before.maximumSnoozeDays, 'tasks.maximumSnoozeDays'),
];
