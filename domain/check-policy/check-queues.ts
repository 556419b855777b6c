import { playbooks } from '../playbooks/registry.ts';
import type { PolicyDocument } from '../policy/policy-schema.ts';
import { ofTheMerchant, type QueuePolicy } from '../policy/task-schema.ts';
import { type Finding, finding, repeated } from './finding.ts';

/** the choices without which a queue cannot take the work a route leads to: what the playbooks that ask it declare */
const neededFor = (route: string): readonly string[] => [
  ...new Set(playbooks.flatMap(({ asks }) => Object.values(asks).flatMap(({ queue, needs }) => (queue === route ? needs : [])))),
];

/** what no playbook asks, and the choices it needs */
const needed: Readonly<Record<string, readonly string[]>> = {
  verification: ['verify', 'reject'],
  boarding: ['board', 'remove'],
  pricing: ['agree'],
  screening: ['screened'],
  security: ['release_payouts'],
};

/** the queues an overdue task passes until it is shown where it began; none where it never comes back */
const loopFrom = (queues: readonly QueuePolicy[], { key: from }: QueuePolicy): readonly string[][] => {
  const passed = [from];
  for (;;) {
    const next = queues.find(({ key }) => key === passed.at(-1))?.escalatesTo;
    if (next === from) return [[...passed, from]];
    if (next === undefined || passed.includes(next)) return [];
    passed.push(next);
  }
};

/** every queue named exists and can decide what it is asked */
export const checkQueues = (policy: PolicyDocument): readonly Finding[] => {
  const { queues, routing, fourEyes, digest } = policy.tasks;
  const keys = queues.map((one) => one.key);
  const known = (field: string, key: string | undefined): readonly Finding[] =>
    key === undefined || keys.includes(key) ? [] : [finding(field, 'name-unknown', { what: 'queue', name: key, known: keys })];
  const routed = [
    ['deadlineMissed', routing.deadlineMissed],
    ['riskReview', routing.riskReview],
    ['careCritical', routing.careCritical],
    ['overdue', routing.overdue],
    ['verification', routing.verification],
    ['boarding', routing.boarding],
    ['followUp', routing.followUp],
    ['caseOpened', routing.caseOpened],
    ['pricing', routing.pricing],
    ['screening', routing.screening],
    ['callBack', routing.callBack],
    ['accountHolder', routing.accountHolder],
    ['changeApproval', routing.changeApproval],
    ['security', routing.security],
  ] as const;
  return [
    ...repeated(keys, (index) => `tasks.queues.${index}.key`),
    ...queues.flatMap((one, index) => [
      ...known(`tasks.queues.${index}.escalatesTo`, one.escalatesTo),
      ...loopFrom(queues, one).map((round) =>
        finding(`tasks.queues.${index}.escalatesTo`, 'escalates-in-a-loop', { queues: round }),
      ),
      ...(one.calendar !== ofTheMerchant && policy.calendars[one.calendar] === undefined
        ? [
            finding(`tasks.queues.${index}.calendar`, 'name-unknown', {
              what: 'calendar',
              name: one.calendar,
              known: [...Object.keys(policy.calendars), ofTheMerchant],
            }),
          ]
        : []),
    ]),
    ...routed.flatMap(([work, key]) => {
      const choices = queues.find((one) => one.key === key)?.choices;
      const missing = [...neededFor(work), ...(needed[work] ?? [])].filter(
        (one) => choices !== undefined && !choices.includes(one),
      );
      return [
        ...known(`tasks.routing.${work}`, key),
        ...(key === undefined || missing.length === 0
          ? []
          : [finding(`tasks.routing.${work}`, 'queue-cannot-decide', { queue: key, choices: missing })]),
      ];
    }),
    ...policy.requirements.catalogue.flatMap((one, index) => known(`requirements.catalogue.${index}.queue`, one.queue)),
    ...(digest === undefined || Object.hasOwn(policy.calendars, digest.calendar)
      ? []
      : [
          finding('tasks.digest.calendar', 'name-unknown', {
            ...{ what: 'calendar', name: digest.calendar, known: Object.keys(policy.calendars) },
          }),
        ]),
    ...fourEyes.queues.flatMap((key, index) => known(`tasks.fourEyes.queues.${index}`, key)),
    ...policy.nudges.ladders.flatMap((ladder, at) =>
      ladder.rungs.flatMap((one, index) =>
        one.kind === 'task' ? known(`nudges.ladders.${at}.rungs.${index}.queue`, one.queue) : [],
      ),
    ),
    ...(['ourMoveLimits', 'providerMoveLimits'] as const).flatMap((limits) => [
      ...policy[limits].flatMap((one, index) => known(`${limits}.${index}.queue`, one.queue)),
      ...repeated(
        policy[limits].map((one) => one.stage),
        (index) => `${limits}.${index}.stage`,
      ),
    ]),
  ];
};
