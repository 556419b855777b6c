import type * as z from 'zod';
import { members } from '../../adapters/dynamodb/members.ts';
import type { Writes } from '../../application/decide-on.ts';
import type { MemberPermission } from '../../domain/member/member-access.ts';
import type { Entry } from '../runtime/dispatch.ts';
import type { MerchantCall, MerchantRoute } from '../runtime/merchant-route-contract.ts';
import type { AnswerOf } from '../runtime/route-contract.ts';
import { merchantRoute } from '../runtime/run-merchant-route.ts';
import { sharedReadTable } from './shared-table.ts';
import { sharedWrites } from './shared-writes.ts';

/** the handler of a route by which somebody of a merchant does something for it */
interface StandardMerchantWrite<
  Params extends z.ZodType,
  Query extends z.ZodType,
  Body extends z.ZodType,
  Answer extends z.ZodType,
> {
  readonly wanted: MerchantRoute<Params, Query, Body, Answer, true> & { readonly permission: MemberPermission };
  readonly handle: (
    needs: Writes,
  ) => (call: MerchantCall<z.infer<Params>, z.infer<Query>, z.infer<Body>>) => Promise<AnswerOf<Answer, true>>;
}

/** the entry of every write of the merchant's page without an index.ts of its own (tools/build/write-entries.ts) */
export const standardMerchantWrite =
  <Params extends z.ZodType, Query extends z.ZodType, Body extends z.ZodType, Answer extends z.ZodType>({
    wanted,
    handle,
  }: StandardMerchantWrite<Params, Query, Body, Answer>): Entry =>
  (log) =>
    merchantRoute(wanted, handle(sharedWrites()), members(sharedReadTable()), log);
