import type { Figures } from '../../domain/rollup/figures.ts';

/** minutes in hand per task by queue, as the newest figures measured them */
export const handlingMinutes = (figures: Figures | undefined): ReadonlyMap<string, number> =>
  new Map(
    (figures?.queues ?? []).flatMap(({ queue, handlingMinutes: { value } }) => (value === null ? [] : [[queue, value] as const])),
  );
