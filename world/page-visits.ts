import * as z from 'zod';
import { normalEmail } from '../domain/member/normal-email.ts';
import type { Agenda, Plan } from './agenda.ts';
import type { BusNews } from './bus-news.ts';
import type { OutsideEvent } from './outside-events.ts';
import type { References } from './references.ts';

const asked = z.looseObject({ nudgeId: z.string(), channel: z.string() });
const planned = z.object({ reference: z.string(), merchantId: z.string(), nudgeId: z.string() });
const applied = z.looseObject({ contact: z.looseObject({ email: z.string().optional() }).optional() });

/** when a merchant opens its page after a message was put there, epoch ms; undefined: not before the ladder goes on */
export type OpensPage = (reference: string, nudgeId: string, at: number) => number | undefined;

/** the API of the merchant's page as somebody who is signed in calls it */
export type Visit = (
  email: string,
  path: string,
  body: unknown,
  idempotencyKey: string,
) => Promise<{ readonly status: number; readonly body: unknown }>;

/** what that API shows them; `address` with its query */
export type Look = (email: string, address: string) => Promise<{ readonly status: number; readonly body: unknown }>;

/** who can sign in for a merchant by what it applied with: the address of its contact; undefined for one no letter can reach */
export const contactsIn = (events: readonly OutsideEvent[]): ((reference: string) => string | undefined) => {
  const addresses = new Map<string, string | undefined>();
  for (const { type, subject, data } of events) {
    if (type !== 'merchant.application.submitted.v1' || addresses.has(subject)) continue;
    const { contact } = applied.safeParse(data).data ?? {};
    addresses.set(subject, normalEmail(contact?.email ?? ''));
  }
  return (reference) => addresses.get(reference);
};

/** merchants open their page and see what waits there: only then is an in-app message delivered */
export class PageVisits {
  readonly #agenda: Pick<Agenda, 'add'>;
  readonly #references: References;
  readonly #opensPage: OpensPage;
  readonly #contactOf: (reference: string) => string | undefined;
  readonly #visit: Visit;
  constructor(parts: {
    agenda: Pick<Agenda, 'add'>;
    references: References;
    opensPage: OpensPage;
    contactOf: (reference: string) => string | undefined;
    visit: Visit;
  }) {
    this.#agenda = parts.agenda;
    this.#references = parts.references;
    this.#opensPage = parts.opensPage;
    this.#contactOf = parts.contactOf;
    this.#visit = parts.visit;
  }

  notice({ type, merchantId, at, data }: BusNews): void {
    const reference = this.#references.of(merchantId);
    if ((type !== 'nudge.requested.v1' && type !== 'letter.requested.v1') || reference === undefined) return;
    const message = asked.safeParse(data).data;
    if (message?.channel !== 'in_app' || this.#contactOf(reference) === undefined) return;
    const { nudgeId } = message;
    const opensAt = this.#opensPage(reference, nudgeId, at);
    if (opensAt === undefined) return;
    this.#agenda.add(
      { at: opensAt, kind: 'opens page', payload: { reference, merchantId, nudgeId } },
      `opens page for ${merchantId} ${nudgeId}`,
    );
  }

  /** true when the plan was a visit. Throws Error for an answer that no visit should get */
  async perform(plan: Plan): Promise<boolean> {
    if (plan.kind !== 'opens page') return false;
    const { reference, merchantId, nudgeId } = planned.parse(plan.payload);
    const path = `/my/${merchantId}/messages`;
    const email = this.#contactOf(reference) ?? '';
    const { status, body } = await this.#visit(email, path, { shown: nudgeId }, `${merchantId} shows ${nudgeId}`);
    // whoever applied may have been removed since
    if (status >= 300 && status !== 404) throw new Error(`the page answered ${status} to ${path}: ${JSON.stringify(body)}`);
    return true;
  }
}
