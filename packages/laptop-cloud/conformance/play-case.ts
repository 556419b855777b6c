import { AwsError, type Kernel } from '../src/contract.ts';
import { createKernel, type LocalKernel } from '../src/kernel/kernel.ts';
import { statesService } from '../src/services/states/states-service.ts';
import { lambdaDouble, queueDouble } from './doubles.ts';
import type { Played } from './judge.ts';
import type { ConformanceCase } from './recorded-cases.ts';
import { parsedText, recordedForm } from './recorded-event.ts';

const ACCOUNT = '111111111111';
const REGION = 'us-east-1';
const START = Date.UTC(2025, 0, 15, 12);
const YEAR_MS = 366 * 86_400_000;
const ROLE = 'snf_role_arn';

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** plays one case on a laptop cloud of its own, through the API */
export async function play(given: ConformanceCase): Promise<Played> {
  const kernel = createKernel({
    account: ACCOUNT,
    region: REGION,
    seed: 1,
    start: given.clock === undefined ? START : Date.parse(given.clock),
    log: () => undefined,
  });
  kernel.register(statesService(kernel));
  kernel.register(lambdaDouble(kernel, given.lambdas));
  kernel.register(queueDouble(kernel, given.drivers));
  try {
    return given.kind === 'teststate' ? await playTest(kernel, given) : await playExecution(kernel, given);
  } catch (error) {
    if (error instanceof AwsError) return { status: `REFUSED ${error.code}`, cause: error.message };
    throw error;
  } finally {
    await kernel.stop();
  }
}

async function call(kernel: Kernel, action: string, input: unknown): Promise<Readonly<Record<string, unknown>>> {
  const answer = await kernel.call({ service: 'states', action, input, principal: { kind: 'root' } });
  return isObject(answer) ? answer : {};
}

async function playExecution(kernel: LocalKernel, given: ConformanceCase): Promise<Played> {
  for (const [arn, definition] of Object.entries(given.machines)) {
    await call(kernel, 'CreateStateMachine', {
      name: arn.slice(arn.lastIndexOf(':') + 1),
      definition: text(definition, given),
      roleArn: ROLE,
    });
  }
  const { machineName: name, machineType: type } = given;
  const machine = await call(kernel, 'CreateStateMachine', {
    name,
    type,
    definition: text(given.definition, given),
    roleArn: ROLE,
  });
  const start = {
    stateMachineArn: machine.stateMachineArn,
    name: given.executionName,
    ...(given.inputGiven ? { input: JSON.stringify(given.input) } : {}),
  };
  if (type === 'EXPRESS') return playExpress(kernel, start);
  const { executionArn } = await call(kernel, 'StartExecution', start);
  for (const action of given.actions) {
    kernel.at(
      kernel.now() + action.afterSeconds * 1_000,
      'action',
      async () => void (await call(kernel, action.call, { executionArn })),
    );
  }
  await kernel.runUntil(
    kernel.now() + YEAR_MS,
    () =>
      kernel.journal.get('SELECT 1 FROM states_executions WHERE arn = ? AND status != ?', String(executionArn), 'RUNNING') !==
      undefined,
  );
  const ended = await call(kernel, 'DescribeExecution', { executionArn });
  const events: Readonly<Record<string, unknown>>[] = [];
  let nextToken: unknown;
  do {
    const page = await call(kernel, 'GetExecutionHistory', {
      executionArn,
      maxResults: 1000,
      ...(nextToken === undefined ? {} : { nextToken }),
    });
    if (Array.isArray(page.events)) events.push(...page.events.filter(isObject));
    nextToken = page.nextToken;
  } while (nextToken !== undefined);
  return { ...answerOf(ended), events: events.map(recordedForm) };
}

// an asynchronous Express execution shows its end in logs only; both kinds are asked for theirs here
async function playExpress(kernel: LocalKernel, start: Readonly<Record<string, unknown>>): Promise<Played> {
  return answerOf(await meanwhile(kernel, call(kernel, 'StartSyncExecution', start)));
}

/** lets virtual time pass until the call is answered */
async function meanwhile<T>(kernel: LocalKernel, answer: Promise<T>): Promise<T> {
  let over = false;
  const end = (): void => {
    over = true;
  };
  answer.then(end, end);
  await kernel.runUntil(kernel.now() + YEAR_MS, () => over);
  return answer;
}

async function playTest(kernel: LocalKernel, given: ConformanceCase): Promise<Played> {
  const { variables, context, ...rest } = given.testState;
  const test = call(kernel, 'TestState', {
    ...rest,
    ...(variables === undefined ? {} : { variables: asText(variables) }),
    ...(context === undefined ? {} : { context: asText(context) }),
    definition: text(given.definition, given),
    roleArn: `arn:aws:iam::${ACCOUNT}:role/test`,
    input: JSON.stringify(given.input),
  });
  const answer = await meanwhile(kernel, test);
  const inspected = isObject(answer.inspectionData) ? Object.entries(answer.inspectionData) : undefined;
  return {
    ...answerOf(answer),
    nextState: typeof answer.nextState === 'string' ? answer.nextState : undefined,
    inspectionData:
      inspected === undefined ? undefined : Object.fromEntries(inspected.map(([name, value]) => [name, parsedText(value)])),
  };
}

const asText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

function answerOf(answer: Readonly<Record<string, unknown>>): Played {
  return {
    status: String(answer.status),
    ...(answer.output === undefined ? {} : { output: parsedText(answer.output) }),
    error: typeof answer.error === 'string' ? answer.error : undefined,
    cause: typeof answer.cause === 'string' ? answer.cause : undefined,
  };
}

// where every state says JSONata by itself, the machine may as well
function text(definition: unknown, given: ConformanceCase): string {
  if (given.languageAt === 'states' && isObject(definition) && 'States' in definition)
    return JSON.stringify({ ...definition, QueryLanguage: 'JSONata' });
  return typeof definition === 'string' ? definition : JSON.stringify(definition);
}
