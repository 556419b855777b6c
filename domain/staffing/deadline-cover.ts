import { SLOT } from './open-hours.ts';

export interface Cover {
  /** minutes of work that come in each open slot */
  readonly work: readonly number[];
  /** minutes of work that were there before the first slot */
  readonly backlog: number;
  /** the service level in open slots, at least 1: what comes in a slot is done by the end of the last of them, its own included */
  readonly slots: number;
  /** occupancy × (1 − shrinkage): the part of a person's time in which work is done */
  readonly effective: number;
}

/**
 * The open slots in which work must be taken up and done: the service level, less what a piece takes a person longer than one slot, for it is
 * divided among no people.
 */
export const slotsWithin = (openMinutes: number, handling: number, effective: number): number =>
  Math.max(1, Math.floor((openMinutes - Math.max(0, handling / effective - SLOT)) / SLOT));

/** What came in each slot and the ones before it, `slots` together, of a week that repeats: the service level may be longer than the week. */
export const cameWithin = (work: readonly number[], slots: number): readonly number[] => {
  const all = work.reduce((sum, one) => sum + one, 0);
  const rest = slots % work.length;
  return work.map((_, at) => {
    const part = Array.from({ length: rest }, (_one, n) => Number(work.at(at - n)));
    return part.reduce((sum, one) => sum + one, all * Math.floor(slots / work.length));
  });
};

/**
 * Does a number of people for each slot meet every deadline, oldest work first? What is left at the end of a slot may be no more than what
 * came within the service level, and at the end of all no more than what is not due yet.
 */
export const covers = (staff: readonly number[], { work, backlog, slots, effective }: Cover): boolean => {
  let left = backlog;
  let notDue = backlog;
  return work.every((came, at) => {
    left = Math.max(0, left + came - Number(staff[at]) * effective * SLOT);
    notDue += came;
    const due = at - slots + 1;
    if (due >= 0) notDue -= Number(work[due]) + (due === 0 ? backlog : 0);
    return left <= notDue + 1e-6;
  });
};

/** The least number of people, the same in every slot, that does all the work and meets every deadline. */
export const leastStaff = (cover: Cover): number => {
  const { work, backlog, effective } = cover;
  const all = backlog + work.reduce((sum, one) => sum + one, 0);
  let staff = Math.max(0, Math.ceil(all / (effective * SLOT * Math.max(1, work.length)) - 1e-9));
  while (
    !covers(
      Array.from(work, () => staff),
      cover,
    )
  )
    staff += 1;
  return staff;
};
