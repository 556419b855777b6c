import type { Member } from '../model/member.ts';

/** who may sign in for which merchant; `email` is as normal-email.ts writes it */
export interface Members {
  /** the membership as it is now, consistent; undefined for somebody who never was one, or is none any more */
  of(merchantId: string, email: string): Promise<Member | undefined>;
  /** every merchant somebody may sign in for, at most 100; eventually consistent */
  everyOf(email: string): Promise<readonly Member[]>;
}
