import type { Delivery } from '../../application/delivery.ts';
import { ownSource } from '../../application/envelope-of.ts';
import type { Agenda } from '../agenda.ts';
import type { Blueprint, EventHead, FunctionPlan, Target } from '../blueprint/blueprint.ts';
import type { Meter } from '../meter.ts';
import type { News } from '../outside-world.ts';

/** what is put on a bus */
export interface Put extends EventHead {
  readonly detail: unknown;
}

interface Exits {
  invokeLater(plan: FunctionPlan, delivery: Delivery): void;
  send(queue: string, delivery: Delivery): void;
}

/** EventBridge as far as one merchant sees it: rules by their patterns, each target a unit of its own */
export class Bus {
  readonly #agenda: Agenda;
  readonly #meter: Meter;
  readonly #routesFor: Blueprint['routesFor'];
  readonly #exits: Exits;
  #listener: (news: News) => void = () => undefined;
  #put = 0;

  constructor(agenda: Agenda, meter: Meter, routesFor: Blueprint['routesFor'], exits: Exits) {
    this.#agenda = agenda;
    this.#meter = meter;
    this.#routesFor = routesFor;
    this.#exits = exits;
  }

  /** hears every event of ours, before its targets do */
  onNews(listener: (news: News) => void): void {
    this.#listener = listener;
  }

  /** @param at epoch ms: the bus knows whole seconds */
  put(put: Put, at = this.#agenda.now): void {
    const { bus, source, type, detail } = put;
    this.#put += 1;
    const routes = this.#routesFor(put).filter(({ matchesRest }) => matchesRest({ source, 'detail-type': type, detail }));
    if (routes.length > 0) {
      const time = new Date(Math.floor(at / 1_000) * 1_000).toISOString();
      const delivery: Delivery = { id: `bus-${this.#put}`, source, type, time, detail };
      for (const { targets } of routes) for (const target of targets) this.#agenda.spawn(() => this.#deliver(target, delivery));
    }
    if (bus === 'ours' && source === ownSource) this.#tell(detail);
  }

  #deliver(target: Target, delivery: Delivery): void {
    switch (target.kind) {
      case 'function':
        this.#exits.invokeLater(target.function, delivery);
        break;
      case 'queue':
        this.#exits.send(target.queue, delivery);
        break;
      case 'api-destination':
        this.#meter.counts.apiDestinationCalls += 1;
    }
  }

  #tell(detail: unknown): void {
    if (!isOwn(detail)) return;
    const { id, type, subject, time, data } = detail;
    this.#listener({ id, type, merchantId: subject, at: Date.parse(time), data });
  }
}

interface Own {
  readonly id: string;
  readonly type: string;
  readonly subject: string;
  readonly time: string;
  readonly data: unknown;
}
const isOwn = (detail: unknown): detail is Own =>
  typeof detail === 'object' &&
  detail !== null &&
  ['id', 'type', 'subject', 'time'].every((name) => typeof Reflect.get(detail, name) === 'string');
