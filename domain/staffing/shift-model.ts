import { type Cover, cameWithin } from './deadline-cover.ts';
import { type Shift, type StaffedShift, slotsOf } from './legal-shifts.ts';
import { type OpenHours, SLOT } from './open-hours.ts';

/** A problem for a solver of linear programs, as text in CPLEX's LP format, and how its answer is read. */
export interface ShiftModel {
  readonly text: string;
  /** the shifts with people, or parts of them, from the values of the variables by name */
  readonly read: (values: ReadonlyMap<string, number>) => readonly StaffedShift[];
}

const plain = (value: number): string => value.toFixed(6);

/**
 * The fewest people, parts of people allowed, on legal shifts that meet every deadline of a week which repeats: `left<t>` is the work left at the end of a slot, never
 * more than what came within the service level, so that nothing older is among it.
 */
export const shiftModel = (
  hours: OpenHours,
  { work, slots, effective }: Omit<Cover, 'backlog'>,
  shifts: readonly Shift[],
): ShiftModel => {
  const names = shifts.map((_, n) => `people${n}`);
  const working = Map.groupBy(
    shifts.flatMap((shift, n) => slotsOf(hours, shift).map((slot) => ({ slot, name: `people${n}` }))),
    ({ slot }) => slot,
  );
  const notDue = cameWithin(work, slots - 1);
  const rows = work.map((came, at) => {
    const done = (working.get(at) ?? []).map(({ name }) => ` + ${plain(effective * SLOT)} ${name}`).join('');
    return ` slot${at}: left${at} - left${(at + work.length - 1) % work.length}${done} >= ${plain(came)}`;
  });
  const lines = [
    ...['Minimize', ` people: ${names.join(' + ')}`, 'Subject To', ...rows],
    ...['Bounds', ...notDue.map((came, at) => ` 0 <= left${at} <= ${plain(came)}`)],
  ];
  return {
    text: [...lines, 'End', ''].join('\n'),
    read: (values) =>
      shifts.flatMap((shift, n) => {
        // a solver's whole number is whole to a millionth
        const people = Math.round((values.get(`people${n}`) ?? 0) * 1e6) / 1e6;
        return people > 0 ? [{ ...shift, people }] : [];
      }),
  };
};
