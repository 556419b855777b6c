import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../domain/calendar/add-days.ts';
import { withCapabilities } from '../../../domain/capability/derive-capabilities.ts';
import { type FactEvent, inboundEvent } from '../../../domain/events/inbound.ts';
import { recordFact } from '../../../domain/fact/record-fact.ts';
import { openRequirements } from '../../../domain/merchant/open-requirements.ts';
import { type Snapshot, snapshotOf } from '../../../domain/model/snapshot.ts';
import { applied, aRequirement, aStep, at, having, inStage, registered, shopId, tuesday } from '../given.ts';

const now = addDays(tuesday, 2);
const opened = () => applied(registered(), openRequirements(registered(), { ...aStep(), purpose: 'onboarding' }, at(tuesday)));

const event = (type: FactEvent['type'], data: Record<string, unknown> = {}, more: Record<string, unknown> = {}): FactEvent => {
  const parsed = inboundEvent.parse({
    specversion: '1.0',
    id: `evt-${type}`,
    type,
    source: 'kyc',
    time: now,
    subject: 'shop-1',
    data,
    ...more,
  });
  if (
    parsed.type === 'merchant.application.submitted.v1' ||
    parsed.type === 'payment.captured.v1' ||
    parsed.type === 'payment.refunded.v1' ||
    parsed.type === 'payment.failed.v1' ||
    parsed.type === 'outage.declared.v1' ||
    parsed.type === 'outage.extended.v1' ||
    parsed.type === 'outage.ended.v1'
  )
    throw new Error('not a fact');
  return parsed;
};
const record = (snapshot: Snapshot | undefined, fact: FactEvent, source = verifierOf(fact)) =>
  recordFact(snapshot, { event: fact, teller: { kind: 'outside', source }, pepper: 'pepper' }, at(now));
/** the system policy names for what a fact tells */
const verifierOf = ({ type, data }: FactEvent): string => {
  if (type === 'payment-method.boarding.changed.v1') return 'boarding';
  const id = 'requirementId' in data ? data.requirementId : '';
  return /^(website|identifier|information)/.test(id) ? 'back-office' : id.startsWith('boarding') ? 'boarding' : 'id-check';
};
const take = (snapshot: Snapshot, fact: FactEvent) => applied(snapshot, record(snapshot, fact));
const requirement = (snapshot: Snapshot, id: string) => snapshot.requirements.find((one) => one.id === id);

describe('a fact nobody can take in', () => {
  const rejection = (snapshot: Snapshot | undefined, fact: FactEvent) => {
    const { result, puts, timeline } = record(snapshot, fact);
    expect([puts, timeline]).toEqual([[], []]);
    return result.kind === 'rejected' ? result.rejection : undefined;
  };
  it('is about a merchant nobody knows: field and remedy are named', () => {
    expect(rejection(undefined, event('nudge.opted-out.v1'))).toMatchObject({
      code: 'merchant_unknown',
      field: 'subject',
      about: { replay: false },
    });
  });
  it('has not happened yet', () => {
    expect(rejection(registered(), event('nudge.opted-out.v1', {}, { time: addDays(now, 1) }))).toMatchObject({
      code: 'time_in_future',
      field: 'time',
    });
  });
  it('is about a requirement that was never asked', () => {
    expect(
      rejection(having(registered(), aRequirement('website')), event('requirement.submitted.v1', { requirementId: 'x' })),
    ).toMatchObject({ code: 'requirement_unknown', about: { open: ['website'] } });
    expect(rejection(registered(), event('requirement.submitted.v1', { requirementId: 'x' }))).toMatchObject({
      about: { requirementId: 'x', open: [] },
    });
  });
  it('is about a payment method not applied for, or a rating not offered', () => {
    expect(
      rejection(registered(), event('payment-method.boarding.changed.v1', { method: 'blik', status: 'activated' })),
    ).toMatchObject({ code: 'method_unknown', about: { methods: ['pix', 'card'] } });
    expect(rejection(registered(), event('csat.rated.v1', { csatId: 'd30', rating: 5 }))?.code).toBe('rating_not_offered');
  });
  it('is told by somebody policy does not name: a verdict, and the boarding of a method', () => {
    const known = having(registered(), aRequirement('trader_identity'));
    const told = (fact: FactEvent) => {
      const { result, puts, timeline } = record(known, fact, 'merchant-portal');
      expect([puts, timeline]).toEqual([[], []]);
      return result;
    };
    const about = { requirementId: 'trader_identity' };
    const failure = { ...about, code: 'blurred', remediation: 'send a sharper one' };
    for (const fact of [
      event('requirement.verified.v1', about),
      event('requirement.failed.v1', failure),
      event('payment-method.boarding.changed.v1', { method: 'pix', status: 'activated' }),
    ])
      expect(told(fact)).toMatchObject({ kind: 'rejected', rejection: { code: 'verifier_not_allowed', field: 'source' } });
    expect(told(event('payment-method.boarding.changed.v1', { method: 'blik', status: 'activated' }))).toMatchObject({
      rejection: { code: 'method_unknown' },
    });
  });
  it('corrects an identifier without saying the value', () => {
    const bad = having(registered(), aRequirement('identifier:mcc'));
    expect(rejection(bad, event('requirement.submitted.v1', { requirementId: 'identifier:mcc' }))).toMatchObject({
      code: 'field_missing',
      field: 'data.value',
    });
  });
});

describe('a requirement', () => {
  it('is submitted: under verification, and the ladder starts again', () => {
    const next = take(opened(), event('requirement.submitted.v1', { requirementId: 'website' }));
    expect(requirement(next, 'website')).toMatchObject({
      verificationStatus: 'pending_verification',
      awaitingActionFrom: 'operations',
    });
    expect(next.ladders[0]).toMatchObject({ lastProgressAt: now, rung: 0, status: 'watching' });
  });
  it('says where the document lies that was handed in last', () => {
    const handIn = (snapshot: Snapshot, at: string, data: object) =>
      take(snapshot, event('requirement.submitted.v1', { requirementId: 'website', ...data }, { id: at, time: at }));
    const once = handIn(opened(), addDays(tuesday, 0.5), { documentReference: 'vault/1' });
    expect(requirement(once, 'website')?.documentReference).toBe('vault/1');
    const twice = handIn(once, addDays(tuesday, 1), { documentReference: 'https://vault.example.com/2' });
    expect(requirement(twice, 'website')).toMatchObject({ submissions: 2, documentReference: 'https://vault.example.com/2' });
    const without = handIn(twice, addDays(tuesday, 1.5), {});
    expect(requirement(without, 'website')?.documentReference).toBeUndefined();
  });
  it('is verified: satisfied, and the run hears of it', () => {
    const decision = record(opened(), event('requirement.verified.v1', { requirementId: 'website' }));
    expect(decision.timeline.map((one) => [one.id, one.type])).toEqual([
      [expect.stringMatching(/^evt-requirement\.verified\.v1~[0-9a-f]{16}$/), 'requirement.verified.v1'],
      [expect.stringMatching(/^evt-requirement\.verified\.v1~[0-9a-f]{16}\/satisfied$/), 'requirement.satisfied.v1'],
    ]);
    expect(decision.timeline[0]).toMatchObject({ at: now, actor: { kind: 'provider', id: 'back-office' } });
  });
  it('is refused: the merchant’s move, with what to do', () => {
    const next = take(
      opened(),
      event('requirement.failed.v1', { requirementId: 'website', code: 'blank', remediation: 'put prices on the page' }),
    );
    expect(requirement(next, 'website')).toMatchObject({
      verificationStatus: 'failed',
      errors: [{ code: 'blank', remediation: 'put prices on the page' }],
    });
  });
  it('stays as it is for what is late, met or dropped, and the timeline says why', () => {
    const submitted = event('requirement.submitted.v1', { requirementId: 'website' }, { time: tuesday });
    const verified = event('requirement.verified.v1', { requirementId: 'website' });
    const failed = event('requirement.failed.v1', { requirementId: 'website', code: 'c', remediation: 'r' }, { time: tuesday });
    const met = take(opened(), verified);
    for (const late of [submitted, failed, verified]) {
      const decision = record(met, late);
      expect([decision.result.kind, decision.puts.length]).toEqual(['recorded', 0]);
      expect(decision.timeline[0]?.data['stale']).toBe('later_fact_known');
    }
    const waived = having(registered(), aRequirement('website', { dueStatus: 'waived', verifiedBy: 'operations' }));
    for (const fact of [submitted, failed]) expect(record(waived, fact).timeline[0]?.data['stale']).toContain('waived');
    const superseded = having(registered(), aRequirement('website', { dueStatus: 'superseded', verifiedBy: 'operations' }));
    expect(record(superseded, failed).timeline[0]?.data['stale']).toContain('superseded');
    expect(record(waived, verified).timeline).toHaveLength(1);
  });
});

describe('a corrected identifier', () => {
  const wrong = (field: string) =>
    having(opened(), aRequirement(`identifier:${field}`, { verificationStatus: 'failed', verifiedBy: 'operations' }));
  const correct = (field: string, value: string, snapshot = wrong(field)) =>
    record(
      snapshot,
      event('requirement.submitted.v1', { requirementId: `identifier:${field}`, value, documentReference: 'doc-1' }),
    );
  it('is kept and the requirement met when it is right', () => {
    const decision = correct('mcc', '5999');
    const next = applied(wrong('mcc'), decision);
    expect(next.merchant.mcc).toBe('5999');
    expect(requirement(next, 'identifier:mcc')).toMatchObject({ dueStatus: 'satisfied', submissions: 1 });
  });
  it('fails at once when it is wrong again, with a new remediation', () => {
    const decision = correct('mcc', '0001');
    expect(decision.timeline.map((one) => one.type)).toEqual(['requirement.submitted.v1', 'requirement.failed.v1']);
    expect(requirement(applied(wrong('mcc'), decision), 'identifier:mcc')).toMatchObject({
      dueStatus: 'currently_due',
      errors: [{ code: 'mcc_unknown' }],
    });
  });
  it('that is an account is sealed: the number is nowhere in the decision', () => {
    const decision = correct('bank_account', 'BR15 0000 0000 0000 1093 2840 814 P2');
    expect(JSON.stringify(decision)).not.toMatch(/1093\s?2840/);
    const next = applied(wrong('bank_account'), decision);
    expect(next.bankAccounts).toMatchObject([{ id: 'primary', country: 'BR', last4: '14P2' }]);
    expect(decision.timeline[0]?.data).toMatchObject({ valueGiven: true, documentReference: 'doc-1' });
    const held = having(
      next,
      {
        ...(wrong('bank_account').requirements.find((one) => one.id === 'identifier:bank_account') ?? aRequirement('x')),
        factAt: tuesday,
      },
      ...next.bankAccounts.map((one) => ({ ...one, holder: 'Ana' })),
    );
    expect(applied(held, correct('bank_account', '0001 12345-6', held)).bankAccounts).toMatchObject([
      { last4: '3456', holder: 'Ana' },
    ]);
  });
  it('that is an account with a wrong digit is refused', () => {
    expect(
      requirement(applied(wrong('bank_account'), correct('bank_account', 'DE89370400440532013001')), 'identifier:bank_account')
        ?.errors[0]?.code,
    ).toBe('iban_checksum');
  });
});

describe('a payment method', () => {
  const board = (status: string, snapshot = opened(), more: object = {}) =>
    record(snapshot, event('payment-method.boarding.changed.v1', { method: 'pix', status, ...more }));
  const live = () => {
    const approved = inStage('activation', { approvedAt: now }, opened());
    return having(approved, withCapabilities(approved, now));
  };
  const status = ({ merchant }: Snapshot) => merchant.capabilities.find((one) => one.name === 'pix_payments')?.status;
  it('boards: its requirement is met', () => {
    const next = applied(opened(), board('activated'));
    expect(next.paymentMethods.find((one) => one.id === 'pix')).toMatchObject({ status: 'activated', statusAt: now });
    expect(requirement(next, 'boarding:pix')?.dueStatus).toBe('satisfied');
    expect(next.merchant.capabilities).toEqual([]);
  });
  it('switches its capability on once payments are on, and off when it is refused', () => {
    const on = board('activated', live());
    expect(on.timeline.filter((one) => one.type === 'capability.activated.v1')).toMatchObject([
      { id: `${on.timeline[0]?.id}/capability/pix_payments`, data: { capability: 'pix_payments' } },
    ]);
    const boarded = applied(live(), on);
    expect(boarded.merchant).toMatchObject({ chargesEnabled: true });
    expect(boarded.merchant.disabledReason).toBeUndefined();
    expect(status(boarded)).toBe('active');
    const again = applied(boarded, board('activated', boarded));
    expect(again.merchant.capabilities).toEqual(boarded.merchant.capabilities);
    const off = applied(boarded, board('terminated', boarded));
    expect(status(off)).toBe('inactive');
    expect(off.merchant).toMatchObject({ chargesEnabled: false, disabledReason: 'boarding' });
  });
  it('is boarded when its requirement is confirmed, unless its provider has said otherwise since', () => {
    const confirm = (snapshot: Snapshot) => record(snapshot, event('requirement.verified.v1', { requirementId: 'boarding:pix' }));
    const next = applied(live(), confirm(live()));
    expect(next.paymentMethods.find((one) => one.id === 'pix')?.status).toBe('activated');
    expect(next.merchant.chargesEnabled).toBe(true);
    const said = (status: 'activated' | 'terminated') =>
      having(
        live(),
        ...live().paymentMethods.map((one) => ({ ...one, status, version: 2, statusAt: '2099-01-01T00:00:00.000Z' })),
      );
    expect(applied(said('terminated'), confirm(said('terminated'))).paymentMethods).toMatchObject([
      { status: 'terminated' },
      { status: 'terminated' },
    ]);
    expect(applied(said('activated'), confirm(said('activated'))).paymentMethods[0]?.version).toBe(2);
  });
  it('is the provider’s while pending, and ours when refused', () => {
    const pending = applied(opened(), board('pending_review'));
    expect(requirement(pending, 'boarding:pix')).toMatchObject({
      verificationStatus: 'pending_verification',
      awaitingActionFrom: 'provider',
      submissions: 0,
    });
    expect(requirement(applied(opened(), board('rejected')), 'boarding:pix')).toMatchObject({
      awaitingActionFrom: 'operations',
      errors: [{ code: 'boarding_rejected' }],
    });
    expect(
      requirement(applied(opened(), board('disabled', opened(), { reason: 'no traffic' })), 'boarding:pix')?.errors[0]
        ?.remediation,
    ).toBe('no traffic');
  });
  it('keeps its later status when an earlier one comes late', () => {
    const boarded = applied(opened(), board('activated'));
    const late = record(
      boarded,
      event('payment-method.boarding.changed.v1', { method: 'pix', status: 'pending_review' }, { time: tuesday }),
    );
    expect(late.result).toMatchObject({ kind: 'recorded', stale: 'later_status_known' });
  });
  it.each(['pending_boarding', 'pending_external'])('%s is the provider’s move too', (status) => {
    expect(requirement(applied(opened(), board(status)), 'boarding:pix')?.awaitingActionFrom).toBe('provider');
  });
  it('has no requirement in some catalogues', () => {
    expect(
      record(registered(), event('payment-method.boarding.changed.v1', { method: 'pix', status: 'activated' })).timeline,
    ).toHaveLength(1);
  });
});

describe('care', () => {
  const openCase = event('case.opened.v1', { caseId: 'c1', title: 'No payout', severity: 'high' }, { time: addDays(tuesday, 1) });
  const closeCase = event('case.closed.v1', { caseId: 'c1' });
  it('a case is open until it is closed, whichever is heard of first', () => {
    const straight = take(take(registered(), openCase), closeCase);
    const crossed = take(take(registered(), closeCase), openCase);
    expect(straight.cases).toMatchObject([
      { title: 'No payout', severity: 'high', openedAt: addDays(tuesday, 1), closedAt: now },
    ]);
    expect({ ...crossed.cases[0], version: 0 }).toEqual({ ...straight.cases[0], version: 0 });
  });
  it('a dispute keeps the day its acquirer named', () => {
    const dispute = { paymentReference: 'pay-1', reason: 'fraudulent', dueAt: addDays(tuesday, 2) };
    const told = event('case.opened.v1', { caseId: 'd1', title: 'Dispute', severity: 'high', dispute });
    expect(take(registered(), told).cases).toMatchObject([{ id: 'd1', dispute }]);
  });
  it('a case said twice changes nothing', () => {
    const once = take(registered(), openCase);
    expect(record(once, openCase).puts).toEqual([]);
    expect(record(take(once, closeCase), closeCase).puts).toEqual([]);
  });
  it('a case opened again after closing is open, until it is closed again', () => {
    const said = (type: 'case.opened.v1' | 'case.closed.v1', day: number, title = 'No payout') =>
      event(type, { caseId: 'c1', title, severity: 'high' }, { id: `${type} ${day} ${title}`, time: addDays(tuesday, day) });
    const closed = take(take(registered(), said('case.opened.v1', -9)), said('case.closed.v1', -8));
    const again = take(closed, said('case.opened.v1', -6, 'Still none'));
    expect(again.cases).toMatchObject([
      { title: 'Still none', openedAt: addDays(tuesday, -9), reopenedAt: addDays(tuesday, -6) },
    ]);
    expect(again.cases[0]?.closedAt).toBeUndefined();
    expect(record(again, said('case.closed.v1', -7))).toMatchObject({
      puts: [],
      result: { stale: 'case_reopened_later' },
    });
    expect(take(again, said('case.closed.v1', -5)).cases[0]?.closedAt).toBe(addDays(tuesday, -5));
    expect(take(again, said('case.opened.v1', -10, 'First words')).cases).toMatchObject([
      { title: 'Still none', openedAt: addDays(tuesday, -10) },
    ]);
  });
  it('law: whatever order openings and closings come in, the latest of them counts', () => {
    const word = fc.constantFrom('case.opened.v1' as const, 'case.closed.v1' as const);
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.nat(9), { minLength: 1, maxLength: 6 }),
        fc.array(word, { minLength: 6, maxLength: 6 }),
        (days, words) => {
          const facts = days.map((day, place) => ({ day, type: words[place] ?? 'case.opened.v1' }));
          const data = { caseId: 'c1', title: 'No payout', severity: 'high' };
          const heard = facts.reduce(
            (snapshot, { day, type }) => take(snapshot, event(type, data, { id: `${day}`, time: addDays(tuesday, day - 20) })),
            registered(),
          );
          const last = facts.toSorted((one, other) => other.day - one.day)[0];
          expect(heard.cases[0]?.closedAt !== undefined).toBe(last?.type === 'case.closed.v1');
        },
      ),
    );
  });
  it('the latest rating of an offer counts', () => {
    const offer = { kind: 'csat' as const, merchantId: shopId, id: 'd30', version: 1, offeredAt: tuesday };
    const rate = (rating: number, time: string, comment?: string) =>
      event('csat.rated.v1', { csatId: 'd30', rating, ...(comment === undefined ? {} : { comment }) }, { time });
    const rated = take(having(registered(), offer), rate(2, addDays(tuesday, 1), 'slow'));
    expect(rated.csats).toMatchObject([{ rating: 2, comment: 'slow' }]);
    const better = take(rated, rate(5, now));
    expect(better.csats[0]).toMatchObject({ rating: 5 });
    expect(better.csats[0]?.comment).toBeUndefined();
    expect(record(better, rate(1, addDays(tuesday, 1))).puts).toEqual([]);
  });
  it('who opts out has opted out', () => {
    const out = take(registered(), event('nudge.opted-out.v1'));
    expect(out.merchant.optedOutAt).toBe(now);
    expect(record(out, event('nudge.opted-out.v1')).puts).toEqual([]);
  });
});

describe('a withdrawal', () => {
  const leave = (data: object = {}, more: object = {}) => event('merchant.withdrawal.requested.v1', { ...data }, { ...more });
  it('is noted for the run to close, with the reason', () => {
    expect(take(registered(), leave({ reason: 'too dear' })).merchant).toMatchObject({
      withdrawalRequestedAt: now,
      withdrawalReason: 'too dear',
    });
    expect(take(registered(), leave({}, { reason: 'said on the phone' })).merchant.withdrawalReason).toBe('said on the phone');
    expect(take(registered(), leave()).merchant.withdrawalReason).toBe('no_reason_given');
  });
  it('keeps nothing of what was not said', () => {
    const asked = leave();
    if (asked.type !== 'merchant.withdrawal.requested.v1') throw new Error('another event');
    const said = record(registered(), { ...asked, data: { ...asked.data, reason: undefined } });
    expect(said.timeline[0]?.data).toEqual({ pspClient: 'direct' });
  });
  it('is asked once', () => {
    expect(record(take(registered(), leave()), leave()).puts).toEqual([]);
  });
  it('takes effect at once in care, and nothing is taken in afterwards', () => {
    const decision = record(inStage('dormant'), leave());
    expect(decision.timeline.map((one) => one.type)).toEqual(['merchant.withdrawal.requested.v1', 'merchant.withdrawn.v1']);
    const gone = applied(inStage('dormant'), decision);
    expect(gone.merchant.lifecycleStage).toBe('offboarded');
    expect(record(gone, event('nudge.opted-out.v1')).result).toMatchObject({ stale: 'merchant_closed' });
  });
  it('is told by the merchant, whoever the event claims to be, and by a person where a route says so', () => {
    for (const kind of ['person', 'system', 'provider'])
      expect(record(registered(), leave({}, { actor: { kind, id: 'bia' } })).timeline[0]?.actor).toEqual({
        kind: 'merchant',
        id: shopId,
      });
    const byHand = recordFact(registered(), { event: leave({}), teller: { kind: 'person', id: 'bia' }, pepper: '' }, at(now));
    expect(byHand.timeline[0]?.actor).toEqual({ kind: 'person', id: 'bia' });
  });
});

describe('any fact', () => {
  const type = fc.constantFrom<FactEvent['type']>(
    'requirement.submitted.v1',
    'requirement.verified.v1',
    'requirement.failed.v1',
    'payment-method.boarding.changed.v1',
    'case.opened.v1',
    'case.closed.v1',
    'nudge.opted-out.v1',
    'merchant.withdrawal.requested.v1',
  );
  it('law: taken in twice changes nothing more, and is at most one write per item', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ type, day: fc.nat(2) }), { maxLength: 8 }), (facts) => {
        let snapshot = opened();
        const data = {
          requirementId: 'website',
          code: 'c',
          remediation: 'r',
          method: 'pix',
          status: 'pending_review',
          caseId: 'c',
          title: 't',
        };
        for (const { type: kind, day } of facts) {
          const fact = event(kind, data, { time: addDays(tuesday, day) });
          const decision = record(snapshot, fact);
          const keys = decision.puts.map((one) => `${one.kind}#${one.id}`);
          expect(new Set(keys).size).toBe(keys.length);
          snapshot = applied(snapshot, decision);
          const state = (of: Snapshot) =>
            JSON.stringify([of.requirements, of.cases, of.merchant], (key, value) =>
              key === 'version' || key === 'submissions' ? undefined : value,
            );
          expect(state(applied(snapshot, record(snapshot, fact)))).toBe(state(snapshot));
        }
        expect(snapshotOf([])).toBeUndefined();
      }),
      { numRuns: 60 },
    );
  });
});
