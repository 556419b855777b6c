import { isBusinessTime } from '../calendar/is-business-time.ts';
import type { DispatchedWork, DispatchTeam, TeamLoad } from './team.ts';

export type WhyNot = 'no_share' | 'closed' | 'skill' | 'language' | 'cap_of_the_day' | 'cap_of_open_work';

/** Why a team may not take a piece of work at an instant (ISO 8601 UTC): the first reason that holds; undefined when it may. */
export const whyNotTake = (
  team: DispatchTeam,
  load: Pick<TeamLoad, 'today' | 'open'>,
  work: DispatchedWork,
  now: string,
): WhyNot | undefined => {
  if (team.share <= 0) return 'no_share';
  if (team.hours.length > 0 && !team.hours.some((calendar) => isBusinessTime(calendar, now))) return 'closed';
  if (!work.skills.every((skill) => team.skills.includes(skill))) return 'skill';
  if (work.language !== undefined && !team.languages.includes(work.language)) return 'language';
  if (team.maximumADay !== undefined && load.today >= team.maximumADay) return 'cap_of_the_day';
  if (team.maximumOpen !== undefined && load.open >= team.maximumOpen) return 'cap_of_open_work';
  return undefined;
};
