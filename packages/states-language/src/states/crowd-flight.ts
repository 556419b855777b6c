import { EvaluationFailure, StateFailure } from '../asl-failure.ts';
import { fill } from '../asl-template.ts';
import type { MapState } from '../definition/types.ts';
import type { Crowd } from '../execution/frames.ts';
import { isJsonArray, type Json } from '../json.ts';
import { fillBatches } from './batches.ts';
import { BLOCKED, type Step, type Turn } from './state-step.ts';

/** what a distributed Map asks of whoever drives it: as a Task's call, answered with the items, or with where the results are */
export interface FilesAsked {
  readonly resource: string;
  readonly arguments: Json;
}

/** the call a distributed Map has in flight, as it was made; null for a Map without one */
export function filesAsked(state: MapState, crowd: Crowd | null, asked: Json): FilesAsked | null {
  const resource = crowd?.reading === true ? state.reader?.resource : state.writer?.resource;
  return resource === undefined ? null : { resource, arguments: asked };
}

/** the items are asked for: the state waits */
export function startReading(state: MapState, turn: Turn, asked: Json): Step {
  return takeOff(state, turn, asked);
}

/** the children's ends are written; those that never began are told with their inputs */
export function startWriting(state: MapState, crowd: Crowd, turn: Turn): Step {
  const pending = (crowd.items ?? []).slice(crowd.next);
  return takeOff(state, turn, { ...asObject(crowd.target), MapRunArn: crowd.run, Pending: pending });
}

function takeOff(state: MapState, turn: Turn, asked: Json): Step {
  const { run, frame, view } = turn;
  const call = filesAsked(state, frame.crowd, asked);
  if (call === null) throw new Error(`the state ${state.name} has no files`);
  frame.serial = run.nextSerial();
  const nothing = { token: null, timeoutAt: null, heartbeatAt: null, heartbeatMs: 0, submitted: false, child: null };
  frame.flight = { ...nothing, arguments: asked };
  frame.phase = 'in-flight';
  run.invocations.push({ address: view.address, serial: frame.serial, ...call, token: null });
  return BLOCKED;
}

/** what the reader is asked, with its expressions evaluated; throws EvaluationFailure */
export function readerArguments(state: MapState, turn: Turn): Json {
  const { reader } = state;
  if (reader === null) return null;
  const { run, scope, frame, view } = turn;
  const bindings = run.bindings(scope, frame, view, true);
  const most = reader.maxItems === null ? null : fill(reader.maxItems, bindings);
  if (most !== null && (typeof most !== 'number' || !Number.isInteger(most) || most < 0))
    throw new EvaluationFailure(`The MaxItems field must be a non-negative integer but was: ${JSON.stringify(most)}`, 'MaxItems');
  return { Arguments: fill(reader.arguments, bindings), ReaderConfig: fill(reader.config, bindings), MaxItems: most };
}

export function writerArguments(state: MapState, turn: Turn): Json {
  const { run, scope, frame, view } = turn;
  if (state.writer === null) return null;
  const bindings = run.bindings(scope, frame, view, true);
  return { Arguments: fill(state.writer.arguments, bindings), WriterConfig: fill(state.writer.config, bindings) };
}

/** the items as the children get them */
export function fillCrowd(state: MapState, items: readonly Json[], crowd: Crowd, turn: Turn): void {
  try {
    const filled = fillBatches(state, items, turn);
    crowd.items = filled.inputs;
    crowd.batches = filled.batches;
    crowd.selected = true;
    crowd.size = filled.inputs.length;
    crowd.totalItems = items.length;
    const batched = filled.batches !== null;
    if (crowd.run !== null)
      turn.run.mapNews.push({ kind: 'run-filled', arn: crowd.run, items: items.length, children: crowd.size, batched });
  } catch (problem) {
    if (problem instanceof StateFailure) endRun(crowd, turn, problem.error, problem.cause_);
    else if (problem instanceof EvaluationFailure) endRun(crowd, turn, 'States.QueryEvaluationError', problem.message);
    throw problem;
  }
}

/** takes the items in; throws StateFailure where they could not be read */
export function takeItems(state: MapState, crowd: Crowd, turn: Turn): void {
  const { answer } = turn.frame;
  turn.frame.answer = null;
  turn.frame.flight = null;
  crowd.reading = false;
  if (answer?.kind === 'succeeded' && isJsonArray(answer.output)) fillCrowd(state, answer.output, crowd, turn);
  else failRun(crowd, turn, 'States.ItemReaderFailed', answer?.kind === 'failed' ? answer.cause : null);
}

/** where the results are; throws StateFailure where they could not be written */
export function takeWritten(crowd: Crowd, turn: Turn): Json {
  const { answer } = turn.frame;
  turn.frame.answer = null;
  turn.frame.flight = null;
  if (answer?.kind === 'succeeded') {
    if (crowd.run !== null) turn.run.mapNews.push({ kind: 'results-written', arn: crowd.run });
    return { MapRunArn: crowd.run, ResultWriterDetails: answer.output };
  }
  return failRun(crowd, turn, 'States.ResultWriterFailed', answer?.kind === 'failed' ? answer.cause : null);
}

function failRun(crowd: Crowd, turn: Turn, error: string, cause: string | null): never {
  endRun(crowd, turn, error, cause);
  throw new StateFailure(error, cause);
}

/** the Map Run has failed: its history and whoever counts hear of it */
export function endRun(crowd: Crowd, { run, scope }: Turn, error: string | null, cause: string | null): void {
  if (crowd.run === null) return;
  run.event(scope, 'MapRunFailed', { error: error ?? '', cause: cause ?? '' });
  run.mapNews.push({ kind: 'run-ended', arn: crowd.run, status: 'FAILED' });
}

const asObject = (value: Json): Readonly<Record<string, Json>> =>
  value !== null && typeof value === 'object' && !isJsonArray(value) ? value : {};
