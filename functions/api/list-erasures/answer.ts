import * as z from 'zod';
import { erasure } from '../../../domain/model/erasure.ts';

/** nothing of it names a person of a merchant; `version` of the merchant, for whoever decides */
const listed = erasure.omit({ reason: true, dueAt: true }).extend({ merchantVersion: z.int().optional() });
export const answer = z.object({ erasures: z.array(listed), cursor: z.string().optional() });
