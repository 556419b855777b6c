import { readPolicy } from '../../domain/check-policy/read-policy.ts';
import type { Policy } from '../../domain/policy/policy-schema.ts';
import { documentOf } from '../../domain/policy/version.ts';
import type { DeskSettings } from '../../world/desk/desk-settings.ts';

/** a policy that presses: short ladders, few nudges, short service levels, a quick end. Throws when the policy may not be like that */
export function harshPolicy(policy: Policy): Policy {
  const { nudges, tasks, care, ...rest } = documentOf(policy);
  const read = readPolicy({
    ...rest,
    title: 'A harsh policy',
    nudges: {
      ...nudges,
      ladders: nudges.ladders.map((ladder) => ({
        ...ladder,
        stalledAfterWorkingDays: 1,
        rungs: ladder.rungs.map((rung, at) => ({ ...rung, afterWorkingDays: 1 + 2 * at })),
      })),
      quietHours: { from: '18:00', to: '10:00' },
      caps: [{ days: 7, nudges: 1 }],
      holdOutPercent: 40,
    },
    tasks: { ...tasks, queues: tasks.queues.map((queue) => ({ ...queue, slaHours: 1 })) },
    care: { ...care, dormantAfterSilentDays: 30 },
  });
  if (read.ok) return read.policy;
  throw new RangeError(read.findings.map(({ field, message }) => `the harsh policy: ${field} ${message}`).join('\n'));
}

/** a desk that is late, and closes and declines; one of its people is a lead and nobody else may review risk */
export const harshDesk: DeskSettings = {
  people: [
    { id: 'eva@desk.example.com', name: 'Eva', roles: ['analyst'] },
    { id: 'felix@desk.example.com', name: 'Felix', roles: ['analyst', 'risk'] },
    { id: 'gil@desk.example.com', name: 'Gil', roles: ['lead', 'risk'] },
  ],
  claimAfterBusinessHours: [
    [0, 0.5],
    [0.5, 12],
    [1, 90],
  ],
  handlingMinutes: [
    [0, 1],
    [1, 600],
  ],
  choices: {
    onboarding_deadlines: { extend: 0.4, close: 0.3, waive: 0.3 },
    onboarding_call: { contacted: 0.4, no_answer: 0.4, close: 0.2 },
    onboarding_rescue: { continue: 0.5, close: 0.5 },
    risk_review: { approve: 0.5, decline: 0.2, request_information: 0.3 },
    activation_call: { contacted: 0.3, no_answer: 0.4, close: 0.3 },
    activation_rescue: { continue: 0.3, sleep: 0.4, close: 0.3 },
    care_critical: { contacted: 0.4, resolved: 0.3, close: 0.3 },
    leads: { handled: 1 },
    provider_chase: { chased: 0.7, close: 0.3 },
  },
};
