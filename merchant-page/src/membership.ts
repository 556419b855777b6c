import type * as z from 'zod';
import type { answer } from '../../functions/merchant/list-memberships/answer.ts';

/** a merchant that whoever is signed in may act for */
export type Membership = z.infer<typeof answer>['merchants'][number];
