import { type Survival, type SurvivalDay, survivalOf } from '../metrics/survival.ts';
import { add, daysBetween, type Sheet } from '../tally/sheet.ts';
import { countOf, partsUnder, type Tally } from '../tally/tally.ts';

/** merchants that wait longer are censored here, which changes no earlier day */
const LONGEST_DAYS = 365;

/** counts how many whole days a merchant waited for something: until it came, or until it was last seen without */
export function tallyWait(
  sheet: Sheet,
  what: string,
  wait: { from: string; happenedAt: string | undefined; until: string },
): void {
  const days = Math.max(0, Math.floor(daysBetween(wait.from, wait.happenedAt ?? wait.until)));
  const happened = wait.happenedAt !== undefined && days < LONGEST_DAYS;
  add(sheet, `wait/${what}/${Math.min(days, LONGEST_DAYS)}/${happened ? 'events' : 'censored'}`);
}

export function readWait(tally: Tally, what: string): Survival {
  const days = partsUnder(tally, `wait/${what}`).map((day): SurvivalDay => {
    const of = (kind: string) => countOf(tally, `wait/${what}/${day}/${kind}`);
    return { day: Number(day), events: of('events'), censored: of('censored') };
  });
  return survivalOf(days);
}
