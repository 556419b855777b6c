import type { Kernel } from '@firstsale/laptop-cloud/contract';
import { mailbox } from '@firstsale/laptop-cloud/services/ses';
import * as z from 'zod';
import type { Agenda, Plan } from '../agenda.ts';
import type { BusNews } from '../bus-news.ts';
import { chance } from '../chance.ts';
import type { Visit } from '../page-visits.ts';
import type { References } from '../references.ts';
import { rightIban } from './applicants.ts';
import { daysAfter } from './behaviour.ts';

const DAY = 86_400_000;
const MINUTE = 60_000;
/** how many merchants move to another bank, street or number at some time */
const SHARE = 0.35;
/** the same of those who were customers long enough when somebody comes to look: some changes are always under way then */
const SHOWN_SHARE = 0.7;
/** of those who are told of a change, how many never asked for it */
const OBJECTS = 0.15;
/** a contact is old enough to be called back a month after the application */
const SETTLED_DAYS = 33;
/** days before somebody looks at the demo: an approval is missing, it cools off, somebody is to be called, it has just been asked for */
const before = [18, 12, 7, 2] as const;

const planned = z.object({
  reference: z.string(),
  merchantId: z.string(),
  ticket: z.string().optional(),
  change: z.string().optional(),
});
const sent = z.looseObject({ ticket: z.string() });
const told = z.looseObject({ changeId: z.string(), of: z.string(), last4: z.string().optional() });

interface Parts {
  readonly seed: number;
  readonly kernel: Kernel;
  readonly agenda: Agenda;
  readonly references: References;
  readonly contactOf: (reference: string) => string | undefined;
  readonly visit: Visit;
  /** epoch ms; undefined where nobody is going to look */
  readonly shownAt: number | undefined;
}

/** what the account of a merchant ends in, once it was changed */
export const accountOf = (agenda: Pick<Agenda, 'recall'>, reference: string): string | undefined =>
  agenda.recall(`account of ${reference}`);

/** merchants who change their bank account, address or phone: on their page, with a new code from their mailbox, and in no other way */
export class Movers {
  readonly #parts: Parts;
  constructor(parts: Parts) {
    this.#parts = parts;
  }

  notice(news: BusNews): void {
    const { agenda, references, seed } = this.#parts;
    const { merchantId, id, at, type, data } = news;
    const reference = references.of(merchantId);
    if (reference === undefined) return;
    const plan = (kind: string, when: number, more: object = {}): void =>
      agenda.add({ at: when, kind, payload: { reference, merchantId, ...more } }, `${kind} ${reference} ${id}`);
    if (type === 'merchant.approved.v1') {
      const { when, share } = this.#movesAt(reference, at);
      if (chance(seed, reference, 'moves') < share) plan('moves', when);
    }
    const change = told.safeParse(data).data;
    if (change === undefined) return;
    if (type === 'account-change.cooling-off.v1' && chance(seed, change.changeId, 'objects') < OBJECTS)
      plan('objects', daysAfter(at, 1), { change: change.changeId });
    if (type === 'account-change.handed-over.v1' && change.last4 !== undefined)
      agenda.note(`account of ${reference}`, change.last4);
  }

  #movesAt(reference: string, approvedAt: number): { readonly when: number; readonly share: number } {
    const { seed, shownAt } = this.#parts;
    const draw = chance(seed, reference, 'when it moves');
    const earliest = approvedAt + SETTLED_DAYS * DAY;
    const shown = shownAt === undefined ? [] : before.map((days) => shownAt - days * DAY).filter((at) => at >= earliest);
    const when = shown[Math.floor(draw * shown.length)];
    return when === undefined ? { when: earliest + Math.round(draw * 60 * DAY), share: SHARE } : { when, share: SHOWN_SHARE };
  }

  /** true when the plan was a move. Throws Error for an answer that no such wish should get */
  async perform(plan: Plan): Promise<boolean> {
    if (plan.kind !== 'moves' && plan.kind !== 'types the code' && plan.kind !== 'objects') return false;
    const { reference, merchantId, ticket, change } = planned.parse(plan.payload);
    const { agenda, contactOf } = this.#parts;
    const email = contactOf(reference);
    if (email === undefined) return true;
    if (plan.kind === 'objects') {
      await this.#post(email, `/my/${merchantId}/account-changes/${change}/objection`, {}, `objects ${change}`);
      return true;
    }
    if (plan.kind === 'moves') {
      const code = sent.safeParse(await this.#post(email, `/my/${merchantId}/code`, {}, `code ${merchantId} ${plan.at}`));
      const next = { reference, merchantId, ticket: code.data?.ticket };
      if (code.success) agenda.add({ at: plan.at + MINUTE, kind: 'types the code', payload: next });
      return true;
    }
    const body = { ticket, code: this.#codeIn(email) };
    const proven = sent.safeParse(await this.#post(email, `/my/${merchantId}/code/proof`, body, `proof ${ticket}`));
    if (proven.success)
      await this.#post(email, `/my/${merchantId}/account-changes`, { ticket, change: this.#wish(reference) }, `asks ${ticket}`);
    return true;
  }

  #codeIn(email: string): string {
    const [mail] = mailbox(this.#parts.kernel, { to: email, limit: 1 });
    return /\b\d{8}\b/.exec(mail?.text ?? '')?.[0] ?? 'none';
  }

  #wish(reference: string): object {
    const draw = chance(this.#parts.seed, reference, 'what moves');
    if (draw < 0.2) return { of: 'contact', phone: '+4930901899' };
    if (draw < 0.3) return { of: 'address', lines: ['Neue Straße 7'], postcode: '10115', city: 'Berlin', country: 'DE' };
    const accountNumber = rightIban(50_000 + Math.floor(draw * 40_000));
    return { of: 'bank_account', country: 'DE', accountNumber, holder: 'Office' };
  }

  /** the answer; undefined when the wish is refused for what happened meanwhile: whoever applied was removed, or the merchant has left */
  async #post(email: string, path: string, body: object, key: string): Promise<unknown> {
    const { status, body: answer } = await this.#parts.visit(email, path, body, key);
    if (status < 300) return answer;
    if ([403, 404, 409].includes(status)) return undefined;
    throw new Error(`the page answered ${status} to ${path}: ${JSON.stringify(answer)}`);
  }
}
