import type { Instant, Kernel } from '../../contract.ts';
import type { Archives } from './archives.ts';
import type { BusEvent } from './bus-event.ts';
import type { Deliveries } from './event-deliveries.ts';
import type { Rules } from './rules.ts';

/** an event the buses saw lately */
export interface RecentEvent {
  readonly at: Instant;
  readonly bus: string;
  readonly id: string;
  readonly source: string;
  readonly detailType: string;
  /** the whole event */
  readonly json: string;
  /** names of the rules it matched */
  readonly rules: readonly string[];
}

const KEPT = 500;

/** Takes events in: archives them, matches them, and hands them to deliveries. All synchronous, so all or nothing is durable. */
export class Bus {
  readonly #kernel: Kernel;
  readonly #rules: Rules;
  readonly #archives: Archives;
  readonly #deliveries: Deliveries;
  #recent: RecentEvent[] = [];
  readonly #listeners = new Set<(event: RecentEvent) => void>();

  constructor(kernel: Kernel, rules: Rules, archives: Archives, deliveries: Deliveries) {
    this.#kernel = kernel;
    this.#rules = rules;
    this.#archives = archives;
    this.#deliveries = deliveries;
  }

  publish(event: BusEvent): void {
    this.#archives.keep(event);
    this.#deliver(event, undefined);
  }

  /** replayed events are not archived again; they may be meant for some rules only */
  replay(event: BusEvent, ruleArns: readonly string[] | undefined): void {
    this.#deliver(event, ruleArns);
  }

  /** tells of every accepted event within the same synchronous block, so that what a listener writes to the journal is kept with the event or not at all */
  onEvent(listener: (event: RecentEvent) => void): void {
    this.#listeners.add(listener);
  }

  /** the latest events, oldest first */
  recent(): readonly RecentEvent[] {
    return this.#recent.slice(-KEPT);
  }

  #deliver(event: BusEvent, ruleArns: readonly string[] | undefined): void {
    const matched = this.#rules.matching(event).filter(({ arn }) => ruleArns === undefined || ruleArns.includes(arn));
    this.#deliveries.accept(event, matched);
    const { bus, id, source, detailType, json } = event;
    const seen = {
      at: this.#kernel.now(),
      bus,
      id,
      source,
      detailType,
      json,
      rules: matched.map(({ definition }) => definition.name),
    };
    this.#recent.push(seen);
    for (const listener of this.#listeners) listener(seen);
    if (this.#recent.length >= 2 * KEPT) this.#recent = this.#recent.slice(-KEPT);
  }
}
