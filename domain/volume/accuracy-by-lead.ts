import type * as z from 'zod';
import type { LeadAccuracy, leadForecast } from './forecast-shapes.ts';
import { LEADS } from './leads.ts';
import type { VolumeDay } from './volume-day.ts';

interface Made {
  readonly queues: readonly { readonly queue: string; readonly leads: readonly z.infer<typeof leadForecast>[] }[];
}

/** How far off the forecasts of a queue were that were made as they stand, by how many days ahead. */
export const accuracyByLead = (queue: string, made: readonly Made[], days: readonly VolumeDay[]): readonly LeadAccuracy[] => {
  const came = new Map(days.map((one) => [one.day, one.hours.reduce((sum, { opened }) => sum + opened, 0)]));
  return LEADS.flatMap((lead) => {
    const compared = made.flatMap((one) => {
      const own = one.queues.find((each) => each.queue === queue)?.leads.find((each) => each.lead === lead);
      const actual = own === undefined ? undefined : came.get(own.target);
      return own === undefined || actual === undefined ? [] : [{ ...own, actual }];
    });
    if (compared.length === 0) return [];
    const off = (of: (one: (typeof compared)[number]) => number | null): number | null => {
      const known = compared.flatMap((one) => {
        const expected = of(one);
        return expected === null ? [] : [{ off: Math.abs(expected - one.actual), actual: one.actual }];
      });
      const whole = known.reduce((sum, { actual }) => sum + actual, 0);
      return whole === 0 ? null : known.reduce((sum, one) => sum + one.off, 0) / whole;
    };
    const banded = compared.filter(({ q10, q90 }) => q10 !== null && q90 !== null);
    const within = banded.filter(({ q10, q90, actual }) => Number(q10) <= actual && actual <= Number(q90)).length;
    return [
      {
        ...{ lead, n: compared.length, wape: off(({ point }) => point) },
        ...{ lastWeek: off((one) => one.lastWeek), meanOfFour: off((one) => one.meanOfFour) },
        covered: banded.length === 0 ? null : within / banded.length,
      },
    ];
  });
};
