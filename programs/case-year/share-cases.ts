import type { Policy } from '../../domain/policy/policy-schema.ts';
import { policyDocument } from '../../domain/policy/policy-schema.ts';
import { versioned } from '../../domain/policy/version.ts';
import { readCarePolicy } from '../care-replay/care-stage.ts';

/** teams with their percent of every queue: in all a hundred */
const threeTeams = { desk: 50, alpha: 30, beta: 20 };

/** the policy cases are played by, with every queue shared by teams that speak their language */
export const shareCases = (shares: Readonly<Record<string, number>> = threeTeams): Policy => {
  const { version: _version, ...document } = readCarePolicy();
  const queues = document.tasks.queues.map(({ key }) => key);
  const teams = Object.keys(shares).map((key) => ({
    ...{ key, title: `Team ${key}`, whose: 'own' as const, languages: ['en'], skills: [], openIn: [] },
    works: queues.map((queue) => ({ queue })),
  }));
  const allocations = queues.map((queue, n) => ({
    ...{ key: `share_${n}`, queue, countries: [], segments: [], asks: [], inLanguage: true },
    shares: Object.entries(shares).map(([team, share]) => ({ team, share })),
  }));
  return versioned(policyDocument.parse({ ...document, sharing: { teams, allocations } }));
};
