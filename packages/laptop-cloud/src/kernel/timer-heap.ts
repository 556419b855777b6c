import type { Instant, Timer } from '../contract.ts';

export class ScheduledTimer implements Timer {
  readonly at: Instant;
  readonly order: number;
  readonly label: string;
  readonly work: () => void | Promise<void>;
  cancelled = false;
  readonly #onCancel: () => void;

  constructor(at: Instant, order: number, label: string, work: () => void | Promise<void>, onCancel: () => void) {
    this.at = at;
    this.order = order;
    this.label = label;
    this.work = work;
    this.#onCancel = onCancel;
  }

  cancel(): void {
    if (this.cancelled) return;
    this.cancelled = true;
    this.#onCancel();
  }
}

const before = (a: ScheduledTimer, b: ScheduledTimer): boolean => a.at < b.at || (a.at === b.at && a.order < b.order);

/** A binary heap by instant, then by order of registration. Cancelled timers are dropped when met, or all at once when they outnumber the living. */
export class TimerHeap {
  #heap: ScheduledTimer[] = [];
  #cancelled = 0;
  #order = 0;

  /** living timers */
  get size(): number {
    return this.#heap.length - this.#cancelled;
  }

  add(at: Instant, label: string, work: () => void | Promise<void>): ScheduledTimer {
    const timer: ScheduledTimer = new ScheduledTimer(at, this.#order++, label, work, () => this.#noteCancelled());
    this.#heap.push(timer);
    this.#rise(this.#heap.length - 1);
    return timer;
  }

  peek(): ScheduledTimer | undefined {
    for (;;) {
      const top = this.#heap[0];
      if (top === undefined || !top.cancelled) return top;
      this.#removeTop();
      this.#cancelled -= 1;
    }
  }

  pop(): ScheduledTimer | undefined {
    const top = this.peek();
    if (top !== undefined) this.#removeTop();
    return top;
  }

  #noteCancelled(): void {
    this.#cancelled += 1;
    if (this.#cancelled < 1024 || this.#cancelled * 2 < this.#heap.length) return;
    this.#heap = this.#heap.filter((timer) => !timer.cancelled);
    this.#cancelled = 0;
    for (let index = (this.#heap.length >> 1) - 1; index >= 0; index--) this.#sink(index);
  }

  #removeTop(): void {
    const last = this.#heap.pop();
    if (last === undefined || this.#heap.length === 0) return;
    this.#heap[0] = last;
    this.#sink(0);
  }

  #rise(from: number): void {
    let index = from;
    const timer = this.#heap[index];
    if (timer === undefined) return;
    while (index > 0) {
      const parentIndex = (index - 1) >> 1;
      const parent = this.#heap[parentIndex];
      if (parent === undefined || !before(timer, parent)) break;
      this.#heap[index] = parent;
      index = parentIndex;
    }
    this.#heap[index] = timer;
  }

  #sink(from: number): void {
    let index = from;
    const timer = this.#heap[index];
    if (timer === undefined) return;
    for (;;) {
      const left = this.#heap[2 * index + 1];
      const right = this.#heap[2 * index + 2];
      if (left === undefined) break;
      const goRight = right !== undefined && before(right, left);
      const child = goRight ? right : left;
      if (!before(child, timer)) break;
      this.#heap[index] = child;
      index = 2 * index + (goRight ? 2 : 1);
    }
    this.#heap[index] = timer;
  }
}
