import { AwsError } from '../../contract.ts';
import type { State } from '../definition/types.ts';
import { enter, leave, perform, toFailure } from '../execution/drive.ts';
import { findCatcher, findRetrier, type HandledFailure, retryDelaySeconds } from '../execution/handling.ts';
import { StateFailure } from '../failure.ts';
import { isJsonArray, type Json, parseJson } from '../json.ts';
import { readMapFields } from '../states/gather.ts';
import type { Leaving, Turn } from '../states/step.ts';
import { conclude, schedule } from '../states/task.ts';
import { fill } from '../template.ts';
import { prepareTest, type TestRequest } from './prepare.ts';

/** as the TestState API answers; data as JSON texts */
export interface TestAnswer {
  readonly status: 'SUCCEEDED' | 'FAILED' | 'RETRIABLE' | 'CAUGHT_ERROR';
  readonly output?: string;
  readonly error?: string;
  readonly cause?: string;
  readonly nextState?: string;
  readonly inspectionData?: Readonly<Record<string, unknown>>;
}

/** runs one state, its integration or its children replaced by the mock. Throws AwsError for what cannot be tested */
export function testState(request: TestRequest): TestAnswer {
  const { state, states, turnOf, scope, run } = prepareTest(request);
  const turn = turnOf(enter(run, scope, states));
  turn.frame.retryCount = request.configuration.retrierRetryCount ?? 0;
  const inspected: Record<string, unknown> = { input: JSON.stringify(request.input) };
  const answer = attempt(state, turn, request, inspected);
  return request.inspectionLevel === 'INFO' ? answer : { ...answer, inspectionData: inspected };
}

function attempt(state: State, turn: Turn, request: TestRequest, inspected: Record<string, unknown>): TestAnswer {
  const variables = { ...turn.scope.variables };
  try {
    const leaving = mocked(state, turn, request, inspected);
    const extras = leaving.result === undefined ? {} : { result: leaving.result };
    const outcome = leave(state, turn, leaving, extras, turn.frame.input);
    if (JSON.stringify(variables) !== JSON.stringify(turn.scope.variables))
      inspected.variables = JSON.stringify(turn.scope.variables);
    const output = outcome?.kind === 'succeeded' ? outcome.output : turn.scope.input;
    return { output: JSON.stringify(output), status: 'SUCCEEDED', ...(leaving.next === null ? {} : { nextState: leaving.next }) };
  } catch (problem) {
    return failed(state, turn, toFailure(state, turn, problem), request, inspected);
  }
}

function mocked(state: State, turn: Turn, request: TestRequest, inspected: Record<string, unknown>): Leaving {
  const { mock } = request;
  const composite = state.type === 'Task' || state.type === 'Map' || state.type === 'Parallel';
  if (!composite) {
    if (mock !== null)
      throw new AwsError('ValidationException', `State type '${state.type}' is not supported when a mock is specified`);
    const step = state.type === 'Wait' ? { ...leavingOf(state), result: undefined } : perform(state, turn);
    if (step.kind === 'leaving') return step;
    throw new Error(`the ${state.type} state ${state.name} waits`);
  }
  if (mock === null)
    throw new AwsError(
      'ValidationException',
      `the laptop cloud tests a ${state.type} state with a mock only: give mock.result or mock.errorOutput`,
    );
  if (state.type === 'Task') return mockedTask(state, turn, request, inspected);
  if (state.type === 'Map') inspectMap(state, turn, request, inspected);
  else if (state.arguments !== null) fill(state.arguments, turn.run.bindings(turn.scope, turn.frame, turn.view, true));
  if (mock.errorOutput !== undefined) throw new StateFailure(mock.errorOutput.error ?? null, mock.errorOutput.cause ?? null);
  return { ...leavingOf(state), result: mockResult(request) };
}

const leavingOf = (state: State): Omit<Leaving, 'result'> => ({
  kind: 'leaving',
  next: state.next,
  output: state.output,
  assign: state.assign,
});

function mockedTask(
  state: State & { type: 'Task' },
  turn: Turn,
  request: TestRequest,
  inspected: Record<string, unknown>,
): Leaving {
  schedule(state, turn);
  inspected.afterArguments = JSON.stringify(turn.frame.flight?.arguments ?? null);
  const error = request.mock?.errorOutput;
  turn.frame.phase = 'answered';
  if (error !== undefined) turn.frame.answer = { kind: 'failed', error: error.error ?? null, cause: error.cause ?? null };
  else {
    const output = mockResult(request);
    turn.frame.answer = { kind: 'succeeded', output };
    inspected.result = JSON.stringify(output);
  }
  return conclude(state, turn);
}

function mockResult(request: TestRequest): Json {
  const text = request.mock?.result;
  const value = text === undefined ? undefined : parseJson(text);
  if (value === undefined) throw new AwsError('ValidationException', 'mock.result must be JSON');
  return value;
}

function inspectMap(state: State & { type: 'Map' }, turn: Turn, request: TestRequest, inspected: Record<string, unknown>): void {
  const { mapItemReaderData, mapIterationFailureCount: failures = 0 } = request.configuration;
  const read = mapItemReaderData === undefined ? undefined : parseJson(mapItemReaderData);
  const fields = readMapFields(state, turn, isJsonArray(read) ? read : null);
  inspected.maxConcurrency = fields.concurrency;
  if (fields.toleratedCount !== null) inspected.toleratedFailureCount = fields.toleratedCount;
  if (fields.toleratedPercentage !== null) inspected.toleratedFailurePercentage = fields.toleratedPercentage;
  const tooMany = fields.toleratedCount !== null && failures > fields.toleratedCount;
  const tooLarge = fields.toleratedPercentage !== null && (failures / fields.items.length) * 100 > fields.toleratedPercentage;
  if (tooMany || tooLarge) {
    throw new StateFailure('States.ExceedToleratedFailureThreshold', 'The specified tolerated failure threshold was exceeded');
  }
}

function failed(
  state: State,
  turn: Turn,
  handled: HandledFailure,
  request: TestRequest,
  inspected: Record<string, unknown>,
): TestAnswer {
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
      details.retryBackoffIntervalSeconds = retryDelaySeconds(retrier, attempts, () => turn.run.random());
      return { ...told, status: 'RETRIABLE' };
    }
  }
  const catcher = failure.handleable ? findCatcher(state, handled) : undefined;
  if (catcher === undefined || !('catch' in state)) return { ...told, status: 'FAILED' };
  details.catchIndex = state.catch.indexOf(catcher);
  inspected.errorDetails = details;
  const errorOutput: Json = { Error: failure.error, Cause: failure.cause_ ?? (failure.error === 'States.Timeout' ? '' : null) };
  leave(state, turn, catcher, { errorOutput }, turn.frame.input);
  return { ...told, output: JSON.stringify(turn.scope.input), status: 'CAUGHT_ERROR', nextState: catcher.next };
}
