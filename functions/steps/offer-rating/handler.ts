import type * as z from 'zod';
import { offerRating, offerRatingInput, offerRatingResult } from '../../../domain/care/offer-rating.ts';
import type { UnitOfWork } from '../../shared/unit-of-work.ts';

export { offerRatingInput as input, offerRatingResult as result };

export const handle = (work: UnitOfWork) => (input: z.infer<typeof offerRatingInput>) => work.step(input, offerRating);
