import * as z from 'zod';
import { policyDraft } from '../../../domain/policy/policy-draft.ts';

/** revision 0 and no text when the person has no draft */
export const answer = z.object({ draft: policyDraft });
