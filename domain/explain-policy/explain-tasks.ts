import type { PolicyDocument } from '../policy/policy-schema.ts';
import { ofTheMerchant, type QueuePolicy } from '../policy/task-schema.ts';
import type { PolicySentence } from './policy-sentence.ts';
import { queueNamed } from './queue-named.ts';

const explainQueue = (policy: PolicyDocument, queue: QueuePolicy): PolicySentence => {
  const { key, title, slaHours: hours, choices, byHand, call, escalatesTo } = queue;
  const known = policy.calendars[queue.calendar];
  const calendar =
    queue.calendar === ofTheMerchant
      ? ('merchant' as const)
      : { key: queue.calendar, ...(known === undefined ? {} : { opens: known.opens, closes: known.closes }) };
  const late = escalatesTo === undefined ? {} : { late: queueNamed(policy, escalatesTo) };
  return { id: `queue/${key}`, code: 'queue', about: { key, title, hours, calendar, choices, byHand, call, ...late } };
};

const optional = [
  'verification',
  'followUp',
  'caseOpened',
  'pricing',
  'screening',
  'boarding',
  'callBack',
  'accountHolder',
  'changeApproval',
  'security',
] as const;

/** where work goes that a policy may do without */
const explainOwnWork = (policy: PolicyDocument): readonly PolicySentence[] =>
  optional.flatMap((work): readonly PolicySentence[] => {
    const queue = policy.tasks.routing[work];
    return queue === undefined
      ? []
      : [{ id: `routing/${work}`, code: `routing-${work}`, about: { queue: queueNamed(policy, queue) } }];
  });

/** the queues of manual work, how fast each is worked, and when two people must agree */
export const explainTasks = (policy: PolicyDocument): readonly PolicySentence[] => {
  const { routing, fourEyes, maximumSnoozeDays: taskDays, digest } = policy.tasks;
  const named = (key: string) => queueNamed(policy, key);
  return [
    ...policy.tasks.queues.map((one) => explainQueue(policy, one)),
    {
      id: 'routing',
      code: 'routing',
      about: {
        deadlineMissed: named(routing.deadlineMissed),
        riskReview: named(routing.riskReview),
        careCritical: named(routing.careCritical),
        overdue: named(routing.overdue),
      },
    },
    ...explainOwnWork(policy),
    {
      id: 'four-eyes',
      code: 'four-eyes',
      about: {
        score: fourEyes.riskScoreAtLeast,
        volume: fourEyes.declaredMonthlyVolumeAtLeastMinor,
        screeningHit: fourEyes.anyScreeningHit,
        queues: fourEyes.queues.map(named),
      },
    },
    { id: 'snooze', code: 'snooze', about: { taskDays, merchantDays: policy.nudges.maximumSnoozeDays } },
    ...(digest === undefined ? [] : [{ id: 'digest', code: 'digest', about: digest } as const]),
    { id: 'waiving', code: 'waiving', about: {} },
  ];
};
