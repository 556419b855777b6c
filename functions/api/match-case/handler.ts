import * as z from 'zod';
import { toMerchant } from '../../../application/to-merchant.ts';
import { CaseNotFound } from '../../../domain/case/case-not-found.ts';
import type { UnmatchedCases } from '../../../domain/case/unmatched-case.ts';
import { Conflict, MerchantNotFound } from '../../../domain/errors.ts';
import type { Clock, EventPublisher, MerchantStore } from '../../../domain/ports.ts';
import { merchantId } from '../../../domain/values.ts';
import { type CallOf, none, type Route } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

export const wanted = {
  permission: 'case.answer',
  params: z.object({ caseId: z.string().min(1).max(200) }),
  query: none,
  body: z.object({ merchantId }),
  answer,
  writes: true,
} as const satisfies Route;

export interface Needs {
  readonly unmatched: UnmatchedCases;
  readonly merchants: Pick<MerchantStore, 'load'>;
  readonly publisher: EventPublisher;
  readonly clock: Clock;
}

/**
 * A person says whose a case is: all that was kept of it goes to the bus again as the merchant's, at the times it was written, and what comes later
 * goes there by itself. Events keep their ids, so the same twice is harmless. Throws MerchantNotFound, CaseNotFound, Conflict for one that somebody
 * gave to another merchant.
 */
export const handle =
  ({ unmatched, merchants, publisher, clock }: Needs) =>
  async ({ params: { caseId }, body, person }: CallOf<typeof wanted>) => {
    const snapshot = await merchants.load(body.merchantId);
    if (snapshot === undefined) throw new MerchantNotFound(body.merchantId);
    const events = await unmatched.of(caseId);
    const before = await unmatched.matchOf(caseId);
    if (events.length === 0 && before === undefined) throw new CaseNotFound(caseId);
    const { pspClient, externalReference: reference } = snapshot.merchant;
    const wish = { merchantId: body.merchantId, pspClient, reference, by: person.id, at: clock.now() };
    const match = before ?? (await unmatched.match(caseId, wish));
    if (match.merchantId !== body.merchantId)
      throw new Conflict({ code: 'case-matched', about: { by: match.by, merchantId: match.merchantId } });
    await publisher.publish(events.map(({ source, type, detail }) => toMerchant({ source, type, detail }, match)));
    // each is on the bus now: what takes it in answers for it from here on
    await unmatched.drop(events);
    return { kind: 'matched' as const, caseId, merchantId: body.merchantId, messages: events.length };
  };
