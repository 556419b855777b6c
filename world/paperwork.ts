import * as z from 'zod';
import type { Agenda, Plan } from './agenda.ts';
import type { BusNews } from './bus-news.ts';
import type { OutsideEvent } from './outside-events.ts';
import type { References } from './references.ts';

const opened = z.looseObject({ requirementId: z.string(), awaitingActionFrom: z.string() });
const boarding = z.looseObject({ method: z.string(), status: z.string() });
const isBoarding = (requirementId: string): boolean => requirementId.startsWith('boarding:');
const planned = z.object({ reference: z.string(), requirementId: z.string() });

/** when a merchant hands something in, epoch ms; undefined: not by itself */
export type HandsIn = (reference: string, requirementId: string, at: number) => number | undefined;
/** the right value of an identifier that was wrong or missing; undefined: the merchant has none to give, the provider finds it out */
export type Corrects = (reference: string, requirementId: string) => string | undefined;
/** when the provider or operations confirm it, epoch ms */
export type Confirms = (reference: string, requirementId: string, at: number) => number;

/**
 * How what is handed in gets here: on the merchant's page, or in an event of the system it was handed in to. False where nobody asks for it
 * any more; `cause` makes it one, however often it is tried.
 */
export type Delivers = (reference: string, requirementId: string, value: string | undefined, cause: string) => Promise<boolean>;

/** whether somebody outside says of it that it is right: what operations verify they verify themselves */
export type VerifiedOutside = (requirementId: string) => boolean;

/** what the provider finds wrong with what was handed in; undefined: nothing */
export type FindsWrong = (
  reference: string,
  requirementId: string,
  at: number,
) => { readonly code: string; readonly remediation: string } | undefined;

/** merchants hand in what is asked of them, providers confirm it: the onboarding documents the recorded histories do not have */
export class Paperwork {
  readonly #agenda: Pick<Agenda, 'add'>;
  readonly #references: References;
  readonly #handsIn: HandsIn;
  readonly #confirms: Confirms;
  readonly #corrects: Corrects;
  readonly #findsWrong: FindsWrong;
  readonly #delivers: Delivers | undefined;
  readonly #outside: VerifiedOutside;
  readonly #send: (events: readonly OutsideEvent[]) => Promise<void>;
  constructor(parts: {
    agenda: Pick<Agenda, 'add'>;
    references: References;
    handsIn: HandsIn;
    confirms: Confirms;
    corrects: Corrects;
    findsWrong?: FindsWrong;
    /** absent: in an event */
    delivers?: Delivers;
    verifiedOutside: VerifiedOutside;
    send: (events: readonly OutsideEvent[]) => Promise<void>;
  }) {
    this.#agenda = parts.agenda;
    this.#references = parts.references;
    this.#handsIn = parts.handsIn;
    this.#confirms = parts.confirms;
    this.#corrects = parts.corrects;
    this.#findsWrong = parts.findsWrong ?? (() => undefined);
    this.#delivers = parts.delivers;
    this.#outside = parts.verifiedOutside;
    this.#send = parts.send;
  }

  notice(news: BusNews): void {
    const reference = this.#references.of(news.merchantId);
    if (news.type === 'payment-method.boarding.changed.v1') this.#board(reference, news);
    if (news.type !== 'requirement.opened.v1') return;
    const data = opened.safeParse(news.data);
    if (!data.success || reference === undefined) return;
    const { requirementId, awaitingActionFrom } = data.data;
    const knowsIt = !requirementId.startsWith('identifier:') || this.#corrects(reference, requirementId) !== undefined;
    if (awaitingActionFrom === 'merchant' && knowsIt)
      this.handIn(reference, requirementId, this.#handsIn(reference, requirementId, news.at), news.id);
    else if (this.#outside(requirementId) && (awaitingActionFrom !== 'operations' || !isBoarding(requirementId)))
      this.#plan('confirms', reference, requirementId, this.#confirms(reference, requirementId, news.at), news.id);
  }

  /** a provider answers what operations handed to it */
  #board(reference: string | undefined, news: BusNews): void {
    const data = boarding.safeParse(news.data);
    if (reference === undefined || !data.success || data.data.status !== 'pending_external') return;
    const requirementId = `boarding:${data.data.method}`;
    this.#plan('confirms', reference, requirementId, this.#confirms(reference, requirementId, news.at), news.id);
  }

  /** plans that the merchant hands in at an instant; `cause` makes the plan unique */
  handIn(reference: string, requirementId: string, at: number | undefined, cause: string): void {
    if (at !== undefined) this.#plan('hands in', reference, requirementId, at, cause);
  }

  /** true when the plan was paperwork */
  async perform(plan: Plan): Promise<boolean> {
    if (plan.kind !== 'hands in' && plan.kind !== 'confirms') return false;
    const { reference, requirementId } = planned.parse(plan.payload);
    const event = (type: string, data: Readonly<Record<string, unknown>>): OutsideEvent => ({
      id: `${reference} ${requirementId} ${type} ${plan.at}`.slice(0, 128),
      type,
      subject: reference,
      at: plan.at,
      data: { requirementId, ...data },
    });
    const wrong = plan.kind === 'confirms' ? this.#findsWrong(reference, requirementId, plan.at) : undefined;
    if (wrong !== undefined) {
      await this.#send([event('requirement.failed.v1', wrong)]);
      this.handIn(reference, requirementId, this.#handsIn(reference, `${requirementId} again`, plan.at), `after ${plan.at}`);
    } else if (plan.kind === 'confirms') await this.#send([event('requirement.verified.v1', {})]);
    else {
      const value = this.#corrects(reference, requirementId);
      const handedIn = value === undefined ? { documentReference: `vault/${reference}/${requirementId}` } : { value };
      if (this.#delivers === undefined) await this.#send([event('requirement.submitted.v1', handedIn)]);
      else if (!(await this.#delivers(reference, requirementId, value, `${requirementId} ${plan.at}`))) return true;
      if (this.#outside(requirementId))
        this.#plan('confirms', reference, requirementId, this.#confirms(reference, requirementId, plan.at), `after ${plan.at}`);
    }
    return true;
  }

  #plan(kind: 'hands in' | 'confirms', reference: string, requirementId: string, at: number, cause: string): void {
    this.#agenda.add({ at, kind, payload: { reference, requirementId } }, `${kind} ${reference} ${requirementId} ${cause}`);
  }
}
