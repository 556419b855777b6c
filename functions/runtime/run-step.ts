import middy from '@middy/core';
import * as z from 'zod';
import type { Log } from '../../application/log.ts';
import { inTime } from './in-time.ts';

/** what the state machine handed in is not what the step's schema asks for: a mistake in the ASL */
export class InvalidStepInput extends Error {
  override readonly name = 'InvalidStepInput';
}
/** the step answered something else than its schema promises: a mistake in the step */
export class InvalidStepResult extends Error {
  override readonly name = 'InvalidStepResult';
}

/** the fields every log line of a step carries, when the input has them */
const ids = z.looseObject({ merchantId: z.string().optional(), run: z.string().optional(), playbook: z.string().optional() });

/**
 * One step of a playbook: parses what comes in, runs the handler, parses what goes out, logs `step.done` or `step.failed` with ids.
 * A thrown error keeps its literal `name`, so Retry and Catch of the state machine see it as the error's name.
 */
export const step = <In extends z.ZodType, Out extends z.ZodType>(
  input: In,
  output: Out,
  handler: (input: z.infer<In>) => Promise<unknown>,
  log: Log,
) =>
  middy(inTime)
    .onError((request) => {
      const parsed = ids.safeParse(request.event);
      const { merchantId, run, playbook } = parsed.success ? parsed.data : {};
      const error = request.error;
      log.error('step.failed', { merchantId, run, playbook, error: error?.name, errorMessage: error?.message });
    })
    .handler(async (event: unknown): Promise<z.infer<Out>> => {
      const given = input.safeParse(event);
      if (!given.success) throw new InvalidStepInput(`The input of the step is not valid: ${z.prettifyError(given.error)}`);
      const result = output.safeParse(await handler(given.data));
      if (!result.success) throw new InvalidStepResult(`The result of the step is not valid: ${z.prettifyError(result.error)}`);
      return result.data;
    });
