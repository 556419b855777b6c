import type * as z from 'zod';
import type { MemberPermission } from '../../domain/member/member-access.ts';
import type { MemberRole } from '../../domain/model/member.ts';
import type { AnswerOf } from './route-contract.ts';

/** what a route of the merchant's page asks for; every part is checked before the handler sees it */
export interface MerchantRoute<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Answer extends z.ZodType = z.ZodType,
  Writes extends boolean = boolean,
> {
  /** `signed-in` where the path names no merchant, `open` where nobody has signed in yet */
  readonly permission: MemberPermission | 'signed-in' | 'open';
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  readonly answer: Answer;
  /** a write about a merchant: the Idempotency-Key header is required, and doing it twice is doing it once */
  readonly writes: Writes;
}

/** what the handler of a route about a merchant is called with */
export interface MerchantCall<Params, Query, Body> {
  /** who is signed in: the address they have proven */
  readonly email: string;
  /** what they are for this merchant, as it is now */
  readonly role: MemberRole;
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  /** unique per person, route, what its path names and Idempotency-Key; empty for reads */
  readonly key: string;
}
export type MerchantCallOf<Wanted extends MerchantRoute> = MerchantCall<
  z.infer<Wanted['params']>,
  z.infer<Wanted['query']>,
  z.infer<Wanted['body']>
>;
export type MerchantHandler<Wanted extends MerchantRoute> = (
  call: MerchantCallOf<Wanted>,
) => Promise<AnswerOf<Wanted['answer'], Wanted['writes']>>;
