import { EvaluationFailure } from '../asl-failure.ts';
import { fill, type Template, unexpectedType } from '../asl-template.ts';
import type { MapState, ParallelState } from '../definition/types.ts';
import type { Crowd } from '../execution/frames.ts';
import { executionOf } from '../execution/map-child.ts';
import { isJsonArray, type Json } from '../json.ts';
import { drawUuid } from '../jsonata/jsonata-functions.ts';
import { DISTRIBUTED_MAP_CONCURRENCY, INLINE_MAP_CONCURRENCY } from '../limits.ts';
import { runCrowd, written } from './crowd.ts';
import { fillCrowd, readerArguments, startReading, takeItems, takeWritten, writerArguments } from './crowd-flight.ts';
import type { Step, Turn } from './state-step.ts';

export function startParallel(state: ParallelState, turn: Turn): Step {
  const { run, scope, frame, view } = turn;
  const input = state.arguments === null ? frame.input : fill(state.arguments, run.bindings(scope, frame, view, true));
  frame.flight = {
    token: null,
    timeoutAt: null,
    heartbeatAt: null,
    heartbeatMs: 0,
    submitted: false,
    child: null,
    arguments: input,
  };
  const started = run.event(scope, 'ParallelStateStarted', null);
  frame.crowd = crowd({ items: null, size: state.branches.length, concurrency: state.branches.length, freedBy: started });
  frame.phase = 'crowd';
  return runCrowd(state, turn);
}

export interface MapFields {
  readonly items: readonly Json[];
  readonly concurrency: number;
  readonly toleratedCount: number | null;
  readonly toleratedPercentage: number | null;
}

/** a Map's own fields, evaluated; throws EvaluationFailure. `given` stands for Items where an ItemReader would read them */
export function readMapFields(state: MapState, turn: Turn, given: readonly Json[] | null = null): MapFields {
  return {
    items: given ?? itemsOf(state, turn),
    concurrency: whole(state.maxConcurrency, 'MaxConcurrency', turn) ?? 0,
    toleratedCount: whole(state.toleratedCount, 'ToleratedFailureCount', turn),
    toleratedPercentage: percentage(state.toleratedPercentage, turn),
  };
}

export function startMap(state: MapState, turn: Turn): Step {
  const { run, scope, frame } = turn;
  const { items, concurrency, toleratedCount, toleratedPercentage } = readMapFields(state, turn, state.reader && []);
  const [asked, target] = [readerArguments(state, turn), writerArguments(state, turn)];
  let freedBy = run.event(scope, 'MapStateStarted', { length: items.length });
  let mapRun: string | null = null;
  if (state.distributed) {
    const id = drawUuid({ next: () => run.random() });
    mapRun = `${run.state.machineArn.replace(':stateMachine:', ':mapRun:')}/${state.label}:${id}`;
    freedBy = run.event(scope, 'MapRunStarted', { mapRunArn: mapRun });
    run.mapNews.push({
      kind: 'run-started',
      arn: mapRun,
      executionArn: executionOf(run, scope.log),
      total: items.length,
      maxConcurrency: concurrency,
      toleratedCount: toleratedCount ?? 0,
      toleratedPercentage: toleratedPercentage ?? 0,
    });
  }
  const most = state.distributed ? DISTRIBUTED_MAP_CONCURRENCY : INLINE_MAP_CONCURRENCY;
  frame.crowd = crowd({
    items,
    size: items.length,
    concurrency: concurrency === 0 ? most : Math.min(concurrency, most),
    freedBy,
  });
  frame.crowd.toleratedCount = toleratedCount;
  frame.crowd.toleratedPercentage = toleratedPercentage;
  frame.crowd.run = mapRun;
  frame.crowd.target = target;
  frame.crowd.reading = state.reader !== null;
  if (frame.crowd.reading) return startReading(state, turn, asked);
  if (state.batcher !== null) fillCrowd(state, items, frame.crowd, turn);
  frame.phase = 'crowd';
  return runCrowd(state, turn);
}

/** the host has read a distributed Map's items, or written its results */
export function goOnWithFiles(state: MapState, turn: Turn): Step {
  const { crowd } = turn.frame;
  if (crowd === null) throw new Error(`the Map ${state.name} was answered without children`);
  if (!crowd.reading) return written(state, crowd, takeWritten(crowd, turn), turn);
  takeItems(state, crowd, turn);
  turn.frame.phase = 'crowd';
  return runCrowd(state, turn);
}

function crowd(given: Pick<Crowd, 'items' | 'size' | 'concurrency' | 'freedBy'>): Crowd {
  return {
    ...given,
    results: [],
    children: {},
    active: 0,
    next: 0,
    failed: 0,
    failedIndex: -1,
    lost: [],
    succeeded: 0,
    toleratedCount: null,
    toleratedPercentage: null,
    run: null,
    target: null,
    reading: false,
    selected: false,
    batches: null,
    failedItems: 0,
    totalItems: given.size,
    failure: null,
  };
}

function itemsOf(state: MapState, turn: Turn): readonly Json[] {
  const { run, scope, frame, view } = turn;
  if (state.items === null) {
    if (isJsonArray(frame.input)) return frame.input;
    throw new EvaluationFailure(`Map state input must be an array but was: ${JSON.stringify(frame.input)}`, null);
  }
  const items = fill(state.items, run.bindings(scope, frame, view, true));
  if (isJsonArray(items)) return items;
  throw unexpectedType(state.items, 'array', items);
}

function evaluated(template: Template | null, { run, scope, frame, view }: Turn): number | null {
  if (template === null) return null;
  const value = fill(template, run.bindings(scope, frame, view, true));
  if (typeof value !== 'number') throw unexpectedType(template, 'number', value);
  return value;
}

function whole(template: Template | null, field: string, turn: Turn): number | null {
  const value = evaluated(template, turn);
  if (value !== null && (!Number.isInteger(value) || value < 0)) {
    throw new EvaluationFailure(`The ${field} field must be a non-negative integer but was: ${value}`, field);
  }
  return value;
}

function percentage(template: Template | null, turn: Turn): number | null {
  const value = evaluated(template, turn);
  if (value !== null && (value < 0 || value > 100)) {
    throw new EvaluationFailure(
      `The ToleratedFailurePercentage field must be between 0 and 100 but was: ${value}`,
      'ToleratedFailurePercentage',
    );
  }
  return value;
}
