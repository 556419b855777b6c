import { isBusinessTime } from '../calendar/is-business-time.ts';
import { hoursOfTeam } from '../dispatch/teams-of-work.ts';
import type { PolicyDocument } from '../policy/policy-schema.ts';
import { ofTheMerchant } from '../policy/task-schema.ts';
import type { Allocation, Team } from '../policy/team-schema.ts';
import { type Finding, finding, repeated } from './finding.ts';

const hour = 3_600_000;
/** hours of two weeks without a holiday known everywhere: what is never open then is a mistake */
const fortnight = Array.from({ length: 14 * 24 }, (_none, n) => new Date(Date.UTC(2026, 2, 2) + n * hour).toISOString());

const checkTeam = (policy: PolicyDocument, team: Team, index: number): readonly Finding[] => {
  const place = `sharing.teams.${index}`;
  const queues = policy.tasks.queues.map(({ key }) => key);
  const calendars = Object.keys(policy.calendars);
  return [
    ...repeated(
      team.works.map(({ queue }) => queue),
      (at) => `${place}.works.${at}.queue`,
    ),
    ...team.openIn.flatMap((name, at) =>
      calendars.includes(name)
        ? []
        : [finding(`${place}.openIn.${at}`, 'name-unknown', { what: 'calendar', name, known: calendars })],
    ),
    ...team.works.flatMap(({ queue, maximumADay: cap, commitmentADay: owed, priceMinor }, at) => [
      ...(queues.includes(queue)
        ? []
        : [finding(`${place}.works.${at}.queue`, 'name-unknown', { what: 'queue', name: queue, known: queues })]),
      ...(cap !== undefined && owed !== undefined && owed > cap
        ? [finding(`${place}.works.${at}.commitmentADay`, 'commitment-above-cap', { commitment: owed, cap })]
        : []),
      ...(priceMinor !== undefined && team.currency === undefined
        ? [finding(`${place}.currency`, 'team-currency-missing', { team: team.title })]
        : []),
    ]),
  ];
};

/** somebody of an allocation is at work in hours of its queue; a queue of the merchant's calendar is open at any hour somewhere */
const isEverOpen = (policy: PolicyDocument, { queue, shares }: Allocation): boolean => {
  const key = policy.tasks.queues.find((one) => one.key === queue)?.calendar;
  const own = key === undefined || key === ofTheMerchant ? undefined : policy.calendars[key];
  const teams = policy.sharing.teams.filter((team) => shares.some((one) => one.team === team.key && one.share > 0));
  return teams.some((team) => {
    const hours = hoursOfTeam(policy, team);
    if (hours.length === 0) return true;
    return fortnight.some((at) => (own === undefined || isBusinessTime(own, at)) && hours.some((one) => isBusinessTime(one, at)));
  });
};

const checkAllocation = (policy: PolicyDocument, one: Allocation, index: number): readonly Finding[] => {
  const place = `sharing.allocations.${index}`;
  const { teams } = policy.sharing;
  const keys = teams.map(({ key }) => key);
  const queues = policy.tasks.queues.map(({ key }) => key);
  const named = one.shares.flatMap(({ team, share }) => (share > 0 ? teams.filter(({ key }) => key === team) : []));
  const sum = one.shares.reduce((all, { share }) => all + share, 0);
  const covered = policy.sharing.allocations
    .slice(0, index)
    .findIndex(
      (before) =>
        before.queue === one.queue &&
        (before.countries.length === 0 ||
          (one.countries.length > 0 && one.countries.every((each) => before.countries.includes(each)))) &&
        (before.segments.length === 0 ||
          (one.segments.length > 0 && one.segments.every((each) => before.segments.includes(each)))),
    );
  const unknown = one.shares.some(({ team }) => !keys.includes(team)) || !queues.includes(one.queue);
  return [
    ...repeated(
      one.shares.map(({ team }) => team),
      (at) => `${place}.shares.${at}.team`,
    ),
    ...(queues.includes(one.queue)
      ? []
      : [finding(`${place}.queue`, 'name-unknown', { what: 'queue', name: one.queue, known: queues })]),
    ...(covered < 0 ? [] : [finding(`${place}.queue`, 'allocation-hidden', { queue: one.queue, by: covered + 1 })]),
    ...(Math.abs(sum - 100) < 1e-9 ? [] : [finding(`${place}.shares`, 'shares-sum', { sum: Number(sum.toFixed(2)) })]),
    ...one.shares.flatMap(({ team: key }, at) => {
      const team = teams.find((each) => each.key === key);
      if (team === undefined)
        return [finding(`${place}.shares.${at}.team`, 'name-unknown', { what: 'team', name: key, known: keys })];
      return team.works.some(({ queue }) => queue === one.queue)
        ? []
        : [finding(`${place}.shares.${at}.team`, 'team-not-in-queue', { team: team.title, queue: one.queue })];
    }),
    ...one.asks.flatMap((skill, at) =>
      named.some(({ skills }) => skills.includes(skill)) ? [] : [finding(`${place}.asks.${at}`, 'skill-unknown', { skill })],
    ),
    ...(one.inLanguage && named.length > 0 && named.every(({ languages }) => languages.length === 0)
      ? [finding(`${place}.inLanguage`, 'languages-missing', {})]
      : []),
    ...(unknown || named.length === 0 || isEverOpen(policy, one)
      ? []
      : [finding(`${place}.shares`, 'never-open', { queue: one.queue })]),
  ];
};

/** teams are there and open, know what is asked of them, and their shares are the whole */
export const checkSharing = (policy: PolicyDocument): readonly Finding[] => {
  const { teams, allocations } = policy.sharing;
  return [
    ...repeated(
      teams.map(({ key }) => key),
      (index) => `sharing.teams.${index}.key`,
    ),
    ...repeated(
      allocations.map(({ key }) => key),
      (index) => `sharing.allocations.${index}.key`,
    ),
    ...teams.flatMap((one, index) => checkTeam(policy, one, index)),
    ...allocations.flatMap((one, index) => checkAllocation(policy, one, index)),
  ];
};
