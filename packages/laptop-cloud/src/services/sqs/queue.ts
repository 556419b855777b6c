import type { Instant, Kernel, Timer } from '../../contract.ts';
import { HiddenHeap } from './hidden-heap.ts';
import { type Message, messageOf, type NewMessage, readReceipt } from './message.ts';
import type { MessageJournal } from './message-journal.ts';
import { type QueueSettings, settingsOf } from './queue-settings.ts';
import { ReadyList } from './ready-list.ts';

export interface QueueCounts {
  readonly visible: number;
  readonly inFlight: number;
  readonly delayed: number;
}

/** One standard queue: memory in front, the journal behind; every change is written in the same breath. */
export class Queue {
  readonly name: string;
  readonly arn: string;
  readonly createdAt: Instant;
  modifiedAt: Instant;
  purgedAt: Instant | undefined;
  #attributes: Readonly<Record<string, string>>;
  #settings: QueueSettings;
  readonly #kernel: Kernel;
  readonly #journal: MessageJournal;
  readonly #messages = new Map<number, Message>();
  readonly #hidden = new HiddenHeap();
  readonly #ready = new ReadyList();
  readonly #watchers = new Set<() => void>();
  readonly #observers: readonly (() => void)[];
  #visible = 0;
  #usedAt: Instant;
  #alarm: Timer | undefined;

  constructor(
    kernel: Kernel,
    journal: MessageJournal,
    name: string,
    attributes: Readonly<Record<string, string>>,
    createdAt: Instant,
    observers: readonly (() => void)[],
  ) {
    this.#kernel = kernel;
    this.#journal = journal;
    this.name = name;
    this.arn = `arn:aws:sqs:${kernel.region}:${kernel.account}:${name}`;
    this.createdAt = createdAt;
    this.modifiedAt = createdAt;
    this.#usedAt = kernel.now();
    this.#observers = observers;
    this.#attributes = attributes;
    this.#settings = settingsOf(attributes);
    for (const message of journal.load(name)) this.#place(message);
  }

  get attributes(): Readonly<Record<string, string>> {
    return this.#attributes;
  }

  get settings(): QueueSettings {
    return this.#settings;
  }

  configure(attributes: Readonly<Record<string, string>>): void {
    this.#attributes = attributes;
    this.#settings = settingsOf(attributes);
  }

  add(input: NewMessage): Message {
    const message = messageOf(this.#journal.add(this.name, input), input);
    this.#put(message);
    return message;
  }

  /** the next message a receiver may have, not yet marked as received; expired ones are dropped on the way */
  next(): Message | undefined {
    this.#promote();
    for (;;) {
      const message = this.#ready.next();
      if (message === undefined || !this.#expired(message)) return message;
      this.remove(message);
    }
  }

  /** hand a message to a receiver for that many seconds */
  receive(message: Message, visibilityTimeout: number): void {
    message.receives += 1;
    message.firstReceivedAt ??= this.#kernel.now();
    this.hide(message, visibilityTimeout);
  }

  /** change when a message in flight is seen again */
  hide(message: Message, seconds: number): void {
    message.visibleAt = this.#kernel.now() + seconds * 1000;
    this.#move(message, 'hidden');
    this.#journal.seen(message);
    this.#put(message);
  }

  /** the message a receipt was given for, while nobody else may have it; undefined when it is gone, back, or received again since */
  handedOut(receipt: string): Message | undefined {
    const { seq, receives } = readReceipt(receipt);
    const message = this.#messages.get(seq);
    return message?.state === 'hidden' && message.receives === receives && message.visibleAt > this.#kernel.now()
      ? message
      : undefined;
  }

  find(seq: number): Message | undefined {
    return this.#messages.get(seq);
  }

  remove(message: Message): void {
    this.#move(message, 'gone');
    this.#usedAt = this.#kernel.now();
    this.#messages.delete(message.seq);
    this.#journal.remove(message.seq);
  }

  purge(): void {
    for (const message of [...this.#messages.values()]) this.remove(message);
    this.#hidden.clear();
    this.#ready.clear();
  }

  /** as many in flight as SQS allows for a standard queue */
  get crowded(): boolean {
    return this.#messages.size >= 120_000 && this.counts().inFlight >= 120_000;
  }

  counts(): QueueCounts {
    this.#promote();
    let visible = 0;
    let inFlight = 0;
    let delayed = 0;
    for (const message of this.#messages.values()) {
      if (this.#expired(message)) this.remove(message);
      else if (message.state === 'ready') visible += 1;
      else if (message.receives > 0) inFlight += 1;
      else delayed += 1;
    }
    return { visible, inFlight, delayed };
  }

  /** messages that can be received now, and how many they are; those that expired are dropped, as far as they are the oldest */
  get visible(): number {
    this.#promote();
    for (const message of this.#messages.values()) {
      if (!this.#expired(message)) break;
      this.remove(message);
    }
    return this.#visible;
  }

  /** when the next hidden message is seen; Infinity: none is hidden */
  get nextVisibleAt(): Instant {
    return this.#hidden.peek()?.at ?? Number.POSITIVE_INFINITY;
  }

  /** the first message that was not received more often than this */
  oldest(mostReceives: number): Message | undefined {
    for (const message of this.#messages.values())
      if (message.receives <= mostReceives && !this.#expired(message)) return message;
    return undefined;
  }

  /** when it was last sent to, received from or emptied; a boot counts */
  get usedAt(): Instant {
    return this.#usedAt;
  }

  /** be told when messages may be received from now on (look yourself for those already there); only schedule work then. Returns how to stop */
  watch(listener: () => void): () => void {
    this.#watchers.add(listener);
    this.#promote();
    this.#arm();
    return () => {
      this.#watchers.delete(listener);
      if (this.#watchers.size === 0) this.#disarm();
    };
  }

  close(): void {
    this.#watchers.clear();
    this.#disarm();
  }

  /** let what is due be seen, as of now */
  refresh(): void {
    this.#promote();
  }

  #place(message: Message): void {
    this.#messages.set(message.seq, message);
    if (message.visibleAt <= this.#kernel.now()) {
      this.#move(message, 'ready');
      this.#ready.push(message);
    } else this.#hidden.push(message);
  }

  #move(message: Message, state: Message['state']): void {
    if (message.state === 'ready') this.#visible -= 1;
    if (state === 'ready') this.#visible += 1;
    message.state = state;
  }

  #put(message: Message): void {
    this.#place(message);
    if (message.state === 'ready') this.#notify();
    else this.#arm();
    this.#usedAt = this.#kernel.now();
    for (const observer of this.#observers) observer();
  }

  #promote(): void {
    const now = this.#kernel.now();
    for (let top = this.#hidden.peek(); top !== undefined && top.at <= now; top = this.#hidden.peek()) {
      const message = this.#hidden.pop();
      if (message === undefined) return;
      this.#move(message, 'ready');
      this.#ready.push(message);
    }
  }

  #expired(message: Message): boolean {
    return message.sentAt + this.#settings.retentionSeconds * 1000 <= this.#kernel.now();
  }

  #notify(): void {
    for (const listener of [...this.#watchers]) listener();
  }

  /** nobody watching means nobody can tell when a message comes back: then there is no timer either */
  #arm(): void {
    if (this.#watchers.size === 0) return;
    const top = this.#hidden.peek();
    if (top === undefined || (this.#alarm !== undefined && this.#alarm.at <= top.at)) return;
    this.#disarm();
    this.#alarm = this.#kernel.at(top.at, `sqs ${this.name} visible again`, () => {
      this.#alarm = undefined;
      this.#promote();
      if (this.#ready.any) this.#notify();
      this.#arm();
    });
  }

  #disarm(): void {
    this.#alarm?.cancel();
    this.#alarm = undefined;
  }
}
