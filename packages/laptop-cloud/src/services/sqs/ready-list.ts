import type { Message } from './message.ts';

/** Messages that can be received, in order of arrival. Entries made stale by a later change stay in and are passed over. */
export class ReadyList {
  #messages: Message[] = [];
  #head = 0;

  push(message: Message): void {
    this.#messages.push(message);
  }

  /** whether there is one left to pass, stale or not */
  get any(): boolean {
    return this.#head < this.#messages.length;
  }

  next(): Message | undefined {
    for (;;) {
      const message = this.#messages[this.#head];
      if (message === undefined) return undefined;
      this.#head += 1;
      if (this.#head > 1024 && this.#head * 2 > this.#messages.length) {
        this.#messages = this.#messages.slice(this.#head);
        this.#head = 0;
      }
      if (message.state === 'ready') return message;
    }
  }

  clear(): void {
    this.#messages = [];
    this.#head = 0;
  }
}
