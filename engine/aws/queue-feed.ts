import type { QueueMessage } from '../../functions/runtime/queue-consumer.ts';
import type { Agenda } from '../agenda.ts';
import type { QueuePlan } from '../blueprint/blueprint.ts';
import type { Meter } from '../meter.ts';

/** messages one receive takes */
const mostReceived = 10;

interface Message {
  readonly id: string;
  readonly body: string;
  receives: number;
  hidden: () => void;
}

/** answers the messages that must come again */
export type BatchConsumer = (messages: readonly QueueMessage[]) => Promise<readonly string[]>;

/**
 * A queue of SQS and the mapping that feeds a function from it: what arrives within the window goes in one batch; what failed is seen
 * again after its visibility timeout, until it has been received too often.
 */
export class QueueFeed {
  readonly #agenda: Agenda;
  readonly #meter: Meter;
  readonly #plan: QueuePlan;
  readonly #consume: BatchConsumer;
  readonly #buried: (body: string) => void;
  readonly #inFlight = new Map<string, Message>();
  /** whether other merchants' messages would share the batch: then its requests and its invocation are counted with the sweep */
  readonly #shared: boolean;
  #ready: Message[] = [];
  #gathered: Message[] = [];
  #polling = false;
  /** something arrived while a look was asked for: it is looked once more after it */
  #wokenAgain = false;
  /** takes the end of the open window back */
  #closes: (() => void) | undefined;
  #sent = 0;

  constructor(parts: {
    agenda: Agenda;
    meter: Meter;
    plan: QueuePlan;
    consume: BatchConsumer;
    buried: (body: string) => void;
    shared: boolean;
  }) {
    this.#agenda = parts.agenda;
    this.#meter = parts.meter;
    this.#plan = parts.plan;
    this.#consume = parts.consume;
    this.#buried = parts.buried;
    this.#shared = parts.shared;
  }

  send(body: string): void {
    this.#bill();
    this.#sent += 1;
    this.#ready.push({ id: `${this.#plan.queue} ${this.#sent}`, body, receives: 0, hidden: () => undefined });
    this.#wake();
  }

  /** hides a message that was received for so long, ms */
  postpone(id: string, ms: number): void {
    const message = this.#inFlight.get(id);
    if (message === undefined) return;
    this.#bill();
    message.hidden();
    this.#hide(message, ms);
  }

  #bill(requests = 1): void {
    if (!this.#shared) this.#meter.counts.queueRequests += requests;
  }

  #wake(): void {
    if (this.#polling) {
      this.#wokenAgain = true;
      return;
    }
    this.#polling = true;
    this.#agenda.spawn(() => {
      this.#poll();
      const again = this.#wokenAgain;
      this.#polling = false;
      this.#wokenAgain = false;
      if (again) this.#wake();
    });
  }

  #poll(): void {
    while (this.#ready.length > 0) {
      this.#bill();
      const received = this.#ready.splice(0, Math.min(mostReceived, this.#plan.batchSize - this.#gathered.length));
      for (const message of received) this.#receive(message);
      if (this.#gathered.length >= this.#plan.batchSize) this.#dispatch();
    }
    // the one that finds nothing
    this.#bill();
    if (this.#gathered.length === 0 || this.#closes !== undefined) return;
    const close = (): void => this.#dispatch();
    if (this.#plan.windowMs === 0) close();
    else this.#closes = this.#agenda.at(this.#agenda.now + this.#plan.windowMs, close);
  }

  #receive(message: Message): void {
    if (this.#plan.maxReceives !== undefined && message.receives >= this.#plan.maxReceives) {
      this.#buried(message.body);
      return;
    }
    message.receives += 1;
    this.#inFlight.set(message.id, message);
    this.#hide(message, this.#plan.visibilityMs);
    this.#gathered.push(message);
  }

  #hide(message: Message, ms: number): void {
    message.hidden = this.#agenda.at(this.#agenda.now + ms, () => {
      this.#inFlight.delete(message.id);
      this.#ready.push(message);
      // all that is seen again at one instant is noticed at once
      if (!this.#polling) this.#wake();
    });
  }

  #dispatch(): void {
    const batch = this.#gathered;
    this.#gathered = [];
    this.#closes?.();
    this.#closes = undefined;
    this.#agenda.spawn(() => this.#process(batch));
  }

  async #process(batch: readonly Message[]): Promise<void> {
    const messages = batch.map(({ id, body }) => ({ messageId: id, receiptHandle: id, body }));
    const invoke = this.#shared ? this.#meter.part.bind(this.#meter) : this.#meter.invocation.bind(this.#meter);
    const failed = new Set(
      await invoke(this.#plan.consumer, () => this.#consume(messages)).catch(() => batch.map(({ id }) => id)),
    );
    for (const message of batch) {
      if (failed.has(message.id)) continue;
      message.hidden();
      this.#inFlight.delete(message.id);
    }
    if (failed.size < batch.length) this.#bill(Math.ceil((batch.length - failed.size) / mostReceived));
    // it looks whether there is more
    this.#wake();
  }
}
