import type { Colleague, People } from '../domain/people.ts';
import type { Clock } from '../domain/ports.ts';

/** how long somebody new waits for their first task, and how long somebody who left may still be given one */
export const KEPT_MS = 60_000;

/** the same people for a minute: forty tasks given away at once ask the pool once. What failed is not kept */
export const keptPeople = (people: People, clock: Clock): People => {
  let kept: { readonly all: Promise<readonly Colleague[]>; readonly until: number } | undefined;
  return {
    everyone: () => {
      const now = Date.parse(clock.now());
      if (kept !== undefined && now < kept.until) return kept.all;
      const mine = { all: people.everyone(), until: now + KEPT_MS };
      kept = mine;
      mine.all.catch(() => {
        if (kept === mine) kept = undefined;
      });
      return mine.all;
    },
  };
};
