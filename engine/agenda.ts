import { TimerHeap } from './timer-heap.ts';

/** something that is done at once, or takes a while; the clock stands still meanwhile */
export type Unit = () => void | Promise<void>;

/** what comes again and again by itself, such as a schedule */
export interface Recurring {
  /** its next instant after `now` at which there is something to do, and since when that stood in the diary (epoch ms); undefined: never again */
  next(now: number): { readonly at: number; readonly since: number } | undefined;
  readonly work: (at: number) => void | Promise<void>;
}

/**
 * The virtual time of one merchant, as the laptop cloud's kernel keeps it for all: units one at a time in the order they were asked for,
 * timers when nothing is left to do. Of two timers of one instant the one that was set first is first.
 */
export class Agenda {
  readonly #timers = new TimerHeap();
  readonly #recurring: Recurring[] = [];
  #units: Unit[] = [];
  #head = 0;
  #now: number;
  #iso: string | undefined;
  #set = 0;

  /** @param now epoch ms */
  constructor(now: number) {
    this.#now = now;
  }

  /** epoch ms */
  get now(): number {
    return this.#now;
  }

  /** the same, ISO 8601 UTC with milliseconds */
  get iso(): string {
    this.#iso ??= new Date(this.#now).toISOString();
    return this.#iso;
  }

  spawn(unit: Unit): void {
    this.#units.push(unit);
  }

  /** goes on by itself until the end */
  repeat(recurring: Recurring): void {
    this.#recurring.push(recurring);
  }

  /** at an instant, at once if it is past. Answers how to take it back */
  at(instant: number, unit: Unit): () => void {
    const timer = { at: instant, since: this.#now, order: this.#set, unit, off: false };
    this.#set += 1;
    this.#timers.push(timer);
    return () => {
      timer.off = true;
    };
  }

  /** does everything that is due until an instant (epoch ms), inclusive; an error of a unit ends it */
  async playUntil(end: number): Promise<void> {
    for (;;) {
      await this.#doAll();
      const at = this.#nextInstant();
      if (at === undefined || at > end) return;
      if (at > this.#now) {
        this.#now = at;
        this.#iso = undefined;
      }
      this.#takeDue();
    }
  }

  async #doAll(): Promise<void> {
    while (this.#head < this.#units.length) {
      const unit = this.#units[this.#head];
      this.#head += 1;
      const done = unit?.();
      if (done !== undefined) await done;
    }
    this.#units = [];
    this.#head = 0;
  }

  #nextInstant(): number | undefined {
    let first = this.#timers.peek()?.at;
    for (const { next } of this.#recurring) {
      const at = next(this.#now)?.at;
      if (at !== undefined && (first === undefined || at < first)) first = at;
    }
    return first;
  }

  /** everything of this instant is asked for before any of it is done */
  #takeDue(): void {
    const comingRound = this.#recurring.flatMap(({ next, work }) => {
      const due = next(this.#now);
      return due !== undefined && due.at <= this.#now ? [{ since: due.since, unit: () => work(due.at) }] : [];
    });
    const takeOlderThan = (since: number): void => {
      for (
        let timer = this.#timers.peek();
        timer !== undefined && timer.at <= this.#now && timer.since < since;
        timer = this.#timers.peek()
      ) {
        const due = timer;
        this.#timers.pop();
        // it may be taken back by what comes before it
        this.spawn(() => (due.off ? undefined : due.unit()));
      }
    };
    for (const { since, unit } of comingRound) {
      takeOlderThan(since);
      this.spawn(unit);
    }
    takeOlderThan(Number.POSITIVE_INFINITY);
  }
}
