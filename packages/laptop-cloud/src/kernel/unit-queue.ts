import { AsyncLocalStorage } from 'node:async_hooks';
import { Fifo } from './fifo.ts';

type Work = () => void | Promise<void>;

interface Unit {
  readonly label: string;
  /** an outside caller's */
  readonly request: boolean;
  /** somebody waits for its answer: it and whatever it comes back from go before the others */
  readonly ahead: boolean;
  /** how many `blocking` calls of this unit are waiting; it holds a slot only when none is */
  blocked: number;
  ended: boolean;
}

/** a unit that has not started, or one that comes back from `blocking` and wants its slot again */
type Entry = { readonly unit: Unit; readonly work: Work } | { readonly unit: Unit; readonly resume: () => void };

export interface QueueEvents {
  failed(label: string, error: unknown): void;
  /** between two units: nobody is inside a synchronous block */
  unitDone(): void;
  /** nothing queued and nothing running, and every microtask drained */
  quiet(): void;
}

const UNITS_PER_TURN = 2_000;
const MS_PER_TURN = 8;
/** after so many that went ahead one of the others has its turn */
const AHEAD_IN_A_ROW = 16;

/** Units of work, FIFO, those somebody waits for first, at most `concurrency` at a time. One slot makes a run deterministic. */
export class UnitQueue {
  readonly #entries = new Fifo<Entry>();
  readonly #ahead = new Fifo<Entry>();
  #aheadInARow = 0;
  readonly #context = new AsyncLocalStorage<Unit>();
  readonly #events: QueueEvents;
  readonly #concurrency: number;
  #running = 0;
  #holds = 0;
  #pumpQueued = false;
  #quietQueued = false;
  #halted = false;
  readonly #callers = new Set<(error: Error) => void>();

  constructor(concurrency: number, events: QueueEvents) {
    this.#concurrency = concurrency;
    this.#events = events;
  }

  get busy(): boolean {
    return this.#running > 0 || this.#holds > 0 || this.#entries.size > 0 || this.#ahead.size > 0;
  }

  push(label: string, work: Work, { request = false, ahead = false } = {}): void {
    this.#enqueue({ unit: { label, request, ahead, blocked: 0, ended: false }, work });
  }

  /** an outside caller waits for the clock */
  get callerWaits(): boolean {
    return this.#callers.size > 0;
  }

  /** ends the waiting of outside callers with this error */
  refuseWaiting(error: Error): void {
    for (const refuse of [...this.#callers]) refuse(error);
  }

  /** keeps the clock frozen until the answer is called: an outside request being read, for example */
  hold(): () => void {
    this.#holds += 1;
    let held = true;
    return () => {
      if (!held) return;
      held = false;
      this.#holds -= 1;
      this.checkQuiet();
    };
  }

  async blocking<T>(promise: Promise<T>): Promise<T> {
    const unit = this.#context.getStore();
    if (unit === undefined) return promise;
    unit.blocked += 1;
    if (unit.blocked === 1) this.#release();
    try {
      return await promise;
    } finally {
      await new Promise<void>((resume) => this.#enqueue({ unit, resume }));
    }
  }

  /** the same, but an outside caller's unit may be told that the clock stands still */
  async awaitingClock<T>(promise: Promise<T>): Promise<T> {
    if (this.#context.getStore()?.request !== true) return this.blocking(promise);
    let refuse: (error: Error) => void = () => undefined;
    const refused = new Promise<never>((_, reject) => {
      refuse = reject;
    });
    this.#callers.add(refuse);
    try {
      return await this.blocking(Promise.race([promise, refused]));
    } finally {
      this.#callers.delete(refuse);
    }
  }

  /** nothing starts any more; what runs may end */
  halt(): void {
    this.#halted = true;
  }

  /** calls `quiet` in the next turn of the event loop if nothing is queued or running then */
  checkQuiet(): void {
    if (this.#quietQueued || this.#halted || this.busy) return;
    this.#quietQueued = true;
    setImmediate(() => {
      this.#quietQueued = false;
      if (!this.busy && !this.#halted) this.#events.quiet();
    });
  }

  #enqueue(entry: Entry): void {
    (entry.unit.ahead ? this.#ahead : this.#entries).push(entry);
    if (this.#pumpQueued) return;
    this.#pumpQueued = true;
    queueMicrotask(() => this.#pump());
  }

  #next(): Entry | undefined {
    if (this.#ahead.size > 0 && this.#aheadInARow < AHEAD_IN_A_ROW) {
      this.#aheadInARow += 1;
      return this.#ahead.shift();
    }
    this.#aheadInARow = 0;
    return this.#entries.shift() ?? this.#ahead.shift();
  }

  #pump(): void {
    this.#pumpQueued = true;
    const began = performance.now();
    let started = 0;
    while (this.#running < this.#concurrency && !this.#halted) {
      const entry = this.#next();
      if (entry === undefined) break;
      this.#start(entry);
      started += 1;
      // a chain of synchronous units must not starve sockets and signals
      if (started % 64 === 0 && (started >= UNITS_PER_TURN || performance.now() - began > MS_PER_TURN)) {
        setImmediate(() => this.#pump());
        return;
      }
    }
    this.#pumpQueued = false;
    this.checkQuiet();
  }

  #start(entry: Entry): void {
    this.#running += 1;
    if ('resume' in entry) {
      entry.unit.blocked -= 1;
      // while another blocking call of the same unit waits, the unit goes on without a slot: holding one would stop the clock for good
      if (entry.unit.blocked > 0 || entry.unit.ended) this.#running -= 1;
      entry.resume();
      return;
    }
    const { unit, work } = entry;
    try {
      const result = this.#context.run(unit, work);
      if (result === undefined) this.#done(unit);
      else
        result.then(
          () => this.#doneLater(unit),
          (error: unknown) => {
            this.#events.failed(unit.label, error);
            this.#doneLater(unit);
          },
        );
    } catch (error) {
      this.#events.failed(unit.label, error);
      this.#done(unit);
    }
  }

  #done(unit: Unit): void {
    unit.ended = true;
    // a unit that ends with a blocking call still waiting has already given its slot back
    if (unit.blocked === 0) this.#running -= 1;
    this.#events.unitDone();
  }

  #doneLater(unit: Unit): void {
    this.#done(unit);
    if (!this.#pumpQueued) this.#pump();
  }

  #release(): void {
    this.#running -= 1;
    if (this.#pumpQueued) return;
    this.#pumpQueued = true;
    queueMicrotask(() => this.#pump());
  }
}
