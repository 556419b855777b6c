import { localDay } from '../calendar/zone.ts';
import type { Requirement } from '../model/requirement.ts';
import { taskWords } from '../wording/tasks/task-phrases.ts';
import type { Told } from '../wording/told.ts';

const dayMs = 86_400_000;

/** The calendar day of an instant by a time zone's clock: `2018-03-12`. */
export const dayOf = (at: string, timeZone: string): string =>
  new Date(localDay(timeZone, Date.parse(at)) * dayMs).toISOString().slice(0, 10);

/** which requirement it is, as its title is worded */
export const titled = ({ id, title, of, method }: Requirement) => ({
  id,
  title,
  ...(of === undefined ? {} : { of }),
  ...(method === undefined ? {} : { method }),
});

/** When it is due, which capabilities stop then, and who has to act. The day is the merchant's: it is kept, and read days later. */
export const deadlineFact = (requirement: Requirement, timeZone: string): Told => {
  const { awaitingActionFrom: from, deadline, restricts } = requirement;
  return taskWords.tell('requirement-due', {
    ...titled(requirement),
    from,
    restricts,
    ...(deadline === undefined ? {} : { deadline: dayOf(deadline, timeZone) }),
  });
};

/** sorted by urgency: the earliest deadline first, no deadline last, ties by id */
export const byUrgency = (a: Requirement, b: Requirement): number => {
  const [x, y] = [a.deadline ?? '9999', b.deadline ?? '9999'];
  if (x !== y) return x < y ? -1 : 1;
  return a.id < b.id ? -1 : 1;
};
