import type { Member } from '../model/member.ts';

/** somebody who may sign in: for those who were invited, to accept */
export type PresentMember = Exclude<Member, { status: 'removed' }>;

/** who may sign in for which merchant; `email` is as normal-email.ts writes it */
export interface Members {
  /** the membership as it is now, consistent; undefined for somebody who never was one, or is none any more */
  of(merchantId: string, email: string): Promise<PresentMember | undefined>;
  /** every merchant somebody may sign in for, at most 100; eventually consistent */
  everyOf(email: string): Promise<readonly PresentMember[]>;
}

/** may they sign in now? an invitation that has expired lets nobody in. `now`: ISO 8601 UTC */
export const maySignIn = (one: PresentMember, now: string): boolean => one.status === 'active' || one.expiresAt > now;
