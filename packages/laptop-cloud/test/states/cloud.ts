import { AwsError, type Principal, type Service } from '../../src/contract.ts';
import { createKernel, type LocalKernel } from '../../src/kernel/kernel.ts';
import { statesService } from '../../src/services/states/states-service.ts';

export const ROLE = 'arn:aws:iam::123456789012:role/runner';
type Answer = Readonly<Record<string, unknown>>;
type Handler = (input: Record<string, unknown>, principal: Principal) => unknown;

/** a laptop cloud with Step Functions and whatever other services a test gives it */
export interface Cloud {
  readonly kernel: LocalKernel;
  readonly states: Service;
  call(action: string, input: unknown): Promise<Answer>;
  /** the AwsError code of a refused call */
  refusal(action: string, input: unknown): Promise<string>;
  create(definition: unknown, more?: Answer): Promise<string>;
  start(stateMachineArn: string, input?: unknown, name?: string): Promise<string>;
  /** lets virtual time pass */
  pass(seconds: number): Promise<void>;
  describe(executionArn: string): Promise<Answer>;
  types(executionArn: string): Promise<string[]>;
}

export interface CloudOptions {
  readonly stateDir?: string;
  readonly services?: Readonly<Record<string, Readonly<Record<string, Handler>>>>;
}

let machines = 0;

export async function startCloud(options: CloudOptions = {}): Promise<Cloud> {
  const kernel = createKernel({ stateDir: options.stateDir, seed: 7, start: Date.UTC(2026, 0, 5, 9), log: () => undefined });
  const states = statesService(kernel);
  kernel.register(states);
  for (const [name, actions] of Object.entries(options.services ?? {})) kernel.register(serviceOf(name, actions));
  await states.start();
  const call = async (action: string, input: unknown): Promise<Answer> => {
    const answer = await kernel.call({ service: 'states', action, input, principal: { kind: 'root' } });
    return Object.fromEntries(Object.entries(answer ?? {}));
  };
  return {
    kernel,
    states,
    call,
    refusal: (action, input) =>
      call(action, input).then(
        () => 'accepted',
        (error: unknown) => (error instanceof AwsError ? error.code : String(error)),
      ),
    async create(definition, more = {}) {
      machines += 1;
      const made = await call('CreateStateMachine', {
        name: `machine-${machines}`,
        definition: JSON.stringify(definition),
        roleArn: ROLE,
        ...more,
      });
      return String(made.stateMachineArn);
    },
    async start(stateMachineArn, input = {}, name) {
      const started = await call('StartExecution', {
        stateMachineArn,
        input: JSON.stringify(input),
        ...(name === undefined ? {} : { name }),
      });
      return String(started.executionArn);
    },
    pass: (seconds) => kernel.runUntil(kernel.now() + seconds * 1_000),
    describe: (executionArn) => call('DescribeExecution', { executionArn }),
    async types(executionArn) {
      const { events } = await call('GetExecutionHistory', { executionArn, maxResults: 1_000 });
      return Array.isArray(events) ? events.map((event: Answer) => String(event.type)) : [];
    },
  };
}

function serviceOf(name: string, actions: Readonly<Record<string, Handler>>): Service {
  const bound: Record<string, (input: Record<string, unknown>, context: { principal: Principal }) => unknown> = {};
  for (const [action, handler] of Object.entries(actions)) bound[action] = (input, { principal }) => handler(input, principal);
  return { name, resourceTypes: [], actions: bound, authorize: () => [], start: () => undefined, stop: () => undefined };
}

/** a function service whose functions are written in the test; what they throw is a function error */
export function functions(known: Readonly<Record<string, (event: unknown) => unknown>>): Readonly<Record<string, Handler>> {
  return {
    async Invoke({ FunctionName, Payload }) {
      const run = known[String(FunctionName)];
      if (run === undefined) throw new AwsError('ResourceNotFoundException', `Function not found: ${String(FunctionName)}`, 404);
      const event: unknown = Payload instanceof Uint8Array ? JSON.parse(Buffer.from(Payload).toString('utf8')) : null;
      try {
        return { StatusCode: 200, ExecutedVersion: '$LATEST', Payload: Buffer.from(JSON.stringify((await run(event)) ?? null)) };
      } catch (error) {
        const problem =
          error instanceof Error
            ? { errorType: error.name, errorMessage: error.message }
            : { errorType: 'Error', errorMessage: String(error) };
        return { StatusCode: 200, FunctionError: 'Unhandled', Payload: Buffer.from(JSON.stringify(problem)) };
      }
    },
  };
}

/** a machine of one state, or of several */
export const machine = (states: Readonly<Record<string, unknown>>, more: Answer = {}): Answer => ({
  QueryLanguage: 'JSONata',
  StartAt: Object.keys(states)[0],
  States: states,
  ...more,
});
/** a Task that hands its token to a function named `park` and waits */
export const park = (more: Answer = {}): Answer => ({
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
  Arguments: { FunctionName: 'park', Payload: { token: '{% $states.context.Task.Token %}', input: '{% $states.input %}' } },
  End: true,
  ...more,
});
