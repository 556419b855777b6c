import type { PolicyDocument } from '../policy/policy-schema.ts';
import type { Team } from '../policy/team-schema.ts';
import type { PolicySentence } from './policy-sentence.ts';
import { queueNamed } from './queue-named.ts';

const worksOf = (policy: PolicyDocument, { works, currency }: Team) =>
  works.map(({ queue, priceMinor, ...caps }) => ({
    ...caps,
    queue: queueNamed(policy, queue),
    ...(priceMinor === undefined || currency === undefined ? {} : { price: { [currency]: priceMinor } }),
  }));

/** who shares work, and how */
export const explainSharing = (policy: PolicyDocument): readonly PolicySentence[] => {
  const { teams, allocations } = policy.sharing;
  const titleOf = (key: string): string => teams.find((one) => one.key === key)?.title ?? key;
  return [
    ...teams.map((team): PolicySentence => {
      const { key, title, languages, skills, openIn } = team;
      const about = { key, title, supplier: team.whose === 'supplier', languages, skills, openIn, works: worksOf(policy, team) };
      return { id: `team/${key}`, code: 'team-works', about };
    }),
    ...allocations.map(({ key, queue, countries, segments, asks, inLanguage, shares }): PolicySentence => {
      const named = shares.map(({ team, share }) => ({ title: titleOf(team), share }));
      const about = { queue: queueNamed(policy, queue), countries, segments, asks, inLanguage, shares: named };
      return { id: `allocation/${key}`, code: 'queue-shared', about };
    }),
  ];
};
