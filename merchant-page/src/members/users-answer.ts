import type * as z from 'zod';
import type { answer } from '../../../functions/merchant/show-members/answer.ts';
import type { MemberWords } from '../words/members-words.ts';

export type UsersAnswer = z.infer<typeof answer>;
/** what a write about a member answers with */
export interface Done {
  readonly kind: keyof MemberWords['done'];
  readonly email: string;
  readonly role?: UsersAnswer['members'][number]['role'];
}
