import { expressionProblems } from '../definition/expressions.ts';
import { Reader } from '../definition/reader.ts';
import { readState } from '../definition/states.ts';
import type { Diagnostic, State, States } from '../definition/types.ts';
import { isoInstant } from '../execution/context.ts';
import type { Answer, ExecutionState, Frame, Invocation, Scope } from '../execution/frames.ts';
import { Run } from '../execution/run.ts';
import { isJsonObject, type Json, type JsonObject } from '../json.ts';
import type { Turn } from '../states/state-step.ts';
import { Untestable } from './untestable.ts';

export interface TestRequest {
  readonly definition: Json;
  readonly input: Json;
  readonly variables: Json;
  /** overrides parts of the context object */
  readonly context: Json;
  readonly inspectionLevel: 'INFO' | 'DEBUG' | 'TRACE';
  readonly stateName: string | null;
  readonly mock: {
    readonly result?: string | undefined;
    readonly errorOutput?: { readonly error?: string | undefined; readonly cause?: string | undefined } | undefined;
  } | null;
  readonly configuration: {
    readonly retrierRetryCount?: number | undefined;
    readonly mapIterationFailureCount?: number | undefined;
    readonly errorCausedByState?: string | undefined;
    readonly mapItemReaderData?: string | undefined;
  };
  readonly now: number;
  random(): number;
  /** makes a Task's call with the test's role; `timed-out` after so many milliseconds */
  call(invocation: Invocation, limitMs: number): Promise<Answer>;
  readonly place: {
    readonly account: string;
    readonly region: string;
    readonly name: string;
    readonly machine: string;
    readonly roleArn: string;
  };
}

export interface Prepared {
  readonly state: State;
  readonly states: States;
  readonly run: Run;
  readonly scope: Scope;
  turnOf(frame: Frame): Turn;
}

/** one state in an execution of its own that nothing is written of */
export function prepareTest(request: TestRequest): Prepared {
  const { name, value, language } = pickState(request);
  if (language !== 'JSONata')
    throw new Untestable('InvalidDefinition', "Invalid State Machine Definition: 'only JSONata states are tested here'");
  const diagnostics: Diagnostic[] = [];
  const state = readState(name, new Reader(value, `/States/${name}`, diagnostics));
  diagnostics.push(...expressionProblems(value));
  const problem = diagnostics[0];
  if (state === null || problem !== undefined) {
    throw new Untestable(
      'InvalidDefinition',
      `Invalid State Machine Definition: '${problem?.code}: ${problem?.message} at ${problem?.location}'`,
    );
  }
  const variables: Record<string, Json> = isJsonObject(request.variables) ? { ...request.variables } : {};
  const scope: Scope = { variables, previous: 0, log: 0, next: name, input: request.input, frame: null, item: null };
  const run = new Run(execution(request, scope), request.now, false);
  if (isJsonObject(request.context)) run.given = request.context;
  const view = { variables, outer: null, address: [] };
  const turnOf = (frame: Frame): Turn => ({ run, scope, frame, view });
  return { state, states: { startAt: name, byName: new Map([[name, state]]) }, run, scope, turnOf };
}

function pickState({ definition, stateName }: TestRequest): { name: string; value: JsonObject; language: Json } {
  if (!isJsonObject(definition))
    throw new Untestable('InvalidDefinition', "Invalid State Machine Definition: 'Expected value of type Object'");
  if (!isJsonObject(definition.States))
    return { name: 'StateName', value: definition, language: definition.QueryLanguage ?? 'JSONPath' };
  if (stateName === null)
    throw new Untestable('ValidationException', 'stateName is required when the definition is a state machine');
  const found = findState(definition.States, stateName);
  if (found === undefined) throw new Untestable('ValidationException', `State '${stateName}' not found in definition`);
  return { name: stateName, value: found, language: found.QueryLanguage ?? definition.QueryLanguage ?? 'JSONPath' };
}

function findState(states: JsonObject, name: string): JsonObject | undefined {
  const own = states[name];
  if (isJsonObject(own)) return own;
  for (const state of Object.values(states)) {
    if (!isJsonObject(state)) continue;
    const processor = state.ItemProcessor ?? state.Iterator;
    const inner = [processor, ...(Array.isArray(state.Branches) ? state.Branches : [])];
    for (const run of inner) {
      const found = isJsonObject(run) && isJsonObject(run.States) ? findState(run.States, name) : undefined;
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

function execution(request: TestRequest, root: Scope): ExecutionState {
  const { place, input, now } = request;
  const prefix = `arn:aws:states:${place.region}:${place.account}`;
  const arn = `${prefix}:express:${place.machine}:${place.name}`;
  const own = { Id: arn, Input: input, Name: place.name, RoleArn: place.roleArn, StartTime: isoInstant(now) };
  return {
    arn,
    name: place.name,
    machineArn: `${prefix}:stateMachine:${place.machine}`,
    machineName: place.machine,
    roleArn: place.roleArn,
    input,
    startedAt: now,
    timeoutAt: null,
    redriveCount: 0,
    random: Math.floor(request.random() * 4_294_967_296) | 0,
    serial: 0,
    logs: [{ last: 0, execution: own, free: false }],
    root,
    ending: null,
  };
}
