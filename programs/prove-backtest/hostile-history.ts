import { chance } from '../../world/chance.ts';
import type { Conduct } from '../../world/conduct.ts';
import type { Feed } from '../../world/history/history-events.ts';
import type { HistoricMerchant } from '../../world/history/profile.ts';
import type { OutsideEvent } from '../../world/outside-events.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const from = Date.parse('2018-03-05T12:00:00.000Z');
export const hostileUntil = from + 70 * DAY;

/**
 * Merchants as no export has them, drawn from a seed: wrong identifiers, high volumes, withdrawals, cases, refunds before their payment,
 * payments before their merchant, repeated and garbled events, facts about merchants that never applied. Each merchant has its own minute
 * of the hour, so that no two share a window in which payments are taken in.
 */
export function hostileHistory(seed: number, count: number): Feed {
  const all = Array.from({ length: count }, (_, at) => oneHostile(seed, at));
  const stranger = (n: number): OutsideEvent =>
    fact(`stranger-${n}`, 'case.opened.v1', from + DAY, { caseId: 'c', title: 'Lost' });
  return {
    merchants: all.map(({ merchant }) => merchant),
    payments: [],
    facts: [...all.flatMap(({ facts }) => facts), stranger(1), stranger(2)],
  };
}

const fact = (subject: string, type: string, at: number, data: OutsideEvent['data'], label = ''): OutsideEvent => ({
  id: `${subject} ${type} ${at} ${label}`,
  type,
  subject,
  at,
  data,
});

function oneHostile(
  seed: number,
  index: number,
): { readonly merchant: HistoricMerchant; readonly facts: readonly OutsideEvent[] } {
  const name = `hostile-${index}`;
  const draw = (...label: readonly (string | number)[]): number => chance(seed, name, ...label);
  const day = (after: number): number => submittedAt + Math.floor(after * 24) * 60 * MINUTE;
  const submittedAt = from + Math.floor(draw('submitted') * 200) * 60 * MINUTE + index * MINUTE;
  const merchant: HistoricMerchant = {
    externalReference: name,
    submittedAt,
    application: {
      legalName: `Seller ${name}`,
      legalEntityType: 'company',
      country: 'BR',
      currency: 'BRL',
      timeZone: 'America/Sao_Paulo',
      locale: 'pt-BR',
      paymentMethods: draw('methods') < 0.5 ? ['card'] : ['card', 'boleto'],
      mcc: draw('trade') < 0.3 ? '7995' : '5999',
      contact: draw('contact') < 0.2 ? {} : { email: `${name}@merchants.example.com` },
      ...(draw('number') < 0.4 ? { registrationNumber: '11.222.333/0001-99' } : {}),
      ...(draw('volume') < 0.3 ? { declaredMonthlyVolumeMinor: 90_000_000 } : {}),
    },
  };
  const some: OutsideEvent[] = [];
  const sales = draw('sells') < 0.3 ? 0 : Math.floor(draw('sales') * 20);
  for (let n = 0; n < sales; n += 1) {
    const at = day(-2 + draw('sale', n) * 60);
    // told late: it happened up to three days before it is told
    const told = draw('late', n) < 0.3 ? at - Math.floor(draw('late by', n) * 3 * DAY) : at;
    const paymentId = `${name}-p${n}`;
    const amountMinor = draw('garbled', n) < 0.1 ? -5 : 1_000 + Math.floor(draw('amount', n) * 200_000);
    const currency = draw('currency', n) < 0.1 ? 'EUR' : 'BRL';
    const captured = { paymentId, amountMinor, currency, capturedAt: new Date(told).toISOString() };
    some.push(fact(name, 'payment.captured.v1', at, captured, paymentId));
    if (draw('twice', n) < 0.3) some.push(fact(name, 'payment.captured.v1', at, captured, paymentId));
    if (draw('refunded', n) < 0.3) {
      const back = at + Math.floor((draw('back', n) * 6 - 2) * 24) * 60 * MINUTE;
      const refunded = { paymentId, refundId: paymentId, amountMinor, currency, refundedAt: new Date(back).toISOString() };
      some.push(fact(name, 'payment.refunded.v1', back, refunded, paymentId));
    }
  }
  if (draw('withdraws') < 0.25) some.push(fact(name, 'merchant.withdrawal.requested.v1', day(draw('withdrawn') * 40), {}));
  if (draw('complains') < 0.4) {
    const [opened, closed] = [day(10 + draw('case') * 30), day(10 + draw('closed') * 40)];
    some.push(fact(name, 'case.opened.v1', opened, { caseId: 'one', title: 'A case', severity: 'high' }));
    some.push(fact(name, 'case.closed.v1', closed, { caseId: 'one' }));
  }
  if (draw('opts out') < 0.2) some.push(fact(name, 'nudge.opted-out.v1', day(draw('opted') * 30), {}));
  if (draw('applies again') < 0.3)
    some.push(fact(name, 'merchant.application.submitted.v1', day(3), merchant.application, 'again'));
  if (draw('nonsense') < 0.3) some.push(fact(name, 'merchant.danced.v1', day(2), { why: null }));
  if (draw('verdict') < 0.3) some.push(fact(name, 'requirement.verified.v1', day(1), { requirementId: 'never_asked' }));
  return { merchant, facts: some };
}

/** providers that refuse, merchants that are slow and correct what was wrong; some never answer */
export const hostileConduct = (seed: number): Conduct => {
  const draw = (...label: readonly string[]): number => chance(seed, 'conduct', ...label);
  return {
    handsIn: (reference, requirement, at) =>
      draw(reference, requirement, 'never') < 0.1
        ? undefined
        : at + Math.floor(draw(reference, requirement, 'in') * 6 * 24) * 60 * MINUTE,
    confirms: (reference, requirement, at) => at + 1_000 + Math.floor(draw(reference, requirement, 'out') * 4 * 24) * 60 * MINUTE,
    corrects: (reference, requirement) =>
      requirement.startsWith('identifier:') && draw(reference, requirement, 'knows') < 0.6 ? '11.222.333/0001-81' : undefined,
    findsWrong: (reference, requirement, at) =>
      draw(reference, requirement, String(at), 'wrong') < 0.25
        ? { code: 'unreadable', remediation: 'Send a picture that can be read' }
        : undefined,
    opensPage: (reference, nudgeId, at) =>
      draw(reference, nudgeId, 'never looks') < 0.4
        ? undefined
        : at + Math.floor(draw(reference, nudgeId, 'looks') * 9 * 24) * 60 * MINUTE,
  };
};
