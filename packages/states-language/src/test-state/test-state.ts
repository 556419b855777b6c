import { StateFailure } from '../asl-failure.ts';
import { fill } from '../asl-template.ts';
import type { State } from '../definition/types.ts';
import { enter, leave, perform, toFailure } from '../execution/drive-run.ts';
import type { Answer } from '../execution/frames.ts';
import { findCatcher, findRetrier, type HandledFailure, retryDelaySeconds } from '../execution/handling.ts';
import { isJsonArray, type Json, parseJson } from '../json.ts';
import { readMapFields } from '../states/gather.ts';
import { parseResource } from '../states/resource.ts';
import type { Leaving, Turn } from '../states/state-step.ts';
import { conclude, schedule } from '../states/task-state.ts';
import { prepareTest, type TestRequest } from './prepare-test-state.ts';
import { Untestable } from './untestable.ts';

/** documented: a test ends after five minutes */
const LONGEST_TEST_MS = 300_000;

type Inspected = Record<string, unknown>;

/** as the TestState API answers; data as JSON texts */
export interface TestAnswer {
  readonly status: 'SUCCEEDED' | 'FAILED' | 'RETRIABLE' | 'CAUGHT_ERROR';
  readonly output?: string;
  readonly error?: string;
  readonly cause?: string;
  readonly nextState?: string;
  readonly inspectionData?: Readonly<Record<string, unknown>>;
}

/**
 * Runs one state, its integration or its children replaced by the mock; a Task that only asks and gets an answer may do without one.
 * Throws Untestable for what cannot be tested.
 */
export async function testState(request: TestRequest): Promise<TestAnswer> {
  const { state, states, turnOf, scope, run } = prepareTest(request);
  const turn = turnOf(enter(run, scope, states));
  turn.frame.retryCount = request.configuration.retrierRetryCount ?? 0;
  const inspected: Inspected = { input: JSON.stringify(request.input) };
  const answer = await attempt(state, turn, request, inspected);
  if (Object.keys(scope.variables).length > 0) inspected.variables = JSON.stringify(scope.variables);
  return request.inspectionLevel === 'INFO' ? answer : { ...answer, inspectionData: inspected };
}

async function attempt(state: State, turn: Turn, request: TestRequest, inspected: Inspected): Promise<TestAnswer> {
  try {
    const leaving = await result(state, turn, request, inspected);
    const extras = leaving.result === undefined ? {} : { result: leaving.result };
    const outcome = leave(state, turn, leaving, extras, turn.frame.input);
    const output = outcome?.kind === 'succeeded' ? outcome.output : turn.scope.input;
    return { output: JSON.stringify(output), status: 'SUCCEEDED', ...(leaving.next === null ? {} : { nextState: leaving.next }) };
  } catch (problem) {
    return failed(state, turn, toFailure(state, turn, problem), request, inspected);
  }
}

function result(state: State, turn: Turn, request: TestRequest, inspected: Inspected): Leaving | Promise<Leaving> {
  const { mock } = request;
  if (state.type === 'Task')
    return mock === null ? calledTask(state, turn, request, inspected) : mockedTask(state, turn, request, inspected);
  if (state.type !== 'Map' && state.type !== 'Parallel') {
    if (mock === null) return plain(state, turn);
    throw new Untestable('ValidationException', `State type '${state.type}' is not supported when a mock is specified`);
  }
  if (mock === null)
    throw new Untestable('ValidationException', `State type '${state.type}' is only supported when a mock is specified`);
  if (state.type === 'Map') inspectMap(state, turn, request, inspected);
  else if (state.arguments !== null) fill(state.arguments, turn.run.bindings(turn.scope, turn.frame, turn.view, true));
  if (mock.errorOutput !== undefined) throw new StateFailure(mock.errorOutput.error ?? null, mock.errorOutput.cause ?? null);
  return { ...leavingOf(state), result: mockResult(request) };
}

// a Wait is not waited for, but one the test would not live to see fails as there
function plain(state: State, turn: Turn): Leaving {
  const step = perform(state, turn);
  if (step.kind === 'leaving') return step;
  if ((turn.frame.wakeAt ?? 0) - turn.run.now > LONGEST_TEST_MS) throw new StateFailure('States.Timeout', null);
  return { ...leavingOf(state), result: undefined };
}

const leavingOf = (state: State): Omit<Leaving, 'result'> => ({
  kind: 'leaving',
  next: state.next,
  output: state.output,
  assign: state.assign,
});

type TaskState = State & { readonly type: 'Task' };

function mockedTask(state: TaskState, turn: Turn, request: TestRequest, inspected: Inspected): Leaving {
  schedule(state, turn);
  inspected.afterArguments = JSON.stringify(turn.frame.flight?.arguments ?? null);
  const error = request.mock?.errorOutput;
  if (error === undefined) return answered(state, turn, { kind: 'succeeded', output: mockResult(request) }, inspected);
  return answered(state, turn, { kind: 'failed', error: error.error ?? null, cause: error.cause ?? null }, inspected);
}

async function calledTask(state: TaskState, turn: Turn, request: TestRequest, inspected: Inspected): Promise<Leaving> {
  const resource = parseResource(state.resource);
  if (resource?.kind === 'integration' && resource.pattern !== 'request') {
    const pattern = resource.pattern === 'token' ? '.waitForTaskToken' : '.sync';
    throw new Untestable(
      'ValidationException',
      `Service integration pattern '${pattern}' is only supported when a mock is specified`,
    );
  }
  schedule(state, turn);
  inspected.afterArguments = JSON.stringify(turn.frame.flight?.arguments ?? null);
  const [invocation] = turn.run.invocations;
  if (invocation === undefined) throw new Error(`the task ${state.name} called nothing`);
  const limit = Math.min((turn.frame.flight?.timeoutAt ?? Number.POSITIVE_INFINITY) - turn.run.now, LONGEST_TEST_MS);
  return answered(state, turn, await request.call(invocation, limit), inspected);
}

function answered(state: TaskState, turn: Turn, answer: Answer, inspected: Inspected): Leaving {
  turn.frame.phase = 'answered';
  turn.frame.answer = answer;
  if (answer.kind === 'succeeded') inspected.result = JSON.stringify(answer.output);
  return conclude(state, turn);
}

function mockResult(request: TestRequest): Json {
  const text = request.mock?.result;
  const value = text === undefined ? undefined : parseJson(text);
  if (value === undefined) throw new Untestable('ValidationException', 'mock.result must be JSON');
  return value;
}

function inspectMap(state: State & { type: 'Map' }, turn: Turn, request: TestRequest, inspected: Inspected): void {
  const { mapItemReaderData, mapIterationFailureCount: failures = 0 } = request.configuration;
  const read = mapItemReaderData === undefined ? undefined : parseJson(mapItemReaderData);
  const fields = readMapFields(state, turn, isJsonArray(read) ? read : null);
  inspected.maxConcurrency = fields.concurrency;
  if (fields.toleratedCount !== null) inspected.toleratedFailureCount = fields.toleratedCount;
  if (fields.toleratedPercentage !== null) inspected.toleratedFailurePercentage = fields.toleratedPercentage;
  const { itemSelector } = state;
  if (itemSelector !== null) {
    const selected = fields.items.map((value, index) =>
      fill(itemSelector, turn.run.bindings(turn.scope, turn.frame, turn.view, true, { item: { index, value } })),
    );
    inspected.afterItemSelector = JSON.stringify(selected);
  }
  const tooMany = fields.toleratedCount !== null && failures > fields.toleratedCount;
  const tooLarge = fields.toleratedPercentage !== null && (failures / fields.items.length) * 100 > fields.toleratedPercentage;
  if (tooMany || tooLarge) {
    throw new StateFailure('States.ExceedToleratedFailureThreshold', 'The specified tolerated failure threshold was exceeded');
  }
}

function failed(state: State, turn: Turn, handled: HandledFailure, request: TestRequest, inspected: Inspected): TestAnswer {
  const { failure } = handled;
  const told = {
    ...(failure.error === null ? {} : { error: failure.error }),
    ...(failure.cause_ === null ? {} : { cause: failure.cause_ }),
  };
  const details: Record<string, number> = {};
  const index = failure.handleable ? findRetrier(state, handled) : -1;
  const retrier = 'retry' in state ? state.retry[index] : undefined;
  if (retrier !== undefined) {
    const attempts = request.configuration.retrierRetryCount ?? 0;
    details.retryIndex = index;
    inspected.errorDetails = details;
    if (attempts < retrier.maxAttempts) {
      // the API gives a whole number
      details.retryBackoffIntervalSeconds = Math.floor(retryDelaySeconds(retrier, attempts, () => turn.run.random()));
      return { ...told, status: 'RETRIABLE' };
    }
  }
  const catcher = failure.handleable ? findCatcher(state, handled) : undefined;
  if (catcher === undefined || !('catch' in state)) return { ...told, status: 'FAILED' };
  details.catchIndex = state.catch.indexOf(catcher);
  inspected.errorDetails = details;
  const errorOutput: Json = { Error: failure.error, Cause: failure.cause_ ?? (failure.error === 'States.Timeout' ? '' : null) };
  try {
    leave(state, turn, catcher, { errorOutput }, turn.frame.input);
  } catch (problem) {
    const { failure: inner } = toFailure(state, turn, problem);
    return { error: inner.error ?? '', cause: inner.cause_ ?? '', status: 'FAILED' };
  }
  return { ...told, output: JSON.stringify(turn.scope.input), status: 'CAUGHT_ERROR', nextState: catcher.next };
}
