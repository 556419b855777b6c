import { AwsError, type Instant, type Timer } from '../contract.ts';
import { type Speed, VirtualClock } from './clock.ts';
import { Patience } from './patience.ts';
import { UnitQueue } from './unit-queue.ts';
import { Waiters } from './waiters.ts';

type Work = () => void | Promise<void>;

export interface DriveEvents {
  failed(label: string, error: unknown): void;
  /** between two units */
  unitDone(): void;
  /** nothing is queued or running; called before the clock may move */
  quiet(): void;
  /** nothing runs and somebody is about to be told, or nothing is due now */
  settled(): void;
}

/** Queue and clock together: units run while there are any; only then does time move on. */
export class Drive {
  readonly #clock: VirtualClock;
  readonly #queue: UnitQueue;
  readonly #events: DriveEvents;
  readonly #waiters = new Waiters();
  readonly #patience: Patience;
  #halted: Error | undefined;
  #stopped = false;

  constructor(speed: Speed, start: Instant, concurrency: number, events: DriveEvents) {
    this.#events = events;
    this.#clock = new VirtualClock(speed, start, () => this.#whenQuiet());
    this.#queue = new UnitQueue(concurrency, {
      failed: (label, error) => events.failed(label, error),
      unitDone: () => events.unitDone(),
      quiet: () => this.#whenQuiet(),
    });
    this.#patience = new Patience(() => this.#refuseWaiting());
  }

  get clock(): VirtualClock {
    return this.#clock;
  }

  /** why nothing runs any more */
  get halted(): Error | undefined {
    return this.#halted;
  }

  get stopped(): boolean {
    return this.#stopped;
  }

  spawn(label: string, work: Work): void {
    if (this.#stopped) return;
    if (!this.#queue.busy) this.#clock.interrupt();
    this.#queue.push(label, work);
  }

  /** the same for an outside caller, who is not left waiting while the clock stands still, and `ahead` not behind what is queued */
  spawnRequest(label: string, work: Work, ahead: boolean): void {
    if (this.#stopped) return;
    if (!this.#queue.busy) this.#clock.interrupt();
    this.#queue.push(label, work, { request: true, ahead });
  }

  awaitingClock<T>(promise: Promise<T>): Promise<T> {
    return this.#queue.awaitingClock(promise);
  }

  at(instant: Instant, label: string, work: Work): Timer {
    if (!Number.isFinite(instant)) throw new RangeError(`the timer ${label} needs an instant, got ${instant}`);
    const timer = this.#clock.timers.add(Math.ceil(instant), label, work);
    this.#queue.checkQuiet();
    return timer;
  }

  blocking<T>(promise: Promise<T>): Promise<T> {
    return this.#queue.blocking(promise);
  }

  hold(): () => void {
    if (!this.#queue.busy) this.#clock.interrupt();
    return this.#queue.hold();
  }

  /** resolves once nothing is queued or running and `done` holds */
  wait(done: () => boolean): Promise<void> {
    if (this.#halted !== undefined) return Promise.reject(this.#halted);
    if (this.#stopped) return Promise.resolve();
    const waiting = this.#waiters.add(done);
    this.#queue.checkQuiet();
    return waiting;
  }

  runUntil(instant: Instant, until: () => boolean): Promise<void> {
    const end = Math.max(instant, this.#clock.now());
    this.#clock.addTarget(end);
    // a pacing clock never wakes for an instant at which nothing is due
    const timer = this.#clock.speed === Number.POSITIVE_INFINITY ? undefined : this.at(end, 'run-until', () => undefined);
    return this.wait(() => until() || this.#clock.now() >= end).finally(() => {
      timer?.cancel();
      this.#clock.removeTarget(end);
    });
  }

  setSpeed(speed: Speed): void {
    this.#clock.setSpeed(speed);
    this.#queue.checkQuiet();
  }

  setPaused(paused: boolean): void {
    this.#clock.setPaused(paused);
    this.#queue.checkQuiet();
  }

  async step(): Promise<boolean> {
    await this.wait(() => true);
    const jumped = this.#clock.jump();
    await this.wait(() => true);
    return jumped;
  }

  /** nothing starts any more, whoever waits is told why */
  halt(error: Error): void {
    if (this.#halted !== undefined) return;
    this.#halted = error;
    this.#queue.halt();
    this.#clock.interrupt();
    this.#waiters.rejectAll(error);
  }

  /** @param patienceMs how long what runs may take to end */
  async stop(patienceMs: number): Promise<void> {
    if (this.#halted === undefined) {
      this.#clock.setPaused(true);
      const patience = new Promise((resolve) => setTimeout(resolve, patienceMs).unref());
      await Promise.race([this.wait(() => true).catch(() => undefined), patience]);
    }
    this.#stopped = true;
    this.#patience.end();
    this.#clock.interrupt();
    this.#queue.halt();
  }

  #whenQuiet(): void {
    if (this.#stopped || this.#halted !== undefined || this.#queue.busy) return;
    this.#events.quiet();
    // who was woken may want the clock to stand still: look again when it has had its turn
    if (this.#wakeWaiters()) {
      this.#queue.checkQuiet();
      return;
    }
    if (!this.#clock.advance()) {
      this.#events.settled();
      this.#wakeWaiters();
      if (this.#queue.callerWaits && this.#clock.still) this.#patience.begin();
      return;
    }
    for (let timer = this.#clock.takeDue(); timer !== undefined; timer = this.#clock.takeDue()) {
      const due = timer;
      this.#queue.push(due.label, () => (due.cancelled ? undefined : due.work()));
    }
    this.#queue.checkQuiet();
  }

  #refuseWaiting(): void {
    if (this.#stopped || this.#queue.busy || !this.#clock.still) return;
    const why = this.#clock.paused ? 'it is paused' : 'nobody lets time pass';
    this.#queue.refuseWaiting(
      new AwsError(
        'ClockStopped',
        `This call waits for virtual time to pass, and the clock stands still: ${why}. Let it run, or ask for something that needs no time.`,
      ),
    );
  }

  #wakeWaiters(): boolean {
    const next = this.#clock.timers.peek();
    if (next !== undefined && next.at <= this.#clock.now()) return false;
    const wake = this.#waiters.takeReady();
    if (wake === undefined) return false;
    this.#events.settled();
    wake();
    return true;
  }
}
