import { advance, newExecution, type Signal, type Step } from '@firstsale/states-language/advance';
import { EventList, NO_LOG } from '@firstsale/states-language/event-log';
import type { ExecutionState, Invocation } from '@firstsale/states-language/execution';
import { parseJson } from '@firstsale/states-language/json';
import type { Machine } from '@firstsale/states-language/machine';
import { AwsError, type Kernel } from '../../contract.ts';
import { callerOf } from './caller.ts';
import { childAnswer, readParent } from './children.ts';
import { countExpress } from './count-express.ts';
import { ExecutionMetrics } from './execution-metrics.ts';
import { callResource } from './integrations/call.ts';
import { type LogSink, logEvents } from './logging.ts';
import type { Machines } from './machines.ts';
import { pendingCalls } from './pending-calls.ts';
import { asLive, type Live, Residents } from './residents.ts';
import { type ExecutionRow, ExecutionRows, type NewExecution } from './store/execution-rows.ts';
import { LiveRows } from './store/live-rows.ts';
import { MapRunRows } from './store/map-run-rows.ts';
import { PackedEvents, packEvents } from './store/pack-events.ts';
import { WakeUps } from './wake-ups.ts';

/** Runs executions: takes signals in, writes what happened, makes the calls. What only waits lies in the journal with one timer in memory. */
export class Executions {
  readonly rows: ExecutionRows;
  readonly live: LiveRows;
  readonly mapRuns: MapRunRows;
  readonly #kernel: Kernel;
  readonly #machines: Machines;
  readonly #residents = new Residents();
  readonly #unbegun = new Map<number, NewExecution>();
  readonly #logs: LogSink | undefined;
  readonly #metrics: ExecutionMetrics;
  readonly #wakeUps: WakeUps;
  readonly #children = new WeakMap<object, string>();
  readonly #endListeners = new Map<number, () => void>();

  constructor(kernel: Kernel, machines: Machines, logs: LogSink | undefined) {
    this.#logs = logs;
    this.#kernel = kernel;
    this.#machines = machines;
    this.rows = new ExecutionRows(kernel.journal);
    this.#metrics = new ExecutionMetrics(kernel, this.rows);
    this.live = new LiveRows(kernel.journal);
    this.mapRuns = new MapRunRows(kernel, this.rows, this.live);
    this.#wakeUps = new WakeUps(kernel, (id) => void this.signal(id, { kind: 'tick' }));
  }

  /** whether StartExecution was asked by a task that waits for the end; JSON of who that is */
  parentOf(input: object): string | null {
    return this.#children.get(input) ?? null;
  }

  /** writes the execution down; it begins in a unit of its own */
  create(row: NewExecution): number {
    const id = this.rows.insert(row);
    this.#metrics.started(row);
    this.#begins(id, row);
    return id;
  }

  #begins(id: number, row: NewExecution): void {
    this.#unbegun.set(id, row);
    this.#kernel.spawn('states:start', () => this.#begin(id));
  }

  #begin(id: number): void {
    const row = this.#unbegun.get(id);
    if (row === undefined) return;
    this.#unbegun.delete(id);
    const { role } = this.#machines.revision(row.machine, row.revision);
    const machine = this.#machines.compiled(row.machine, row.revision);
    const state = newExecution(machine, {
      arn: row.arn,
      name: row.name,
      machineArn: row.machine,
      machineName: row.machine.slice(row.machine.lastIndexOf(':') + 1),
      roleArn: role,
      input: parseJson(row.input) ?? null,
      startedAt: row.started,
      seed: Math.floor(this.#kernel.random() * 4_294_967_296),
    });
    this.#take(asLive({ ...row, id }, state, machine), { kind: 'start' });
  }

  /** @returns false when nothing waits for it any more */
  signal(id: number, signal: Signal): boolean {
    const live = this.#residents.get(id) ?? this.#load(id);
    return live !== undefined && this.#take(live, signal);
  }

  machineOf(row: ExecutionRow): Machine {
    return this.#machines.compiled(row.machine, row.revision);
  }

  /** removes an execution whose name may be used again */
  forget(id: number): void {
    this.rows.delete(id);
    this.live.forget(id);
  }

  /** calls back once when the execution has ended */
  onEnd(id: number, listener: () => void): void {
    this.#endListeners.set(id, listener);
  }

  /** after a restart: goes on with everything that was running */
  resume(): void {
    for (const { id, wake, calling, live } of this.rows.running()) {
      const row = live === 0 ? this.rows.byId(id) : undefined;
      if (row !== undefined) this.#begins(id, row);
      else {
        this.#wakeUps.arm(id, wake);
        if (calling === 1) this.#kernel.spawn('states:resume', () => this.#callAgain(id));
      }
    }
  }

  stop(): void {
    this.#wakeUps.stop();
  }

  /** goes on with a state that was put together outside: a redrive */
  restart(id: number, state: ExecutionState, signal: Signal): void {
    const row = this.rows.byId(id);
    if (row === undefined) return;
    const machine = this.#machines.compiled(row.machine, row.revision);
    this.#metrics.redriven(row);
    this.#take(asLive(row, state, machine), signal);
  }

  #load(id: number): Live | undefined {
    const row = this.rows.byId(id);
    const loaded = row?.status === 'RUNNING' ? this.live.load(id) : undefined;
    if (row === undefined || loaded === undefined) return undefined;
    const machine = this.#machines.compiled(row.machine, row.revision);
    for (const { at, signal } of loaded.signals) advance(loaded.state, machine, signal, at, row.type === 'STANDARD');
    return { ...asLive(row, loaded.state, machine), debt: loaded.debt };
  }

  // one synchronous block: either all of a step is in the journal or nothing of it
  #take(live: Live, signal: Signal): boolean {
    const now = this.#kernel.now();
    const logging = this.#logs === undefined ? undefined : this.#machines.logging(live.state.machineArn);
    const standard = live.type === 'STANDARD';
    const log = logging !== undefined ? new EventList() : standard ? new PackedEvents() : NO_LOG;
    const step = advance(live.state, live.machine, signal, now, standard, log);
    if (!step.accepted) return false;
    const { run } = step;
    const history = log instanceof EventList && standard ? packEvents(log.events) : log;
    if (history instanceof PackedEvents) {
      this.live.addHistory(live.id, history);
      this.#kernel.usage.add('states:transitions', run.transitions);
      this.mapRuns.take(run.mapNews, { machine: live.state.machineArn, revision: live.revision }, now);
    }
    if (logging !== undefined && this.#logs !== undefined && log instanceof EventList)
      logEvents(this.#logs, logging, live.state, log.events);
    live.calls += run.invocations.length;
    if (live.state.ending !== null) this.#end(live, now);
    else this.#keep(live, step, signal, now);
    for (const child of run.abandoned) this.stopByArn(child, null, null);
    for (const invocation of run.invocations) this.#call(live, invocation);
    return true;
  }

  #keep(live: Live, step: Step, signal: Signal, now: number): void {
    this.live.save(live.id, live.state, live.debt, { at: now, signal, wake: step.wakeAt, calling: live.calls > 0 });
    this.#wakeUps.arm(live.id, step.wakeAt);
    this.#residents.keep(live);
  }

  #end(live: Live, now: number): void {
    const { ending } = live.state;
    if (ending === null) return;
    this.#wakeUps.arm(live.id, null);
    this.#residents.drop(live.id);
    this.live.drop(live.id, live.debt);
    this.rows.end(live.id, {
      status: ending.status,
      stopped: now,
      output: ending.output === undefined ? null : JSON.stringify(ending.output),
      error: ending.error ?? null,
      cause: ending.cause ?? null,
      last: live.type === 'STANDARD' && ending.status !== 'SUCCEEDED' ? JSON.stringify(live.state) : null,
    });
    this.#metrics.ended({ ...live, machine: live.state.machineArn }, ending.status);
    this.#endListeners.get(live.id)?.();
    this.#endListeners.delete(live.id);
    if (live.type === 'EXPRESS') countExpress(this.#kernel, now - live.state.startedAt);
    if (live.parent !== null) this.#tellParent(live.id, live.parent);
  }

  #tellParent(id: number, parent: string): void {
    const target = readParent(parent);
    const row = this.rows.byId(id);
    const waiting = target === undefined ? undefined : this.rows.byArn(target.arn);
    if (target === undefined || row === undefined || waiting === undefined) return;
    this.signal(waiting.id, {
      kind: 'answer',
      address: target.address,
      serial: target.serial,
      answer: childAnswer(row, target.sync2),
      fromChild: true,
    });
  }

  /** ends an execution from outside. Throws ExecutionDoesNotExist */
  stopByArn(arn: string, error: string | null, cause: string | null): ExecutionRow {
    const row = this.rows.byArn(arn);
    if (row === undefined) throw new AwsError('ExecutionDoesNotExist', `Execution Does Not Exist: '${arn}'`);
    if (row.status !== 'RUNNING') return row;
    if (!this.signal(row.id, { kind: 'stop', error, cause })) {
      // not begun yet: it is as if it had been stopped right after its start
      this.#begin(row.id);
      this.signal(row.id, { kind: 'stop', error, cause });
    }
    return this.rows.byId(row.id) ?? row;
  }

  #call(live: Live, invocation: Invocation): void {
    this.#kernel.spawn('states:task', async () => {
      const caller = callerOf(this.#kernel, this.rows, this.mapRuns, this.#children, live.state, invocation);
      const called = await callResource(caller, invocation);
      live.calls -= 1;
      const { address, serial } = invocation;
      if (called.kind === 'answer') this.signal(live.id, { kind: 'answer', address, serial, answer: called.answer });
      else {
        this.signal(live.id, { kind: 'submitted', address, serial, output: called.output, child: called.child });
        this.#catchUp(called.child);
      }
      if (live.state.ending === null) this.#residents.keep(live);
    });
  }

  // a child may have ended before its parent heard that it was accepted
  #catchUp(child: string | null): void {
    const row = child === null ? undefined : this.rows.byArn(child);
    if (row !== undefined && row.status !== 'RUNNING' && row.parent !== null) this.#tellParent(row.id, row.parent);
  }

  // at least once, as on AWS: what was not answered is called again
  #callAgain(id: number): void {
    const live = this.#residents.get(id) ?? this.#load(id);
    if (live === undefined) return;
    const calls = pendingCalls(live.state, live.machine);
    live.calls = calls.length;
    this.#residents.keep(live);
    for (const call of calls) this.#call(live, call);
  }
}
