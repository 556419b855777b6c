import * as z from 'zod';
import type { Agenda, Plan } from '../agenda.ts';
import type { BusNews } from '../bus-news.ts';
import { chance } from '../chance.ts';
import type { OutsideEvent } from '../outside-events.ts';
import type { Paperwork } from '../paperwork.ts';
import type { References } from '../references.ts';
import type { Applicant } from './applicants.ts';
import { behaviourOf, daysAfter } from './behaviour.ts';
import { accountOf } from './movers.ts';
import type { PageDeeds } from './page-deeds.ts';
import { purchaseOf, returnOf } from './purchases.ts';

const who = z.object({
  reference: z.string(),
  sale: z.int().optional(),
  offer: z.string().optional(),
  requirementId: z.string().optional(),
});
const nudged = z.looseObject({ nudgeId: z.string(), stage: z.string(), requirementId: z.string().optional() });
const methods = z.object({ paymentMethods: z.array(z.string()) });
const methodsOf = (applicant: Applicant | undefined): readonly string[] =>
  methods.safeParse(applicant?.application).data?.paymentMethods ?? [];
const sentThrough = z.looseObject({ channel: z.string() });
const offered = z.looseObject({ csatId: z.string() });

/** a letter reaches a merchant as it leaves, a message on its page when the page showed it */
const reachesIt = ({ type, data }: BusNews): boolean => {
  const onPage = sentThrough.safeParse(data).data?.channel === 'in_app';
  return type === (onPage ? 'nudge.delivered.v1' : 'nudge.requested.v1');
};

const DAY = 86_400_000;
const retryDays = 2;
const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);
/** the Monday after an instant, 06:00 UTC; epoch ms */
const nextPayday = (at: number): number => (Math.floor((at / DAY - 4) / 7) * 7 + 11) * DAY + 21_600_000;

/** The made-up merchants of `npm start`: they apply, answer or not, sell, fall silent, rate and leave; see behaviour.ts for the odds. */
export class Population {
  readonly #seed: number;
  readonly #agenda: Agenda;
  readonly #references: References;
  readonly #paperwork: Paperwork;
  readonly #people: ReadonlyMap<string, Applicant>;
  readonly #send: (events: readonly OutsideEvent[]) => Promise<void>;
  readonly #deeds: Omit<PageDeeds, 'handIn'>;
  constructor(parts: {
    seed: number;
    agenda: Agenda;
    references: References;
    paperwork: Paperwork;
    applicants: readonly Applicant[];
    send: (events: readonly OutsideEvent[]) => Promise<void>;
    deeds: Omit<PageDeeds, 'handIn'>;
  }) {
    this.#seed = parts.seed;
    this.#agenda = parts.agenda;
    this.#references = parts.references;
    this.#paperwork = parts.paperwork;
    this.#people = new Map(parts.applicants.map((one) => [one.reference, one]));
    this.#send = parts.send;
    this.#deeds = parts.deeds;
  }

  /** plans every application; harmless when they are planned already */
  seed(): void {
    for (const one of this.#people.values())
      this.#agenda.add({ at: one.appliesAt, kind: 'applies', payload: { reference: one.reference } }, `applies ${one.reference}`);
  }

  notice(news: BusNews): void {
    const reference = this.#references.of(news.merchantId);
    if (reference === undefined) return;
    const does = behaviourOf(this.#seed, reference);
    const plan = (kind: string, days: number | undefined, payload: Readonly<Record<string, unknown>> = {}): void => {
      if (days !== undefined)
        this.#agenda.add(
          { at: daysAfter(news.at, days), kind, payload: { reference, ...payload } },
          `${kind} ${reference} ${news.id}`,
        );
    };
    if (news.type === 'merchant.registered.v1') {
      plan('withdraws', does.withdrawsAfterDays);
      if (does.optsOut) plan('opts out', 5);
    }
    if (news.type === 'merchant.approved.v1') plan('sells', does.firstSaleAfterDays, { sale: 0 });
    if (news.type === 'price.offered.v1') plan('accepts', does.acceptsAfterDays(news.id));
    if (news.type === 'csat.offered.v1') {
      const offer = offered.safeParse(news.data);
      if (offer.success)
        plan('rates', does.rating(offer.data.csatId) === undefined ? undefined : 1, { offer: offer.data.csatId });
    }
    if (reachesIt(news)) this.#afterNudge(news, reference);
  }

  /** true when the plan was the population's */
  async perform(plan: Plan): Promise<boolean> {
    const parsed = who.safeParse(plan.payload);
    if (!parsed.success) return false;
    const { reference, sale = 0, offer = '' } = parsed.data;
    const does = behaviourOf(this.#seed, reference);
    const send = (type: string, data: Readonly<Record<string, unknown>>): Promise<void> =>
      this.#send([{ id: `${reference} ${type} ${plan.at}`, type, subject: reference, at: plan.at, data }]);
    if (plan.kind === 'applies') await send('merchant.application.submitted.v1', this.#people.get(reference)?.application ?? {});
    else if (plan.kind === 'withdraws') await send('merchant.withdrawal.requested.v1', { reason: 'found another provider' });
    else if (plan.kind === 'opts out') await this.#deeds.stopReminders(reference, `${plan.at}`);
    else if (plan.kind === 'rates') await this.#deeds.rate(reference, offer, does.rating(offer) ?? 5, `${offer} ${plan.at}`);
    else if (plan.kind === 'accepts') await this.#deeds.acceptOffer(reference, `${plan.at}`);
    else if (plan.kind === 'sells') await this.#sell(plan.at, reference, sale);
    else if (plan.kind === 'pays out') await this.#payOut(plan.at, reference, sale);
    else if (plan.kind === 'pays again') await this.#payOut(daysAfter(plan.at, -retryDays), reference, sale, plan.at);
    else if (plan.kind === 'gives back') await this.#giveBack(plan.at, reference, sale);
    else return false;
    return true;
  }

  async #sell(at: number, reference: string, sale: number): Promise<void> {
    const does = behaviourOf(this.#seed, reference);
    const currency = this.#people.get(reference)?.application.currency;
    const paymentId = `${reference}-${sale}`;
    // a nudge may bring the first sale forward: the one planned before does not happen again
    if ((this.#agenda.recall(`sold ${paymentId}`) ?? String(at)) !== String(at)) return;
    const data = {
      paymentId,
      amountMinor: does.amountMinor(sale),
      currency,
      capturedAt: new Date(at).toISOString(),
      ...purchaseOf(this.#seed, reference, sale, methodsOf(this.#people.get(reference))),
    };
    await this.#send([{ id: `captured ${paymentId}`, type: 'payment.captured.v1', subject: reference, at, data }]);
    // now and then a till is set up wrongly: what it sends is for the rejected list
    if (chance(this.#seed, paymentId, 'wrong currency') < 0.004) {
      const wrong = { ...data, paymentId: `${paymentId}-x`, currency: currency === 'CHF' ? 'EUR' : 'CHF' };
      await this.#send([{ id: `captured ${wrong.paymentId}`, type: 'payment.captured.v1', subject: reference, at, data: wrong }]);
    }
    this.#agenda.note(`sold ${paymentId}`, String(at));
    const payday = nextPayday(at);
    this.#agenda.add({ at: payday, kind: 'pays out', payload: { reference, sale } }, `pays out ${reference} ${payday}`);
    const back = returnOf(this.#seed, reference, sale);
    if (back !== undefined) {
      const plan = { at: daysAfter(at, back.days), kind: 'gives back', payload: { reference, sale } };
      this.#agenda.add(plan, `gives back ${paymentId}`);
    }
    const next = { at: daysAfter(at, does.gapDays(sale)), kind: 'sells', payload: { reference, sale: sale + 1 } };
    this.#agenda.add(next, `sells ${reference} ${sale + 1}`);
  }

  async #giveBack(at: number, reference: string, sale: number): Promise<void> {
    const paymentId = `${reference}-${sale}`;
    const share = returnOf(this.#seed, reference, sale)?.share ?? 1;
    const amountMinor = Math.round(behaviourOf(this.#seed, reference).amountMinor(sale) * share);
    const currency = this.#people.get(reference)?.application.currency;
    const refundId = `${paymentId}-back`;
    const data = { paymentId, refundId, amountMinor, currency, refundedAt: new Date(at).toISOString() };
    const { method, reference: own } = purchaseOf(this.#seed, reference, sale, methodsOf(this.#people.get(reference)));
    const told = { ...data, method, reference: own };
    await this.#send([{ id: `refunded ${refundId}`, type: 'payment.refunded.v1', subject: reference, at, data: told }]);
  }

  /** what was sold since sale `first` and before it is paid out; now and then a bank sends it back, and it is paid two days later */
  async #payOut(at: number, reference: string, first: number, again?: number): Promise<void> {
    let amountMinor = 0;
    for (let sale = first; Number(this.#agenda.recall(`sold ${reference}-${sale}`) ?? at) < at; sale += 1)
      amountMinor += behaviourOf(this.#seed, reference).amountMinor(sale);
    const currency = this.#people.get(reference)?.application.currency;
    const accountLast4 = accountOf(this.#agenda, reference) ?? '5432';
    const told = { payoutId: `${reference}-po-${first}`, amountMinor, currency, initiatedOn: dayOf(at), accountLast4 };
    const send = (type: string, when: number, more: object): Promise<void> =>
      this.#send([{ id: `${told.payoutId} ${type}`, type, subject: reference, at: when, data: { ...told, ...more } }]);
    const fails = again === undefined && chance(this.#seed, reference, 'payout fails', first) < 0.05;
    const paidAt = again ?? at;
    if (!fails)
      return send('payout.paid.v1', paidAt, { paidAt: new Date(paidAt).toISOString(), arrivesOn: dayOf(daysAfter(paidAt, 1)) });
    const retry = daysAfter(at, retryDays);
    await send('payout.failed.v1', at, { failedAt: new Date(at).toISOString(), code: 'AC06', retryOn: dayOf(retry) });
    this.#agenda.add({ at: retry, kind: 'pays again', payload: { reference, sale: first } }, `pays again ${told.payoutId}`);
  }

  /** some act on a nudge: hand in what it asks for, or make the first sale */
  #afterNudge(news: BusNews, reference: string): void {
    const nudge = nudged.safeParse(news.data);
    if (!nudge.success) return;
    const { nudgeId, stage, requirementId } = nudge.data;
    const days = behaviourOf(this.#seed, reference).actsAfterNudgeDays(nudgeId);
    if (days === undefined) return;
    if (requirementId !== undefined) this.#paperwork.handIn(reference, requirementId, daysAfter(news.at, days), nudgeId);
    else if (stage === 'activation' && chance(this.#seed, reference, 'sells after', nudgeId) < 0.5)
      this.#agenda.add({ at: daysAfter(news.at, days), kind: 'sells', payload: { reference, sale: 0 } }, `sells ${reference} 0`);
  }
}
