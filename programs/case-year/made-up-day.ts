import { chance } from '../../world/chance.ts';
import type { CaseRow } from '../care-replay/read-incidents.ts';

/** how the cases of a day fall into its hours, UTC: a night that is nearly quiet, a peak before noon, a second one after it */
const shape = [4, 3, 2, 2, 3, 8, 30, 90, 210, 330, 400, 320, 220, 260, 270, 230, 160, 90, 50, 25, 15, 8, 6, 4] as const;
const HOUR = 3_600_000;
const MINUTE = 60_000;

/** states of a case from new to closed, and how many of a hundred cases go that way */
const ways: readonly (readonly [weight: number, states: readonly string[]])[] = [
  [45, ['New', 'Resolved', 'Closed']],
  [25, ['New', 'Awaiting User Info', 'Active', 'Resolved', 'Closed']],
  [12, ['New', 'Awaiting Vendor', 'Active', 'Resolved', 'Closed']],
  [8, ['New', 'Awaiting User Info', 'Active', 'Awaiting User Info', 'Active', 'Resolved', 'Closed']],
  [6, ['New', 'Active', 'Active', 'Resolved', 'Active', 'Resolved', 'Closed']],
  [4, ['New', 'Awaiting Problem', 'Active', 'Resolved', 'Closed']],
];

const wayOf = (draw: number): readonly string[] => {
  let left = draw * ways.reduce((sum, [weight]) => sum + weight, 0);
  for (const [weight, states] of ways) {
    left -= weight;
    if (left < 0) return states;
  }
  return ['New', 'Resolved', 'Closed'];
};

/** how many of `cases` come in each hour */
export const hoursOfDay = (cases: number): readonly number[] => {
  const whole = shape.reduce((sum, one) => sum + one, 0);
  const floors = shape.map((one) => Math.floor((one * cases) / whole));
  const missing = cases - floors.reduce((sum, one) => sum + one, 0);
  // what rounding lost comes in the peak
  return floors.map((one, hour) => (hour === 10 ? one + missing : one));
};

/** The cases of a day that never was, case by case and always the same for a seed: each with the rows a service desk would have of it. */
export function* madeUpDay(midnight: number, cases: number, seed: number): Generator<readonly [string, readonly CaseRow[]]> {
  let number = 0;
  for (const [hour, many] of hoursOfDay(cases).entries())
    for (let n = 0; n < many; n += 1) {
      const incident = `${new Date(midnight).toISOString().slice(0, 10)}-${number}`;
      number += 1;
      let at = midnight + hour * HOUR + Math.floor((n * HOUR) / many / MINUTE) * MINUTE;
      const rows = wayOf(chance(seed, incident)).map((state, seq): CaseRow => {
        const row = { incident, seq, at, state };
        // five minutes to a day and a half, most of it short
        at += MINUTE * Math.ceil(5 + 2_200 * chance(seed, incident, seq) ** 3);
        return row;
      });
      yield [incident, rows];
    }
}
