import * as z from 'zod';
import type { Permission } from '../../domain/access.ts';
import { freeText, merchantId } from '../../domain/values.ts';
import type { Person } from './signed-in-person.ts';
import type { TeamReach } from './team-reach.ts';

/** what a route asks for; every part is checked before the handler sees it */
export interface Route<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Answer extends z.ZodType = z.ZodType,
  Writes extends boolean = boolean,
> {
  readonly permission: Permission;
  /** what somebody of a supplier reaches by it; nothing when absent */
  readonly teams?: TeamReach;
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  /** what a 200 carries: the handler is held to it by type, OpenAPI and the console's client are made from it */
  readonly answer: Answer;
  /** a write: the Idempotency-Key header is required, and doing it twice is doing it once */
  readonly writes: Writes;
}

export interface Call<Params, Query, Body> {
  readonly person: Person;
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  /** unique per person, route, what its path names and Idempotency-Key; empty for reads */
  readonly key: string;
}
/** read only all the way down: what a handler may answer with */
type Frozen<T> = T extends object ? (string extends keyof T ? T : { readonly [K in keyof T]: Frozen<T[K]> }) : T;
/** what the handler of a route answers with: a read is held to its schema by type, a write, whose first answer may have been stored, by parsing */
export type AnswerOf<Answer extends z.ZodType, Writes extends boolean = false> = Writes extends true
  ? unknown
  : Frozen<z.output<Answer>>;

/** what the handler of a route is called with */
export type CallOf<Wanted extends Route> = Call<z.infer<Wanted['params']>, z.infer<Wanted['query']>, z.infer<Wanted['body']>>;

export const none = z.object({});
/** how many of a list a page has, and where it begins */
export const paging = { limit: z.coerce.number().int().min(1).max(100).default(50), cursor: z.string().max(2_000).optional() };
export const ofMerchant = z.object({ merchantId });
export const ofTask = z.object({ merchantId, taskId: z.string().min(1).max(300) });
export const ofRequirement = z.object({ merchantId, requirementId: z.string().min(1).max(300) });
export const ofChange = z.object({ merchantId, changeId: z.string().min(1).max(100) });
export const ofCase = z.object({ merchantId, caseId: z.string().min(1).max(200) });
/** chosen once for a file: the same id is the same document, however often it is sent */
export const uploadId = z
  .string()
  .regex(/^[A-Za-z0-9_-]{8,64}$/, { error: 'Send 8 to 64 letters, digits, - or _ that stay the same for this file' });
export const ofDocument = z.object({ merchantId, documentId: z.string().regex(/^d_[0-9a-f]{24}$/) });
/** a payment method as everybody names it: `pix`, `sepa_debit` */
export const methodName = z.string().regex(/^[a-z][a-z0-9_]{1,40}$/);
export const ofMethod = z.object({ merchantId, method: methodName });
/** why; the timeline keeps it */
export const reason = freeText(2_000);
