import type { Instant } from '../../contract.ts';
import type { Message } from './message.ts';

interface Entry {
  readonly at: Instant;
  readonly seq: number;
  readonly message: Message;
}

const before = (a: Entry, b: Entry) => a.at < b.at || (a.at === b.at && a.seq < b.seq);

/** Messages nobody may see yet, soonest first. Entries made stale by a later change stay in and are dropped when met. */
export class HiddenHeap {
  #entries: Entry[] = [];

  push(message: Message): void {
    const entries = this.#entries;
    const entry = { at: message.visibleAt, seq: message.seq, message };
    let index = entries.push(entry) - 1;
    while (index > 0) {
      const parentIndex = (index - 1) >> 1;
      const parent = entries[parentIndex];
      if (parent === undefined || !before(entry, parent)) break;
      entries[index] = parent;
      index = parentIndex;
    }
    entries[index] = entry;
  }

  /** the soonest entry that still holds */
  peek(): Entry | undefined {
    for (;;) {
      const top = this.#entries[0];
      if (top === undefined) return undefined;
      if (top.message.state === 'hidden' && top.message.visibleAt === top.at) return top;
      this.#removeTop();
    }
  }

  pop(): Message | undefined {
    const top = this.peek();
    if (top) this.#removeTop();
    return top?.message;
  }

  clear(): void {
    this.#entries = [];
  }

  #removeTop(): void {
    const entries = this.#entries;
    const last = entries.pop();
    if (last === undefined || entries.length === 0) return;
    let index = 0;
    for (;;) {
      let child = 2 * index + 1;
      const left = entries[child];
      const right = entries[child + 1];
      if (left === undefined) break;
      let smaller = left;
      if (right !== undefined && before(right, left)) {
        smaller = right;
        child += 1;
      }
      if (!before(smaller, last)) break;
      entries[index] = smaller;
      index = child;
    }
    entries[index] = last;
  }
}
