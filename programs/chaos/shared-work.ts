import type { Policy } from '../../domain/policy/policy-schema.ts';
import type { Team } from '../../domain/policy/team-schema.ts';
import { documentOf } from '../../domain/policy/version.ts';
import type { Laptop, Signatory } from '../../world/laptop.ts';

/** queues most of a journey's tasks are in */
export const sharedQueues = ['verification', 'risk_review', 'boarding'] as const;

const works = (caps: object) => sharedQueues.map((queue) => ({ queue, ...caps }));
const team = (key: string, openIn: string[], caps: object = {}): Team => ({
  ...{ key, title: key, whose: 'own', languages: [], skills: [], openIn },
  works: works(caps),
});

/** three teams: one around the clock, one in its office hours, one with caps */
export const withSharing = (policy: Policy): Policy => ({
  ...policy,
  sharing: {
    teams: [team('alpha', []), team('beta', ['gb']), team('gamma', [], { maximumADay: 2, maximumOpen: 1 })],
    allocations: sharedQueues.map((queue) => ({
      ...{ key: queue, queue, countries: [], segments: [], asks: [], inLanguage: false },
      shares: [
        { team: 'alpha', share: 50 },
        { team: 'beta', share: 30 },
        { team: 'gamma', share: 20 },
      ],
    })),
  },
});

/** published before anybody applies; a process that begins again asks for the same under the same key */
export const publishSharing = async (laptop: Laptop, by: Signatory, policy: Policy): Promise<void> => {
  const wish = { policy: documentOf(withSharing(policy)), basedOn: policy.version, reason: 'teams share work' };
  const { status, body } = await laptop.cloud.kernel.request('publish the teams', () =>
    laptop.post(by, '/policy', wish, 'teams share work'),
  );
  if (status >= 300) throw new Error(`the teams were not published: ${JSON.stringify(body)}`);
};
