import type { Agenda } from '../agenda.ts';
import type { StreamPlan } from '../blueprint/blueprint.ts';
import type { Meter } from '../meter.ts';

interface Appeared {
  readonly sequenceNumber: string;
  readonly row: unknown;
}

/**
 * The table's stream and the function that is fed from it: rows in the order they were written, one batch at a time. Only new rows of
 * the kinds the mapping's filter wants come here.
 */
export class OutboxFeed {
  readonly #agenda: Agenda;
  readonly #meter: Meter;
  readonly #plan: StreamPlan;
  readonly #consume: (appeared: readonly Appeared[]) => Promise<void>;
  #written: Appeared[] = [];
  #lane: Appeared[] = [];
  #reading = false;
  #busy = false;
  #sequence = 0;

  constructor(agenda: Agenda, meter: Meter, plan: StreamPlan, consume: (appeared: readonly Appeared[]) => Promise<void>) {
    this.#agenda = agenda;
    this.#meter = meter;
    this.#plan = plan;
    this.#consume = consume;
  }

  wrote(row: { readonly kind: string }): void {
    if (!this.#plan.wanted({ eventName: 'INSERT', dynamodb: { NewImage: { kind: { S: row.kind } } } })) return;
    this.#sequence += 1;
    this.#written.push({ sequenceNumber: String(this.#sequence), row });
    if (this.#reading) return;
    this.#reading = true;
    this.#agenda.spawn(() => {
      this.#reading = false;
      this.#lane.push(...this.#written);
      this.#written = [];
      this.#next();
    });
  }

  #next(): void {
    if (this.#busy || this.#lane.length === 0) return;
    this.#busy = true;
    const batch = this.#lane.splice(0, this.#plan.batchSize);
    this.#agenda.spawn(async () => {
      await this.#meter.invocation(this.#plan.consumer, () => this.#consume(batch));
      this.#busy = false;
      this.#next();
    });
  }
}
