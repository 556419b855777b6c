import * as z from 'zod';
import type { Agenda, Plan } from '../agenda.ts';
import type { BusNews } from '../bus-news.ts';
import { chance } from '../chance.ts';
import type { DeskApi } from '../desk/desk.ts';
import type { DeskSettings } from '../desk/desk-settings.ts';
import { daysAfter } from './behaviour.ts';

const planned = z.object({ merchantId: z.string() });
/** so many merchants ask for a price of their own */
const share = 0.35;

/** Some merchants get a price of their own after their approval: one of the desk proposes it, another agrees, and the merchant is offered it. */
export class PriceTalks {
  readonly #seed: number;
  readonly #agenda: Pick<Agenda, 'add'>;
  readonly #api: DeskApi;
  readonly #people: DeskSettings['people'];
  constructor(parts: { seed: number; agenda: Pick<Agenda, 'add'>; api: DeskApi; people: DeskSettings['people'] }) {
    this.#seed = parts.seed;
    this.#agenda = parts.agenda;
    this.#api = parts.api;
    this.#people = parts.people;
  }

  notice({ type, merchantId, at, id }: BusNews): void {
    if (type !== 'merchant.approved.v1' || chance(this.#seed, merchantId, 'asks for a price') >= share) return;
    const add = (kind: string, days: number): void =>
      this.#agenda.add({ at: daysAfter(at, days), kind, payload: { merchantId } }, `${kind} ${merchantId} ${id}`);
    add('proposes price', 0.5);
    add('agrees price', 0.7);
  }

  /** true when the plan was about a price */
  async perform(plan: Plan): Promise<boolean> {
    if (plan.kind !== 'proposes price' && plan.kind !== 'agrees price') return false;
    const { merchantId } = planned.parse(plan.payload);
    const lead = this.#people.find(({ roles }) => roles.includes('lead'));
    const other = this.#people.find(({ id, roles }) => id !== lead?.id && roles.includes('risk'));
    if (lead === undefined || other === undefined) return true;
    const path = `/merchants/${merchantId}/prices`;
    const validFrom = new Date(plan.at).toISOString().slice(0, 10);
    const conditions = this.#conditions(merchantId);
    // the version is found out by asking: nobody looks first
    const body = { version: 1, reason: 'The volume it declared' };
    if (plan.kind === 'proposes price')
      await this.#api.post(lead, path, { ...body, conditions, validFrom }, `${merchantId} price ${plan.at}`);
    else await this.#api.post(other, `${path}/approval`, body, `${merchantId} price agreed ${plan.at}`);
    return true;
  }

  #conditions(merchantId: string) {
    const points = 90 + 10 * Math.floor(10 * chance(this.#seed, merchantId, 'price'));
    return [
      { method: 'all', basisPoints: points, fixedMinor: 20 },
      { method: 'all', plan: 'pay_in_3', basisPoints: 2 * points, fixedMinor: 20 },
      { method: 'all', plan: 'pay_in_12', basisPoints: 4 * points, fixedMinor: 20 },
    ];
  }
}
