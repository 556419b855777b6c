import type { ToldRow } from '../../functions/events/publish-timeline/handler.ts';
import type { Agenda } from '../agenda.ts';
import type { StreamPlan } from '../blueprint/blueprint.ts';
import type { Meter } from '../meter.ts';

/**
 * The table's stream and the function that is fed from it: rows in the order they were written, one batch at a time. Only new rows of
 * the kinds the mapping's filter wants come here.
 */
export class OutboxFeed {
  readonly #agenda: Agenda;
  readonly #meter: Meter;
  readonly #plan: StreamPlan;
  readonly #consume: (rows: readonly ToldRow[]) => Promise<void>;
  #written: ToldRow[] = [];
  #lane: ToldRow[] = [];
  #reading = false;
  #busy = false;

  constructor(agenda: Agenda, meter: Meter, plan: StreamPlan, consume: (rows: readonly ToldRow[]) => Promise<void>) {
    this.#agenda = agenda;
    this.#meter = meter;
    this.#plan = plan;
    this.#consume = consume;
  }

  wrote(row: ToldRow): void {
    if (!this.#plan.wanted({ eventName: 'INSERT', dynamodb: { NewImage: { kind: { S: row.kind } } } })) return;
    this.#written.push(row);
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
