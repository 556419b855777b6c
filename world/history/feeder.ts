import type { Kernel } from '@firstsale/laptop-cloud/contract';
import type { Agenda } from '../agenda.ts';
import { type OutsideEvent, type OutsidePlace, sendEvents } from '../outside-events.ts';

const CURSOR = 'feeder cursor';

/**
 * Puts a recorded history on the bus, each event at its instant. Only the next one is armed, and the cursor is in the journal: a killed run
 * goes on after the last event the bus took (an event sent twice has the same id and changes nothing).
 */
export class Feeder {
  readonly #kernel: Kernel;
  readonly #agenda: Agenda;
  readonly #place: OutsidePlace;
  readonly #events: readonly OutsideEvent[];
  #next: number;
  /** `events` ascending by `at` */
  constructor(kernel: Kernel, agenda: Agenda, place: OutsidePlace, events: readonly OutsideEvent[]) {
    this.#kernel = kernel;
    this.#agenda = agenda;
    this.#place = place;
    this.#events = events;
    this.#next = Number(agenda.recall(CURSOR) ?? 0);
  }

  get fed(): number {
    return this.#next;
  }

  start(): void {
    const first = this.#events[this.#next];
    if (first !== undefined) this.#kernel.at(first.at, 'world history', () => this.#feed(first.at));
  }

  async #feed(instant: number): Promise<void> {
    let end = this.#next;
    while (this.#events[end]?.at === instant) end++;
    await sendEvents(this.#kernel, this.#place, this.#events.slice(this.#next, end));
    this.#next = end;
    this.#agenda.note(CURSOR, String(end));
    this.start();
  }
}
