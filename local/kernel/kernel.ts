import { type ApiRequest, type Authorizer, AwsError, type Instant, type Kernel, type Service, type Timer } from '../contract.ts';
import { type Speed, VirtualClock } from './clock.ts';
import { Dispatch } from './dispatch.ts';
import { Failures, type Log, logToStderr, type UnitFailure } from './failures.ts';
import { SqliteJournal } from './journal.ts';
import { type Randomness, seededRandomness, systemRandomness } from './random.ts';
import { SavedState } from './saved-state.ts';
import { UnitQueue } from './unit-queue.ts';
import { Counters } from './usage-meter.ts';
import { Waiters } from './waiters.ts';

export interface KernelOptions {
  /** where journal.sqlite lives; absent: in memory, forgotten at the end */
  readonly stateDir?: string | undefined;
  /** default Infinity: the clock stands still until runUntil */
  readonly speed?: Speed;
  /** units at a time; 1 makes a run deterministic. Default 16 */
  readonly concurrency?: number;
  /** absent: the system's randomness */
  readonly seed?: number | undefined;
  /** virtual start of a fresh state folder; an older one goes on where it stopped. Default: the wall clock */
  readonly start?: Instant | undefined;
  readonly account?: string;
  readonly region?: string;
  readonly log?: Log;
}

const UNITS_PER_COMMIT = 512;
const MS_PER_COMMIT = 50;
/** The heart of the laptop cloud: clock, queue of units, journal, dispatch. Services see the Kernel part of it only. */
export class LocalKernel implements Kernel {
  readonly account: string;
  readonly region: string;
  readonly stateDir: string | undefined;
  readonly journal: SqliteJournal;
  readonly usage = new Counters();
  readonly #log: Log;
  readonly #failures: Failures;
  readonly #saved: SavedState;
  readonly #waiters = new Waiters();
  readonly #clock: VirtualClock;
  readonly #queue: UnitQueue;
  readonly #dispatch = new Dispatch();
  readonly #randomness: Randomness;
  #halted: Error | undefined;
  #stopped = false;
  #unitsSinceCommit = 0;
  #committedAt = performance.now();

  constructor(options: KernelOptions) {
    this.account = options.account ?? '123456789012';
    this.region = options.region ?? 'eu-central-1';
    this.stateDir = options.stateDir;
    this.#log = options.log ?? logToStderr;
    this.#failures = new Failures(this.#log);
    this.#randomness = options.seed === undefined ? systemRandomness : seededRandomness(options.seed);
    this.journal = new SqliteJournal({
      stateDir: options.stateDir,
      beforeCommit: () => this.#saved.save(this.now()),
      onFatal: (error) => this.#halt(error),
      log: this.#log,
    });
    this.#saved = new SavedState(this.journal, this.usage, this.#randomness);
    this.#clock = new VirtualClock(options.speed ?? Number.POSITIVE_INFINITY, startOf(options, this.#saved.now), () =>
      this.#whenQuiet(),
    );
    this.#queue = new UnitQueue(options.concurrency ?? 16, {
      failed: (label, error) => this.#report(label, error),
      unitDone: () => this.#unitDone(),
      quiet: () => this.#whenQuiet(),
    });
  }

  now(): Instant {
    return this.#clock.now();
  }

  spawn(label: string, work: () => void | Promise<void>): void {
    if (this.#stopped) return;
    if (!this.#queue.busy) this.#clock.interrupt();
    this.#queue.push(label, work);
  }

  at(instant: Instant, label: string, work: () => void | Promise<void>): Timer {
    if (!Number.isFinite(instant)) throw new RangeError(`the timer ${label} needs an instant, got ${instant}`);
    const timer = this.#clock.timers.add(Math.ceil(instant), label, work);
    this.#queue.checkQuiet();
    return timer;
  }

  blocking<T>(promise: Promise<T>): Promise<T> {
    return this.#queue.blocking(promise);
  }

  sleep(ms: number): Promise<void> {
    return this.blocking(new Promise((resolve) => this.at(this.now() + ms, 'sleep', resolve)));
  }

  random(): number {
    return this.#randomness.next();
  }

  uuid(): string {
    return this.#randomness.uuid();
  }

  call(request: ApiRequest): Promise<unknown> {
    if (this.#halted !== undefined) return Promise.reject(new AwsError('ServiceUnavailable', this.#halted.message, 503));
    return this.#dispatch.call(request, this.uuid());
  }

  log(event: string, fields: Readonly<Record<string, unknown>> = {}): void {
    this.#log(event, fields);
  }

  // what follows is for whoever runs the cloud, not for its services

  get halted(): Error | undefined {
    return this.#halted;
  }

  get services(): readonly Service[] {
    return this.#dispatch.services;
  }

  /** the newest 1,000 */
  get failures(): readonly UnitFailure[] {
    return this.#failures.kept;
  }

  get speed(): Speed {
    return this.#clock.speed;
  }

  get paused(): boolean {
    return this.#clock.paused;
  }

  /** timers waiting */
  get pendingTimers(): number {
    return this.#clock.timers.size;
  }

  /** when the next timer is due; undefined when nothing waits */
  get nextTimer(): Instant | undefined {
    return this.#clock.timers.peek()?.at;
  }

  service(name: string): Service | undefined {
    return this.#dispatch.service(name);
  }

  register(service: Service): void {
    this.#dispatch.register(service);
  }

  authorizeWith(authorizer: Authorizer): void {
    this.#dispatch.authorizeWith(authorizer);
  }

  onUnitFailed(listener: (failure: UnitFailure) => void): () => void {
    return this.#failures.listen(listener);
  }

  /** does an outside caller's work as a unit; its answer leaves only after the journal is committed */
  request<T>(label: string, work: () => Promise<T>): Promise<T> {
    if (this.#halted !== undefined) return Promise.reject(this.#halted);
    return new Promise<T>((resolve, reject) => {
      this.spawn(label, async () => {
        try {
          const answer = await work();
          this.journal.commit();
          resolve(answer);
        } catch (error) {
          if (this.#halted === undefined) this.journal.commit();
          reject(error);
        }
      });
    });
  }

  /** freezes a paced clock until the returned function is called */
  hold(): () => void {
    if (!this.#queue.busy) this.#clock.interrupt();
    return this.#queue.hold();
  }

  /** resolves when nothing is queued or running; rejects when the kernel had to halt */
  idle(): Promise<void> {
    return this.#wait(() => true);
  }

  /**
   * Lets virtual time pass until `instant`, everything due until then (inclusive) done; with speed Infinity it jumps from timer to timer.
   * @param until an optional early end, looked at whenever nothing runs
   */
  runUntil(instant: Instant, until: () => boolean = () => false): Promise<void> {
    const end = Math.max(instant, this.now());
    this.#clock.addTarget(end);
    // a pacing clock never wakes for an instant at which nothing is due
    const timer = this.speed === Number.POSITIVE_INFINITY ? undefined : this.at(end, 'run-until', () => undefined);
    return this.#wait(() => until() || this.now() >= end).finally(() => {
      timer?.cancel();
      this.#clock.removeTarget(end);
    });
  }

  setSpeed(speed: Speed): void {
    this.#clock.setSpeed(speed);
    this.#queue.checkQuiet();
  }

  pause(): void {
    this.#clock.setPaused(true);
  }

  resume(): void {
    this.#clock.setPaused(false);
    this.#queue.checkQuiet();
  }

  /** jumps to the next timer and does what is due; false when no timer waits */
  async step(): Promise<boolean> {
    await this.idle();
    const jumped = this.#clock.jump();
    await this.idle();
    return jumped;
  }

  /** ends quietly: nothing new starts, what runs may end, everything is committed */
  async stop(): Promise<void> {
    if (this.#stopped) return;
    if (this.#halted === undefined) {
      this.#clock.setPaused(true);
      // a unit that never ends must not keep us here
      await Promise.race([this.idle().catch(() => undefined), new Promise((resolve) => setTimeout(resolve, 1_000).unref())]);
    }
    this.#stopped = true;
    this.#clock.interrupt();
    this.#queue.halt();
    this.journal.close();
  }

  #whenQuiet(): void {
    if (this.#stopped || this.#halted !== undefined || this.#queue.busy) return;
    // who was woken may want the clock to stand still: look again when it has had its turn
    if (this.#wakeWaiters()) {
      this.#queue.checkQuiet();
      return;
    }
    if (!this.#clock.advance()) {
      this.#commit();
      this.#wakeWaiters();
      return;
    }
    for (let timer = this.#clock.takeDue(); timer !== undefined; timer = this.#clock.takeDue()) this.#runTimer(timer);
    this.#queue.checkQuiet();
  }

  #runTimer(timer: { readonly label: string; readonly cancelled: boolean; readonly work: () => void | Promise<void> }): void {
    this.#queue.push(timer.label, () => (timer.cancelled ? undefined : timer.work()));
  }

  #wait(done: () => boolean): Promise<void> {
    if (this.#halted !== undefined) return Promise.reject(this.#halted);
    if (this.#stopped) return Promise.resolve();
    const waiting = this.#waiters.add(done);
    this.#queue.checkQuiet();
    return waiting;
  }

  #wakeWaiters(): boolean {
    const next = this.nextTimer;
    if (next !== undefined && next <= this.now()) return false;
    const wake = this.#waiters.takeReady();
    if (wake === undefined) return false;
    this.#commit();
    wake();
    return true;
  }

  #unitDone(): void {
    this.#unitsSinceCommit += 1;
    if (this.#unitsSinceCommit >= UNITS_PER_COMMIT) this.#commit();
    else if (this.#unitsSinceCommit % 16 === 0 && performance.now() - this.#committedAt > MS_PER_COMMIT) this.#commit();
  }

  #commit(): void {
    this.#unitsSinceCommit = 0;
    this.#committedAt = performance.now();
    try {
      if (this.#halted !== undefined || this.#stopped) return;
      if (this.journal.pendingWrites === 0 && this.#saved.stale(this.now())) this.#saved.save(this.now());
      this.journal.commit();
    } catch (error) {
      this.#report('commit', error);
    }
  }

  #report(label: string, error: unknown): void {
    this.#failures.report({ label, error, at: this.now() });
  }

  #halt(error: Error): void {
    if (this.#halted !== undefined) return;
    this.#halted = error;
    this.#queue.halt();
    this.#clock.interrupt();
    this.#log('kernel.halted', { error: error.message });
    this.#waiters.rejectAll(error);
  }
}

function startOf({ speed, start }: KernelOptions, stopped: Instant | undefined): Instant {
  if (stopped === undefined) return start ?? Date.now();
  // time passed while a real-time cloud was off, as it does on AWS; any other clock goes on where it stopped
  return speed === 'real' && start === undefined ? Math.max(stopped, Date.now()) : stopped;
}

export function createKernel(options: KernelOptions = {}): LocalKernel {
  return new LocalKernel(options);
}
