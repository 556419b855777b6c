/** Work done by people one at a time, apart from the replay a plan is judged by: nothing of it is shared. */
export interface Simulated {
  readonly attainment: number;
  /** the latest any piece was done after it was due, open minutes; 0 when none was */
  readonly latest: number;
}
interface Rules {
  /** open minutes of a day */
  readonly day: number;
  /** is a person at work in an open minute (counted from 1970-01-01)? people are numbered from 0 */
  readonly present: (person: number, minute: number) => boolean;
  readonly people: number;
  readonly handling: number;
  readonly effective: number;
  readonly due: number;
}

/** `arrivals` are open minutes, ascending. Whoever is free takes the oldest piece; who leaves puts back what is left of it. */
export function simulatePeople(arrivals: readonly number[], rules: Rules): Simulated {
  const { present, people, handling, effective, due } = rules;
  const waiting: { at: number; left: number }[] = [];
  const held = new Map<number, { at: number; left: number }>();
  let [come, inTime, latest] = [0, 0, 0];
  for (let now = Math.floor(arrivals[0] ?? 0); come < arrivals.length || waiting.length + held.size > 0; now += 1) {
    for (; come < arrivals.length && (arrivals[come] ?? 0) < now + 1; come += 1)
      waiting.push({ at: arrivals[come] ?? 0, left: handling / effective });
    for (let person = 0; person < people; person += 1) {
      const here = present(person, now);
      const own = held.get(person);
      if (!here && own !== undefined) {
        held.delete(person);
        waiting.unshift(own);
        waiting.sort((one, other) => one.at - other.at);
      }
      if (!here) continue;
      const piece = own ?? waiting.shift();
      if (piece === undefined) continue;
      held.set(person, piece);
      piece.left -= 1;
      if (piece.left > 1e-9) continue;
      held.delete(person);
      const over = now + 1 + piece.left - piece.at - due;
      if (over <= 0) inTime += 1;
      latest = Math.max(latest, over);
    }
  }
  return { attainment: inTime / arrivals.length, latest };
}

/** the fewest people, always at work, with whom nothing is late */
export function fewestPeople(arrivals: readonly number[], rules: Omit<Rules, 'people' | 'present'>): number {
  const late = (people: number): boolean => simulatePeople(arrivals, { ...rules, people, present: () => true }).latest > 0;
  let [low, high] = [0, 1];
  while (late(high)) [low, high] = [high, high * 2];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (late(middle)) low = middle;
    else high = middle;
  }
  return high;
}
