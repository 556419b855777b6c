import type * as z from 'zod';
import type { UnitOfWork } from '../../../application/unit-of-work.ts';
import { offerRating, offerRatingInput, offerRatingResult } from '../../../domain/care/offer-rating.ts';

export { offerRatingInput as input, offerRatingResult as result };

/** asks the merchant for a rating, where policy says so */
export const handle = (work: UnitOfWork) => (input: z.infer<typeof offerRatingInput>) => work.step(input, offerRating);
