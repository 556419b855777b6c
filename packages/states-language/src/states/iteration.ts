import { fill } from '../asl-template.ts';
import type { MapState } from '../definition/types.ts';
import { isoInstant } from '../execution/context.ts';
import { ITERATION_STARTED } from '../execution/event-log.ts';
import type { Crowd, Log, Scope } from '../execution/frames.ts';
import type { Run } from '../execution/run.ts';
import { drawUuid } from '../jsonata/jsonata-functions.ts';
import { EXPRESS_LIMIT_MS } from '../limits.ts';
import type { Turn } from './state-step.ts';

/** a Map's next item: ItemSelector decides what the item processor gets */
export function startIteration(state: MapState, index: number, turn: Turn, crowd: Crowd): Scope {
  const { run, scope, frame, view } = turn;
  const value = crowd.items?.[index] ?? null;
  const item = { index, value };
  const previous = crowd.freedBy;
  if (state.distributed) return startChildRun(state, turn, item);
  const log = scope.log;
  const id = run.write(log, previous, ITERATION_STARTED, [index, state.name]);
  const input = state.itemSelector === null ? value : fill(state.itemSelector, run.bindings(scope, frame, view, true, { item }));
  return { variables: {}, previous: id, log, next: state.processor.startAt, input, frame: null, item };
}

function startChildRun(state: MapState, turn: Turn, item: { readonly index: number; readonly value: Scope['input'] }): Scope {
  const { run, scope, frame, view } = turn;
  const selected = state.itemSelector === null || frame.crowd?.selected === true;
  const input = selected ? item.value : fill(state.itemSelector, run.bindings(scope, frame, view, true, { item }));
  const name = drawUuid({ next: () => run.random() });
  const arn = state.express
    ? `${run.state.machineArn.replace(':stateMachine:', ':express:')}/${state.label}:${name}:${drawUuid({ next: () => run.random() })}`
    : `${run.state.machineArn.replace(':stateMachine:', ':execution:')}/${state.label}:${name}`;
  const execution = {
    Id: arn,
    Input: input,
    Name: name,
    RedriveCount: 0,
    RoleArn: run.state.roleArn,
    StartTime: isoInstant(run.now),
  };
  const log = takeLog(run, { last: 0, child: arn, execution, free: false, ...(state.express ? { silent: true } : {}) });
  run.mapNews.push({ kind: 'child-started', arn, name, mapRun: frame.crowd?.run ?? '', input, express: state.express });
  run.record(log, 0, 'ExecutionStarted', { input, roleArn: run.state.roleArn });
  return {
    variables: {},
    previous: 0,
    log,
    next: state.processor.startAt,
    input,
    frame: null,
    item,
    ...(state.express ? { until: run.now + EXPRESS_LIMIT_MS } : {}),
  };
}

function takeLog(run: Run, log: Log): number {
  const free = run.state.logs.findIndex((known) => known.free);
  if (free === -1) return run.state.logs.push(log) - 1;
  run.state.logs[free] = log;
  return free;
}

export function freeLog(run: Run, child: Scope): void {
  const log = run.state.logs[child.log];
  if (log === undefined || child.log === 0) return;
  log.free = true;
  log.child = undefined;
  log.execution = null;
}
