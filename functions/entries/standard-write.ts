import type * as z from 'zod';
import type { Writes } from '../../application/decide-on.ts';
import type { Entry } from '../runtime/dispatch.ts';
import type { AnswerOf, Call, Route } from '../runtime/route-contract.ts';
import { route } from '../runtime/run-route.ts';
import { sharedWrites } from './shared-writes.ts';

/** the handler of a route by which a person decides something about one merchant */
interface StandardWrite<Params extends z.ZodType, Query extends z.ZodType, Body extends z.ZodType, Answer extends z.ZodType> {
  readonly wanted: Route<Params, Query, Body, Answer, true>;
  readonly handle: (
    needs: Writes,
  ) => (call: Call<z.infer<Params>, z.infer<Query>, z.infer<Body>>) => Promise<AnswerOf<Answer, true>>;
}

/** the entry of every route without an index.ts of its own; the build writes the call (tools/build/write-entries.ts) */
export const standardWrite =
  <Params extends z.ZodType, Query extends z.ZodType, Body extends z.ZodType, Answer extends z.ZodType>({
    wanted,
    handle,
  }: StandardWrite<Params, Query, Body, Answer>): Entry =>
  (log) =>
    route(wanted, handle(sharedWrites()), log);
