import type * as z from 'zod';
import type { RunEvent } from '../../../domain/playbook/run-ports.ts';
import type { visit } from './answer.ts';

type Visit = Readonly<z.infer<typeof visit>>;

/** the states a run was in, in order; the last without `leftAt` is where it stands */
export const pathOf = (events: readonly RunEvent[]): readonly Visit[] => {
  const visits: Visit[] = [];
  const change = (at: number, more: Partial<Visit>): void => {
    const visit = visits[at];
    if (visit !== undefined) visits[at] = { ...visit, ...more };
  };
  for (const event of events) {
    const here = visits.findLastIndex(({ leftAt }) => leftAt === undefined);
    if (event.kind === 'entered') visits.push({ state: event.state ?? '', enteredAt: event.at, attempts: 0 });
    else if (event.kind === 'tried') change(here, { attempts: (visits[here]?.attempts ?? 0) + 1 });
    else if (event.kind === 'failed') change(here, event.error === undefined ? {} : { error: event.error });
    else
      change(
        visits.findLastIndex(({ state, leftAt }) => state === event.state && leftAt === undefined),
        { leftAt: event.at },
      );
  }
  return visits;
};
