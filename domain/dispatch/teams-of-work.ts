import type { BusinessCalendar } from '../calendar/business-calendar.ts';
import { localDay } from '../calendar/zone.ts';
import type { PolicyDocument } from '../policy/policy-schema.ts';
import type { Allocation, Team } from '../policy/team-schema.ts';
import { effectiveShares } from './effective-shares.ts';
import type { QueueLoad } from './queue-load.ts';
import type { DispatchTeam, TeamLoad } from './team.ts';

type Rules = Pick<PolicyDocument, 'calendars' | 'sharing'>;

export const teamNamed = ({ sharing }: Pick<PolicyDocument, 'sharing'>, key: string): Team | undefined =>
  sharing.teams.find((one) => one.key === key);

/** the hours of a team; policy's checks see to it that there are such calendars */
export const hoursOfTeam = ({ calendars }: Pick<PolicyDocument, 'calendars'>, { openIn }: Team): readonly BusinessCalendar[] =>
  openIn.flatMap((key) => calendars[key] ?? []);

/** the day by a team's own clock; around the clock is UTC */
export const dayOfTeam = (policy: Pick<PolicyDocument, 'calendars'>, team: Team, now: string): string =>
  new Date(localDay(hoursOfTeam(policy, team)[0]?.timeZone ?? 'UTC', Date.parse(now)) * 86_400_000).toISOString().slice(0, 10);

/** the teams of an allocation as the rule of dispatch sees them, with the shares that are in effect */
export const dispatchTeams = (policy: Rules, allocation: Allocation, load: QueueLoad, now: string): readonly DispatchTeam[] =>
  effectiveShares(allocation, load, now).flatMap(({ team: key, share }) => {
    const team = teamNamed(policy, key);
    if (team === undefined) return [];
    const { maximumADay, maximumOpen } = team.works.find(({ queue }) => queue === allocation.queue) ?? {};
    return [
      {
        ...{ id: key, share, skills: team.skills, languages: team.languages, hours: hoursOfTeam(policy, team) },
        ...(maximumADay === undefined ? {} : { maximumADay }),
        ...(maximumOpen === undefined ? {} : { maximumOpen }),
      },
    ];
  });

/** what a team has of a queue now, and got today */
export const teamLoad = (policy: Pick<PolicyDocument, 'calendars'>, team: Team, load: QueueLoad, now: string) => {
  const { day, today, open } = load.teams[team.key] ?? { day: '', today: 0, open: 0 };
  return { today: day === dayOfTeam(policy, team, now) ? today : 0, open };
};

/** what each team has of a queue now: a day that is over counts for nothing any more */
export const teamLoads = (
  policy: Rules,
  load: QueueLoad,
  assigned: Readonly<Record<string, number>>,
  now: string,
): ReadonlyMap<string, TeamLoad> =>
  new Map(
    policy.sharing.teams.map((team) => [team.key, { ...teamLoad(policy, team, load, now), assigned: assigned[team.key] ?? 0 }]),
  );
