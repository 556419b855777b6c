import { type ApiRequest, type Authorizer, AwsError, type Instant, type Kernel, type Service, type Timer } from '../contract.ts';
import type { Speed } from './clock.ts';
import { Dispatch } from './dispatch.ts';
import { Drive } from './drive-kernel.ts';
import { Failures, type Log, logToStderr, type UnitFailure } from './failures.ts';
import { SqliteJournal } from './journal.ts';
import { type KernelOptions, startOf } from './kernel-options.ts';
import { type Randomness, seededRandomness, systemRandomness } from './random.ts';
import { type SavedState, savedIn } from './saved-state.ts';
import { Counters } from './usage-meter.ts';

const UNITS_PER_COMMIT = 512;
const MS_PER_COMMIT = 50;
const LONGEST_WITHOUT_COMMIT_MS = 1_000; // a burst that never pauses is committed between two units all the same
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
  readonly #drive: Drive;
  readonly #dispatch = new Dispatch();
  readonly #randomness: Randomness;
  readonly #requests = new Set<(error: Error) => void>();
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
      onFatal: (error) => this.halt(error),
      log: this.#log,
    });
    this.#saved = savedIn(this.journal, this.usage, this.#randomness);
    const start = startOf(options, this.#saved.now);
    this.#drive = new Drive(options.speed ?? Number.POSITIVE_INFINITY, start, options.concurrency ?? 16, {
      failed: (label, error) => this.#report(label, error),
      unitDone: () => this.#unitDone(),
      quiet: () => this.#quiet(),
      settled: () => this.#commit(),
    });
  }

  now(): Instant {
    return this.#drive.clock.now();
  }

  spawn(label: string, work: () => void | Promise<void>): void {
    this.#drive.spawn(label, work);
  }

  at(instant: Instant, label: string, work: () => void | Promise<void>): Timer {
    return this.#drive.at(instant, label, work);
  }

  blocking<T>(promise: Promise<T>): Promise<T> {
    return this.#drive.blocking(promise);
  }

  awaitingClock<T>(promise: Promise<T>): Promise<T> {
    return this.#drive.awaitingClock(promise);
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
    if (this.halted !== undefined) return Promise.reject(new AwsError('ServiceUnavailable', this.halted.message, 503));
    return this.#dispatch.call(request, this.uuid());
  }

  log(event: string, fields: Readonly<Record<string, unknown>> = {}): void {
    this.#log(event, fields);
  }

  // what follows is for whoever runs the cloud, not for its services

  get halted(): Error | undefined {
    return this.#drive.halted;
  }

  get services(): readonly Service[] {
    return this.#dispatch.services;
  }

  /** the newest 1,000 */
  get failures(): readonly UnitFailure[] {
    return this.#failures.kept;
  }

  get speed(): Speed {
    return this.#drive.clock.speed;
  }

  get paused(): boolean {
    return this.#drive.clock.paused;
  }

  /** timers waiting */
  get pendingTimers(): number {
    return this.#drive.clock.timers.size;
  }

  /** when the next timer is due; undefined when nothing waits */
  get nextTimer(): Instant | undefined {
    return this.#drive.clock.timers.peek()?.at;
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

  /**
   * Does an outside caller's work as a unit; its answer leaves only after the journal is committed. `ahead`: somebody waits for it, so it
   * does not stand behind all that virtual time has made due.
   */
  request<T>(label: string, work: () => Promise<T>, { ahead = false } = {}): Promise<T> {
    if (this.halted !== undefined) return Promise.reject(this.halted);
    return new Promise<T>((resolve, reject) => {
      this.#requests.add(reject);
      this.#drive.spawnRequest(
        label,
        async () => {
          try {
            const answer = await work();
            this.journal.commit();
            resolve(answer);
          } catch (error) {
            if (this.halted === undefined) this.journal.commit();
            reject(error);
          } finally {
            this.#requests.delete(reject);
          }
        },
        ahead,
      );
    });
  }

  /** freezes a paced clock until the returned function is called */
  hold(): () => void {
    return this.#drive.hold();
  }

  /** resolves when nothing is queued or running; rejects when the kernel had to halt */
  idle(): Promise<void> {
    return this.#drive.wait(() => true);
  }

  /**
   * Lets virtual time pass until `instant`, everything due until then (inclusive) done; with speed Infinity it jumps from timer to timer.
   * @param until an optional early end, looked at whenever nothing runs
   */
  runUntil(instant: Instant, until: () => boolean = () => false): Promise<void> {
    return this.#drive.runUntil(instant, until);
  }

  setSpeed(speed: Speed): void {
    this.#drive.setSpeed(speed);
  }

  pause(): void {
    this.#drive.setPaused(true);
  }

  resume(): void {
    this.#drive.setPaused(false);
  }

  /** jumps to the next timer and does what is due; false when no timer waits */
  step(): Promise<boolean> {
    return this.#drive.step();
  }

  /** ends quietly: nothing new starts, what runs may end (a second at most), everything is committed */
  async stop(): Promise<void> {
    if (this.#drive.stopped) return;
    await this.#drive.stop(1_000);
    this.journal.close();
  }

  #unitDone(): void {
    this.#unitsSinceCommit += 1;
    if (this.#unitsSinceCommit % 64 === 0 && performance.now() - this.#committedAt > LONGEST_WITHOUT_COMMIT_MS) this.#commit();
  }

  /** nothing is half done: the moment to come back to after kill -9 */
  #quiet(): void {
    if (this.#unitsSinceCommit >= UNITS_PER_COMMIT || performance.now() - this.#committedAt > MS_PER_COMMIT) this.#commit();
  }

  #commit(): void {
    [this.#unitsSinceCommit, this.#committedAt] = [0, performance.now()];
    try {
      if (this.halted !== undefined || this.#drive.stopped) return;
      if (this.journal.pendingWrites === 0 && this.#saved.stale(this.now())) this.#saved.save(this.now());
      this.journal.commit();
    } catch (error) {
      this.#report('commit', error);
    }
  }

  #report(label: string, error: unknown): void {
    this.#failures.report({ label, error, at: this.now() });
  }

  halt(error: Error): void {
    if (this.halted !== undefined) return;
    this.journal.abandon(error);
    this.#drive.halt(error);
    this.#log('kernel.halted', { error: error.message });
    for (const reject of this.#requests) reject(error);
  }
}

export function createKernel(options: KernelOptions = {}): LocalKernel {
  return new LocalKernel(options);
}
