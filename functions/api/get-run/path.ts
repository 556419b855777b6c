import type { RunEvent } from '../../../domain/ports.ts';

export interface Visit {
  readonly state: string;
  readonly enteredAt: string;
  readonly leftAt?: string;
  /** how often its task was tried: above 1 it was retried */
  readonly attempts: number;
  /** the last error of its task, also of one that a retry made good */
  readonly error?: string;
}

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
