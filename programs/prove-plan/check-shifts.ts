/** What is wrong with a plan's shifts, read from the file alone; empty when each is legal. */
export interface WrittenShift {
  readonly days: readonly number[];
  readonly start: string;
  readonly lunch: string;
  readonly people: number;
}

const minute = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));

export const faultsOf = (shifts: readonly WrittenShift[], open: { readonly opens: number; readonly closes: number }): string[] =>
  shifts.flatMap(({ days, start, lunch, people }) => {
    const from = minute(start);
    const lunchAfter = (minute(lunch) - from + 1440) % 1440;
    const allDay = open.closes - open.opens === 1440;
    const rules: readonly (readonly [boolean, string])[] = [
      [new Set(days).size === 5 && days.every((day) => Number.isInteger(day) && day >= 1 && day <= 7), 'is not on five days'],
      [lunchAfter >= 120 && lunchAfter <= 300, `has lunch ${lunchAfter} minutes after it starts`],
      [allDay || (from >= open.opens && from + 540 <= open.closes), 'is not within the open hours'],
      [Number.isInteger(people) && people > 0, 'has no people'],
    ];
    return rules.flatMap(([holds, what]) => (holds ? [] : [`${start} on ${days.join(', ')} ${what}`]));
  });
