import * as z from 'zod';
import { listedMerchant } from '../../../domain/listing/listed-merchant.ts';
import { standing } from '../../../domain/listing/standing.ts';
import { instant, lifecycleStage } from '../../../domain/values.ts';

const freshness = {
  /** every change written up to then is in it */
  asOf: instant,
  /** more changed than could be looked at with this request: ask again */
  behind: z.boolean(),
};

/** a page of merchants; without cursor it is the last, without previous the first */
export const merchantPage = z.object({
  merchants: z.array(listedMerchant),
  /** all that match, on this page or not */
  total: z.int(),
  /** how many come before this page */
  skipped: z.int(),
  cursor: z.string().optional(),
  previous: z.string().optional(),
  ...freshness,
});

const facet = z.array(z.object({ value: z.string(), count: z.int() }));

/** the stages side by side, and what may be chosen in a filter */
export const merchantBoard = z.object({
  columns: z.array(
    z.object({
      stage: lifecycleStage,
      count: z.int(),
      stalled: z.int(),
      /** minor units by currency */
      declaredMinor: z.record(z.string(), z.int()),
      first: z.array(listedMerchant),
    }),
  ),
  facets: z.object({ country: facet, pspClient: facet }),
  ...freshness,
});

/** where runs stand, and since when */
export const merchantStanding = z.object({ standing: z.array(standing), ...freshness });

export const answer = z.union([merchantBoard, merchantStanding, merchantPage]);
