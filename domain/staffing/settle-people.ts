interface Settling {
  /** slots of the week in which each shift works */
  readonly slotsOf: readonly (readonly number[])[];
  /** slots of a week */
  readonly week: number;
  /** how good so many people in each slot are, 1 at most */
  readonly judge: (staff: ArrayLike<number>) => number;
  /** 0 to 1, 1 excluded */
  readonly random: () => number;
  readonly trials: number;
  /** asked now and then: is there time? */
  readonly more: () => boolean;
}

/** how much worse a step may be at first, as a part of the work: a plan that only ever gets better ends where one move alone helps nobody */
const HOT = 0.002;
const COLD = 1e-6;
const ASKED_EVERY = 256;

/** somebody comes to a shift, or leaves it */
const mover =
  (staff: Float64Array, slotsOf: Settling['slotsOf']) =>
  (shift: number, by: number): void => {
    for (const slot of slotsOf[shift] ?? []) staff[slot] = Number(staff[slot]) + by;
  };

/** The shift on which one person more does most, by its place among all. */
export const bestPlace = (
  people: readonly number[],
  { slotsOf, week, judge }: Pick<Settling, 'slotsOf' | 'week' | 'judge'>,
): number => {
  const staff = new Float64Array(week);
  const add = mover(staff, slotsOf);
  for (const shift of people) add(shift, 1);
  const worth = slotsOf.map((_, shift) => {
    add(shift, 1);
    const all = judge(staff);
    add(shift, -1);
    return all;
  });
  return worth.indexOf(Math.max(...worth));
};

/**
 * The same people on other shifts, each named by its place among all: one person at a time is tried on any other shift, and stays there where that is
 * better, or not much worse while it is still early. The best that was met.
 */
export const settlePeople = (
  people: readonly number[],
  { slotsOf, week, judge, random, trials, more }: Settling,
): readonly number[] => {
  const staff = new Float64Array(week);
  const move = mover(staff, slotsOf);
  const now = [...people];
  for (const shift of now) move(shift, 1);
  let worth = judge(staff);
  let best = { people, worth };
  for (let trial = 0; trial < trials && (trial % ASKED_EVERY !== 0 || more()); trial += 1) {
    const heat = HOT * (1 - trial / trials) + COLD;
    const person = Math.floor(random() * now.length);
    const from = Number(now[person]);
    const to = Math.floor(random() * slotsOf.length);
    move(from, -1);
    move(to, 1);
    const next = judge(staff);
    if (next >= worth || random() < Math.exp((next - worth) / heat)) {
      now[person] = to;
      worth = next;
      if (worth > best.worth) best = { people: [...now], worth };
    } else {
      move(to, -1);
      move(from, 1);
    }
  }
  return best.people;
};
