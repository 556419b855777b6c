import { addDays } from '../calendar/add-days.ts';
import type { Visits } from './visits.ts';

/** as many merchants as are looked at at once */
export const mostFollowed = 25;
/** computers and tabs a person works at side by side */
const mostSittings = 5;

export interface Visit {
  /** names the sitting; a new one begins where the last one ended */
  readonly sitting: string;
  /** the merchant that was opened */
  readonly opened?: string | undefined;
  /** the person has seen what is new */
  readonly seen?: boolean | undefined;
}

/** the end of the last sitting; a day ago for somebody who was never here, or whose clock was set back */
const lastHere = ({ sittings }: Visits, now: string): string => {
  const known = sittings.map(({ lastAt }) => lastAt).filter((at) => at <= now);
  return known.toSorted().at(-1) ?? addDays(now, -1);
};

const beganAt = (visits: Visits, sitting: string, now: string): string => {
  const known = visits.sittings.find(({ id, since }) => id === sitting && since <= now);
  return known?.since ?? lastHere(visits, now);
};

/** From when on things are new to somebody in this sitting: ISO 8601 UTC. */
export const newSince = (visits: Visits, sitting: string, now: string): string => {
  const since = beganAt(visits, sitting, now);
  const { seenAt } = visits;
  return seenAt !== undefined && seenAt <= now && seenAt > since ? seenAt : since;
};

/** Somebody is here, now (ISO 8601 UTC): what is kept of them afterwards. The same again changes nothing. */
export const noteVisit = (before: Visits, { sitting, opened, seen }: Visit, now: string): Visits => {
  const others = before.sittings.filter(({ id, lastAt }) => id !== sitting && lastAt <= now);
  const followed = opened === undefined ? before.followed : [opened, ...before.followed.filter((one) => one !== opened)];
  return {
    ...before,
    sittings: [{ id: sitting, since: beganAt(before, sitting, now), lastAt: now }, ...others].slice(0, mostSittings),
    followed: followed.slice(0, mostFollowed),
    ...(seen === true ? { seenAt: now } : {}),
  };
};
