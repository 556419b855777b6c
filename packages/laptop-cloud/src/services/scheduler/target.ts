import { AwsError, type Kernel, type Principal } from '../../contract.ts';
import { queueUrl } from '../events/dead-letter.ts';
import type { ScheduleTarget } from './schedule-definitions.ts';

const UNIVERSAL = /^arn:aws:scheduler:::aws-sdk:([a-z0-9]+):([A-Za-z0-9]+)$/;
const TEMPLATED = {
  lambda: /^arn:aws:lambda:[^:]+:\d+:function:[^:]+(?::[^:]+)?$/,
  sqs: /^arn:aws:sqs:[^:]+:\d+:[^:]+$/,
  states: /^arn:aws:states:[^:]+:\d+:stateMachine:[^:]+(?::[^:]+)?$/,
  events: /^arn:aws:events:[^:]+:\d+:event-bus\/.+$/,
} as const;

/** names of services in universal target ARNs that differ from those of the laptop's services */
const SERVICES: ReadonlyMap<string, string> = new Map([
  ['sfn', 'states'],
  ['eventbridge', 'events'],
  ['cloudwatchlogs', 'logs'],
]);

/** operations that only read cannot be scheduled */
const READS =
  /^(get|describe|list|poll|receive|search|scan|query|select|read|lookup|discover|validate|batchGet|batchDescribe|batchRead|transactGet|adminGet|adminList|testMigration|retrieve|testConnection|translateDocument|isAuthorized|invokeModel)/;

const invalid = (text: string) => new AwsError('ValidationException', text);

/** Refuses, by its ARN, a target that the laptop or Scheduler itself does not call. */
export function checkScheduleTarget(target: ScheduleTarget): void {
  const universal = UNIVERSAL.exec(target.Arn);
  if (universal) {
    if (READS.test(universal[2] ?? '')) throw invalid(`${target.Arn}: Scheduler does not call operations that only read.`);
    parseInput(target.Input ?? '{}', target.Arn);
    return;
  }
  if (TEMPLATED.events.test(target.Arn) && !target.EventBridgeParameters)
    throw invalid(`EventBridgeParameters are required for the target ${target.Arn}.`);
  if (target.EventBridgeParameters && !TEMPLATED.events.test(target.Arn))
    throw invalid(`EventBridgeParameters are for event buses, not for ${target.Arn}.`);
  if (!Object.values(TEMPLATED).some((form) => form.test(target.Arn))) {
    throw invalid(
      `Provided Arn ${target.Arn} is not supported: the laptop cloud schedules Lambda, SQS, Step Functions, event buses and arn:aws:scheduler:::aws-sdk:<service>:<action>.`,
    );
  }
}

function parseInput(input: string, arn: string): object {
  try {
    const parsed: unknown = JSON.parse(input);
    if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) return parsed;
  } catch {
    // told below
  }
  throw invalid(`Target ${arn}: Input must be the JSON object of the operation's parameters.`);
}

/** Calls a target once. Throws what the call throws. */
export async function callScheduleTarget(
  kernel: Kernel,
  target: ScheduleTarget,
  { input, principal, executionId }: { input: string; principal: Principal; executionId: string },
): Promise<void> {
  const { Arn } = target;
  const [, service, operation] = UNIVERSAL.exec(Arn) ?? [];
  if (service !== undefined && operation !== undefined) {
    const action = operation.charAt(0).toUpperCase() + operation.slice(1);
    await kernel.call({
      service: SERVICES.get(service) ?? service,
      action,
      input: withBytes(action, parseInput(input, Arn)),
      principal,
    });
  } else if (TEMPLATED.lambda.test(Arn)) {
    const Payload = new TextEncoder().encode(input);
    await kernel.call({
      service: 'lambda',
      action: 'Invoke',
      input: { FunctionName: Arn, InvocationType: 'Event', Payload },
      principal,
    });
  } else if (TEMPLATED.sqs.test(Arn)) {
    await kernel.call({
      service: 'sqs',
      action: 'SendMessage',
      input: { QueueUrl: queueUrl(kernel, Arn), MessageBody: input },
      principal,
    });
  } else if (TEMPLATED.states.test(Arn)) {
    await startExecution(kernel, { stateMachineArn: Arn, name: executionId, input }, principal);
  } else {
    await putEvent(kernel, target, input, principal);
  }
}

/** a Lambda payload is text in a schedule's input and bytes in the call */
function withBytes(action: string, input: object): object {
  const payload: unknown = action === 'Invoke' && 'Payload' in input ? input.Payload : undefined;
  if (payload === undefined) return input;
  return { ...input, Payload: new TextEncoder().encode(typeof payload === 'string' ? payload : JSON.stringify(payload)) };
}

async function startExecution(kernel: Kernel, input: object, principal: Principal): Promise<void> {
  try {
    await kernel.call({ service: 'states', action: 'StartExecution', input, principal });
  } catch (error) {
    // this very invocation started it, and was cut off before it could say so
    if (!(error instanceof AwsError && error.code === 'ExecutionAlreadyExists')) throw error;
  }
}

async function putEvent(
  kernel: Kernel,
  { Arn, EventBridgeParameters }: ScheduleTarget,
  Detail: string,
  principal: Principal,
): Promise<void> {
  const Entries = [{ EventBusName: Arn, Detail, ...EventBridgeParameters }];
  const answer = await kernel.call({ service: 'events', action: 'PutEvents', input: { Entries }, principal });
  const [entry]: unknown[] =
    typeof answer === 'object' && answer !== null && 'Entries' in answer && Array.isArray(answer.Entries) ? answer.Entries : [];
  if (typeof entry !== 'object' || entry === null || !('ErrorCode' in entry)) return;
  throw new AwsError(String(entry.ErrorCode), 'ErrorMessage' in entry ? String(entry.ErrorMessage) : 'the event was refused');
}
