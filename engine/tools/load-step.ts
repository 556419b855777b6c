import * as z from 'zod';
import type { Log } from '../../application/log.ts';
import type { PaymentNeeds } from '../../application/take-payments.ts';
import type { UnitOfWork } from '../../application/unit-of-work.ts';
import type { WakeUp } from '../../application/wake-runs.ts';
import type { Applications } from '../../domain/ports.ts';
import type { ScreeningLists } from '../../domain/risk/screening-port.ts';

/** everything a step may be given: each takes what it needs of it */
export interface StepNeeds extends PaymentNeeds, UnitOfWork {
  readonly work: UnitOfWork;
  readonly applications: Applications;
  readonly wakeUp: WakeUp;
  readonly lists: ScreeningLists;
  readonly log: Log;
}

const isSchema = (value: unknown): value is z.ZodType => value instanceof z.ZodType;

const stepModule = z.object({
  input: z.custom<z.ZodType>(isSchema, 'should be the schema of its input'),
  result: z.custom<z.ZodType>(isSchema, 'should be the schema of its result'),
  handle: z.custom<(needs: StepNeeds) => (input: unknown) => Promise<unknown>>(
    (value) => typeof value === 'function',
    'should make the handler from what it needs',
  ),
});
export type StepModule = z.infer<typeof stepModule>;

/** what the state machine handed in, or the step answered, is not what its schema says */
export class InvalidStep extends Error {
  override readonly name: 'InvalidStepInput' | 'InvalidStepResult';
  constructor(name: 'InvalidStepInput' | 'InvalidStepResult', error: z.ZodError) {
    super(z.prettifyError(error));
    this.name = name;
  }
}

/** the handler of a step, by the name of its folder. Throws ZodError when the module is none */
export const loadStep = async (name: string): Promise<StepModule> =>
  stepModule.parse({ ...(await import(`../../functions/steps/${name}/handler.ts`)) });

/** a step as its function runs it: parsed in, parsed out. Throws InvalidStep, and what the step throws */
export const runStep = ({ input, result, handle }: StepModule, needs: StepNeeds) => {
  const work = handle(needs);
  return async (payload: unknown): Promise<unknown> => {
    const given = input.safeParse(payload);
    if (!given.success) throw new InvalidStep('InvalidStepInput', given.error);
    const answered = result.safeParse(await work(given.data));
    if (!answered.success) throw new InvalidStep('InvalidStepResult', answered.error);
    return answered.data;
  };
};
