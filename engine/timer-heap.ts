export interface Timer {
  /** epoch ms */
  readonly at: number;
  /** when it was set, epoch ms, and as which of all */
  readonly since: number;
  readonly order: number;
  readonly unit: () => void | Promise<void>;
  /** taken back */
  off: boolean;
}

const before = (one: Timer, other: Timer): boolean => one.at < other.at || (one.at === other.at && one.order < other.order);

/** timers, the earliest first: a binary heap. What was taken back is dropped when it comes to the top */
export class TimerHeap {
  readonly #heap: Timer[] = [];

  push(timer: Timer): void {
    const heap = this.#heap;
    let at = heap.length;
    heap.push(timer);
    while (at > 0) {
      const above = (at - 1) >> 1;
      const parent = heap[above];
      if (parent === undefined || !before(timer, parent)) break;
      heap[at] = parent;
      at = above;
    }
    heap[at] = timer;
  }

  /** the earliest; undefined when there is none */
  peek(): Timer | undefined {
    while (this.#heap[0]?.off === true) this.pop();
    return this.#heap[0];
  }

  pop(): void {
    const heap = this.#heap;
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return;
    let at = 0;
    for (;;) {
      const left = 2 * at + 1;
      const [one, other] = [heap[left], heap[left + 1]];
      if (one === undefined) break;
      const least = other !== undefined && before(other, one) ? other : one;
      if (!before(least, last)) break;
      heap[at] = least;
      at = least === one ? left : left + 1;
    }
    heap[at] = last;
  }
}
