import { EvaluationFailure, oversize, StateFailure } from '../asl-failure.ts';
import { fill, type Template, unexpectedType } from '../asl-template.ts';
import type { TaskState } from '../definition/types.ts';
import type { Frame } from '../execution/frames.ts';
import type { Json } from '../json.ts';
import { drawUuid } from '../jsonata/jsonata-functions.ts';
import { exceedsDataLimit } from '../limits.ts';
import { eventNames, parseResource, type Resource } from './resource.ts';
import { BLOCKED, type Leaving, type Step, type Turn } from './state-step.ts';
import { makeToken } from './token.ts';

/** calls the resource; the state now waits for its answer */
export function schedule(state: TaskState, turn: Turn): Step {
  const { run, scope, frame, view } = turn;
  const resource = known(state);
  frame.serial = run.nextSerial();
  const awaited = resource.kind === 'integration' && resource.pattern !== 'request';
  const target = { executionArn: run.state.arn, address: view.address, serial: frame.serial };
  const token = awaited ? makeToken(target, drawUuid({ next: () => run.random() })) : null;
  frame.flight = { token, timeoutAt: null, heartbeatAt: null, heartbeatMs: 0, submitted: false, child: null, arguments: null };
  const bindings = run.bindings(scope, frame, view, true);
  const parameters = state.arguments === null ? frame.input : fill(state.arguments, bindings);
  const timeout = seconds(state.timeoutSeconds, 'TimeoutSeconds', turn);
  const heartbeat = seconds(state.heartbeatSeconds, 'HeartbeatSeconds', turn);
  if (exceedsDataLimit(parameters)) throw new StateFailure('States.DataLimitExceeded', oversize(state.name).cause_, false);
  frame.flight.arguments = parameters;
  frame.flight.timeoutAt = timeout === null ? null : run.now + timeout * 1_000;
  frame.flight.heartbeatMs = heartbeat === null ? 0 : heartbeat * 1_000;
  frame.flight.heartbeatAt = heartbeat === null ? null : run.now + heartbeat * 1_000;
  frame.phase = 'in-flight';
  frame.wakeAt = earliest(frame);
  logScheduled(resource, parameters, timeout, heartbeat, turn);
  run.invocations.push({ address: view.address, serial: frame.serial, resource: state.resource, arguments: parameters, token });
  return BLOCKED;
}

function known(state: TaskState): Resource {
  const resource = parseResource(state.resource);
  if (resource === null) throw new StateFailure('States.Runtime', `The resource provided ${state.resource} is not recognized.`);
  return resource;
}

/** epoch ms of whichever comes first, the task's timeout or its missed heartbeat */
export function earliest(frame: Frame): number | null {
  const { timeoutAt = null, heartbeatAt = null } = frame.flight ?? {};
  if (timeoutAt === null || heartbeatAt === null) return timeoutAt ?? heartbeatAt;
  return Math.min(timeoutAt, heartbeatAt);
}

function seconds(template: Template | null, field: string, { run, scope, frame, view }: Turn): number | null {
  if (template === null) return null;
  const value = fill(template, run.bindings(scope, frame, view, true));
  if (typeof value !== 'number') throw unexpectedType(template, 'number', value);
  if (!Number.isInteger(value) || value <= 0 || value > 99_999_999) {
    throw new EvaluationFailure(`The ${field} field must be a positive integer but was: ${JSON.stringify(value)}`, field);
  }
  return value;
}

function logScheduled(resource: Resource, input: Json, timeout: number | null, heartbeat: number | null, turn: Turn): void {
  const { run, scope } = turn;
  const limits: Record<string, Json> = {};
  if (timeout !== null) limits.timeoutInSeconds = timeout;
  if (resource.kind === 'lambda-arn') {
    run.event(scope, 'LambdaFunctionScheduled', { input, resource: resource.arn, ...limits });
    run.event(scope, 'LambdaFunctionStarted', null);
    return;
  }
  if (heartbeat !== null) limits.heartbeatInSeconds = heartbeat;
  const names = eventNames(resource);
  run.tell(scope, 'TaskScheduled', () => {
    const region = run.state.machineArn.split(':')[3] ?? '';
    return { parameters: input, region, ...names, ...limits };
  });
  run.tell(scope, 'TaskStarted', () => names);
}

/** the task was answered: logs it, then leaves or fails */
export function conclude(state: TaskState, turn: Turn): Leaving {
  const { run, scope, frame } = turn;
  const resource = known(state);
  const names = resource.kind === 'lambda-arn' ? {} : eventNames(resource);
  const prefix = resource.kind === 'lambda-arn' ? 'LambdaFunction' : 'Task';
  const answer = frame.answer;
  frame.answer = null;
  frame.flight = null;
  frame.wakeAt = null;
  if (answer === null) throw new Error(`the task ${state.name} was concluded without an answer`);
  if (answer.kind === 'timed-out') {
    run.event(scope, `${prefix}TimedOut`, { error: 'States.Timeout', ...names });
    throw new StateFailure('States.Timeout', null);
  }
  if (answer.kind === 'failed') return failed(answer.error, answer.cause);
  if (exceedsDataLimit(answer.output)) {
    const failure = oversize(resource.kind === 'lambda-arn' ? resource.arn : resource.service);
    return failed(failure.error, failure.cause_);
  }
  run.tell(scope, `${prefix}Succeeded`, () => ({ output: answer.output, ...names }));
  return { kind: 'leaving', result: answer.output, next: state.next, output: state.output, assign: state.assign };

  function failed(error: string | null, cause: string | null): never {
    run.event(scope, `${prefix}Failed`, { ...errorDetails(error, cause), ...names });
    throw new StateFailure(error, cause);
  }
}

/** error and cause of an event; what the service has not got it leaves out */
export function errorDetails(error: string | null, cause: string | null): Record<string, Json> {
  const details: Record<string, Json> = {};
  if (error !== null) details.error = error;
  if (cause !== null) details.cause = cause;
  return details;
}
