import type * as z from 'zod';
import { type UnitOfWork, unitOfWork } from '../../application/unit-of-work.ts';
import type { Entry } from '../runtime/dispatch.ts';
import { step } from '../runtime/run-step.ts';
import { sharedStores } from './shared-stores.ts';

/** the handler of a step that needs nothing but a unit of work */
interface StandardStep<In extends z.ZodType, Out extends z.ZodType> {
  readonly input: In;
  readonly result: Out;
  readonly handle: (work: UnitOfWork) => (input: z.infer<In>) => Promise<unknown>;
}

/** the entry of every step without an index.ts of its own; the build writes the call (tools/build/write-entries.ts) */
export const standardStep =
  <In extends z.ZodType, Out extends z.ZodType>({ input, result, handle }: StandardStep<In, Out>): Entry =>
  (log) =>
    step(input, result, handle(unitOfWork(sharedStores())), log);
