import { describe, expect, it } from 'vitest';
import type { Role } from '../../../domain/access.ts';
import { addDays } from '../../../domain/calendar/add-days.ts';
import { Conflict, MerchantClosed, RequirementNotFound } from '../../../domain/errors.ts';
import { openRequirements } from '../../../domain/merchant/open-requirements.ts';
import { openingsFor } from '../../../domain/requirement/catalogue.ts';
import { checkIdentifiers } from '../../../domain/requirement/check-identifiers.ts';
import { extendRequirement } from '../../../domain/requirement/extend-requirement.ts';
import { requirementFallsDue } from '../../../domain/requirement/requirement-falls-due.ts';
import { waiveRequirement } from '../../../domain/requirement/waive-requirement.ts';
import { aPolicy, applied, aRequirement, aStep, at, having, inStage, registered, shopId, tuesday } from '../given.ts';
import { because } from '../refused-because.ts';

const check = (snapshot: ReturnType<typeof registered>, policy = aPolicy()) =>
  checkIdentifiers(snapshot, aStep(), at(tuesday, policy));
const open = (snapshot: ReturnType<typeof registered>, policy = aPolicy()) =>
  openRequirements(snapshot, { ...aStep(), purpose: 'onboarding' }, at(tuesday, policy));
const ids = (snapshot: ReturnType<typeof registered>) => open(snapshot).result.requirementIds.toSorted();

describe('checking the identifiers', () => {
  it('writes each value another way round in its normal form', () => {
    const loose = registered({
      country: 'DE',
      legalEntityType: 'company',
      vatNumber: 'DE 136.695 976',
      registrationNumber: 'HRB 86891',
    });
    const email = { ...loose.merchant.contact, email: ' Ana@LojaDaAna.com.br ' };
    const given = having(loose, { ...loose.merchant, contact: email });
    expect(applied(given, check(given)).merchant).toMatchObject({
      vatNumber: '136695976',
      registrationNumber: 'HRB86891',
      contact: { email: expect.not.stringContaining(' ') },
    });
  });
  it('writes nothing of the merchant when every value came in its normal form', () => {
    const once = applied(registered(), check(registered()));
    const again = check(once);
    expect(again.puts).toEqual([]);
    expect(again.timeline.map((one) => one.type)).toEqual(['merchant.identifiers.checked.v1']);
  });
  it('keeps the good ones in their normal form', () => {
    const decision = check(registered());
    expect(applied(registered(), decision).merchant).toMatchObject({
      registrationNumber: '11222333000181',
      contact: { phone: '+5511912345678' },
      website: 'https://lojadaana.com.br/',
    });
    expect(decision.result).toEqual({
      kind: 'checked',
      good: ['registration_number', 'mcc', 'email', 'phone', 'website'],
      bad: [],
    });
  });
  it('keeps a good VAT number without its prefix', () => {
    const german = registered({ country: 'DE', currency: 'EUR', registrationNumber: 'HRB 86891', vatNumber: 'DE136695976' });
    expect(applied(german, check(german)).merchant.vatNumber).toBe('136695976');
  });
  it('opens a requirement with a code and a remediation for each bad one', () => {
    const bad = {
      registrationNumber: '11.222.333/0001-82',
      vatNumber: '1',
      mcc: '1',
      website: 'x',
      contact: { email: 'x', phone: 'x' },
    };
    const decision = check(registered(bad));
    expect(decision.puts.flatMap((one) => (one.kind === 'requirement' ? [one.id] : []))).toEqual(
      ['registration_number', 'vat_number', 'mcc', 'email', 'phone', 'website'].map((one) => `identifier:${one}`),
    );
    expect(decision.timeline.map((one) => one.type)).toEqual([
      'merchant.identifiers.checked.v1',
      ...Array.from({ length: 6 }, () => 'requirement.opened.v1'),
    ]);
    expect(new Set(decision.timeline.map((one) => one.id)).size).toBe(7);
  });
  it('tells of a bad bank account too, which was seen when it came in', () => {
    expect(check(registered({ bankAccount: { country: 'DE', iban: 'DE00' } })).result.bad).toMatchObject([
      { field: 'bank_account' },
    ]);
  });
  it('asks for a number that policy wants and nobody gave', () => {
    const policy = aPolicy();
    policy.requirements.identifiers.requireVatNumber = ['BR'];
    const decision = check(registered({ registrationNumber: undefined, website: undefined, contact: {} }), policy);
    expect(decision.result).toMatchObject({
      good: ['mcc'],
      bad: [{ code: 'registration_number_missing' }, { code: 'vat_number_missing' }],
    });
    expect(check(registered({ registrationNumber: undefined, legalEntityType: 'individual' })).result.bad).toEqual([]);
  });
  it('opens nothing twice', () => {
    const bad = registered({ mcc: '1' });
    const again = check(applied(bad, check(bad)));
    expect(again.puts.filter((one) => one.kind === 'requirement')).toEqual([]);
    expect(again.result.bad).toEqual([{ field: 'mcc', code: 'mcc_unknown' }]);
  });
  it('ends quietly for a merchant that has left', () => {
    expect(() => check(inStage('offboarded'))).toThrow(MerchantClosed);
  });
});

describe('opening the requirements', () => {
  it('asks a Brazilian company for what the catalogue has for it', () => {
    expect(ids(registered())).toEqual([
      'articles',
      'bank_account',
      'beneficial_owners',
      'boarding:card',
      'boarding:pix',
      'company_registration',
      'owner_identity:p1',
      'representative_identity:p1',
      'technical_integration',
      'website',
    ]);
  });
  it.each([
    ['FR', 'company', ['articles', 'bank_mandate', 'beneficial_owners'], 'Extrait Kbis'],
    ['DE', 'company', ['articles', 'bank_mandate', 'beneficial_owners'], 'Handelsregisterauszug'],
    ['GB', 'company', ['articles', 'bank_mandate', 'beneficial_owners'], 'Certificate of incorporation'],
    ['ES', 'company', ['articles', 'bank_mandate', 'beneficial_owners'], 'Nota simple'],
    ['BR', 'company', ['articles', 'beneficial_owners'], 'CNPJ'],
    ['DE', 'sole_proprietor', ['bank_mandate', 'trader_registration'], 'Gewerbeanmeldung'],
    ['IT', 'company', ['articles', 'bank_mandate', 'beneficial_owners'], 'Visura camerale'],
    ['NL', 'company', ['articles', 'bank_mandate', 'beneficial_owners'], 'UBO-register'],
    ['NL', 'sole_proprietor', ['bank_mandate', 'trader_registration'], 'KVK'],
    ['PT', 'company', ['articles', 'bank_mandate', 'beneficial_owners'], 'Certidão permanente'],
    ['MX', 'company', ['articles', 'beneficial_owners'], 'Acta constitutiva'],
    ['US', 'company', ['articles', 'bank_mandate', 'beneficial_owners'], 'Certificate of good standing'],
    ['JP', 'company', [], 'Proof of company registration'],
  ])('asks in %s a %s for what is usual there, by its name there', (country, legalEntityType, keys, name) => {
    const asked = openingsFor(registered({ country, legalEntityType, paymentMethods: ['card'] }), at(tuesday).policy);
    const local = ['articles', 'bank_mandate', 'beneficial_owners', 'trader_registration'];
    expect(
      asked
        .map(({ id }) => id)
        .filter((id) => local.includes(id))
        .sort(),
    ).toEqual(keys);
    expect(asked.some(({ title, of = '' }) => `${title} ${of}`.includes(name))).toBe(true);
  });
  it('asks some lines of business for a licence, and some methods for what they need', () => {
    const of = (more: Record<string, unknown>) => openingsFor(registered(more), at(tuesday).policy).map(({ id }) => id);
    expect(of({ mcc: '5912' })).toContain('pharmacy_licence');
    expect(of({ mcc: '5921', country: 'FR' })).toContain('alcohol_licence');
    expect(of({ mcc: '5921', country: 'BR' })).not.toContain('alcohol_licence');
    expect(of({ mcc: '4722', country: 'GB' })).toContain('travel_guarantee');
    expect(of({ country: 'DE', paymentMethods: ['sepa_debit', 'card'] })).toContain('creditor_identifier:sepa_debit');
  });
  it('asks only merchants of a PSP client or a segment where the line says so', () => {
    const policy = aPolicy();
    const [line] = policy.requirements.catalogue;
    if (line === undefined) throw new Error('no catalogue');
    policy.requirements.catalogue.push(
      { ...line, key: 'of_client', applies: { ...line.applies, pspClients: ['other'] } },
      { ...line, key: 'of_segment', applies: { ...line.applies, segments: ['long_tail'] } },
    );
    const ids = openingsFor(registered(), at(tuesday, policy).policy).map(({ id }) => id);
    expect([ids.includes('of_client'), ids.includes('of_segment')]).toEqual([false, true]);
  });
  it('asks an American sole trader of high volume for other things', () => {
    const more = {
      country: 'US',
      currency: 'USD',
      legalEntityType: 'sole_proprietor',
      registrationNumber: undefined,
      declaredMonthlyVolumeMinor: 10_000_000,
      paymentMethods: ['card'],
    };
    expect(ids(registered(more))).toEqual([
      'bank_account',
      'bank_mandate',
      'boarding:card',
      'pricing_approval',
      'tax_form',
      'technical_integration',
      'trader_identity',
      'trader_registration',
      'website',
    ]);
  });
  it('asks for a representative to be named when nobody is', () => {
    expect(ids(registered({ persons: [] }))).toContain('representative_identity:unnamed');
  });
  it('asks everybody when the catalogue names no role, and only for the methods it names', () => {
    const policy = aPolicy();
    policy.requirements.catalogue = policy.requirements.catalogue.flatMap((one) => {
      if (one.key === 'owner_identity') return [{ ...one, applies: { ...one.applies, personRoles: [] } }];
      return one.key === 'boarding'
        ? [
            { ...one, applies: { ...one.applies, methods: ['pix'] } },
            { ...one, key: 'boleto', applies: { ...one.applies, methods: ['boleto'] } },
          ]
        : [];
    });
    expect(open(registered(), policy).result.requirementIds).toEqual(['owner_identity:p1', 'boarding:pix']);
  });
  it('starts the deadlines of this stage, not of the next, and names what stops', () => {
    const opened = applied(registered(), open(registered()));
    expect(opened.requirements.find((one) => one.id === 'bank_account')).toMatchObject({
      dueStatus: 'currently_due',
      deadline: addDays(tuesday, 21),
      restricts: ['payouts'],
    });
    expect(opened.requirements.find((one) => one.id === 'boarding:pix')).toMatchObject({
      dueStatus: 'eventually_due',
      restricts: ['pix_payments'],
      awaitingActionFrom: 'operations',
    });
    expect(opened.requirements.find((one) => one.id === 'boarding:pix')?.deadline).toBeUndefined();
  });
  it('starts the ladder of the stage, once', () => {
    const opened = applied(registered(), open(registered()));
    expect(opened.ladders).toMatchObject([
      { stage: 'onboarding', status: 'watching', rung: 0, dueAt: '2018-03-08T13:00:00.000Z' },
    ]);
    const again = open(opened);
    expect([again.puts, again.result.requirementIds.length]).toEqual([[], opened.requirements.length]);
  });
});

describe('a deadline that passes', () => {
  const due = having(registered(), aRequirement('website', { deadline: tuesday, dueAt: tuesday }));
  const reference = { merchantId: shopId, kind: 'requirement' as const, id: 'website', dueAt: tuesday };
  it('makes the requirement past due, once, and says what stops', () => {
    const decision = requirementFallsDue(due, reference, at(tuesday));
    expect(decision.result.kind).toBe('past_due');
    expect(decision.timeline).toMatchObject([
      { type: 'requirement.past-due.v1', data: { requirementId: 'website', stops: ['payouts'] } },
    ]);
    expect(requirementFallsDue(applied(due, decision), reference, at(tuesday)).puts).toEqual([]);
  });
  it('does nothing when the deadline moved, lies ahead, or the merchant is unknown', () => {
    expect(requirementFallsDue(due, { ...reference, dueAt: addDays(tuesday, -1) }, at(tuesday)).puts).toEqual([]);
    expect(requirementFallsDue(due, reference, at(addDays(tuesday, -1))).puts).toEqual([]);
    expect(requirementFallsDue(undefined, reference, at(tuesday)).puts).toEqual([]);
  });
  it('is nobody’s fault while others verify: the index is cleared and nothing is told', () => {
    const verifying = having(
      registered(),
      aRequirement('website', { deadline: tuesday, dueAt: tuesday, verificationStatus: 'pending_verification' }),
    );
    expect(requirementFallsDue(verifying, reference, at(tuesday))).toMatchObject({
      result: { kind: 'nothing' },
      puts: [{ dueStatus: 'currently_due' }],
      timeline: [],
    });
  });
});

describe('a person who changes a requirement', () => {
  const due = having(
    registered(),
    aRequirement('website', { deadline: addDays(tuesday, 2), dueStatus: 'currently_due' }),
    aRequirement('done', { dueStatus: 'satisfied' }),
    aRequirement('open_ended'),
  );
  const light = having(due, aRequirement('website', { restricts: [] }));
  const roles: Role[] = ['analyst'];
  const base = { merchantId: shopId, requirementId: 'website', requestId: 'r1', by: 'bia', roles, reason: 'seen on site' };
  const extend = (to: string, more: object = {}) => extendRequirement(due, { ...base, to, ...more }, at(tuesday));

  it('waives it, with who and why on the timeline, once', () => {
    const decision = waiveRequirement(light, base, at(tuesday));
    expect(decision.timeline).toMatchObject([
      { type: 'requirement.waived.v1', actor: { kind: 'person', id: 'bia' }, reason: 'seen on site' },
    ]);
    expect(waiveRequirement(applied(light, decision), base, at(tuesday)).puts).toEqual([]);
  });
  it.each(['payments', 'payouts', 'pix_payments'])('waives what holds back %s with another person only', (capability) => {
    const held = having(due, aRequirement('website', { restricts: [capability] }));
    const once = waiveRequirement(held, base, at(tuesday));
    expect(once).toMatchObject({
      result: { kind: 'approved_once' },
      timeline: [{ type: 'requirement.waiver-approved-once.v1', actor: { id: 'bia' }, reason: 'seen on site' }],
    });
    const waiting = applied(held, once);
    expect(waiting.requirements.find(({ id }) => id === 'website')?.dueStatus).toBe('currently_due');
    for (const by of ['bia', 'BIA', 'bi\u0430', 'b\u200bia'])
      expect(() => waiveRequirement(waiting, { ...base, by, requestId: 'r2' }, at(tuesday))).toThrow(because('first-approver'));
    const waived = waiveRequirement(waiting, { ...base, by: 'leo', requestId: 'r3' }, at(tuesday));
    expect(waived.timeline[0]).toMatchObject({ type: 'requirement.waived.v1', data: { approvedBy: ['bia', 'leo'] } });
    expect(applied(waiting, waived).requirements.find(({ id }) => id === 'website')?.dueStatus).toBe('waived');
  });
  it('answers the first of two the same when they ask with the same request again', () => {
    const held = having(due, aRequirement('website', { restricts: ['payments'] }));
    const waiting = applied(held, waiveRequirement(held, base, at(tuesday)));
    expect(() => waiveRequirement(waiting, { ...base, requestId: 'r2' }, at(tuesday))).toThrow(because('first-approver'));
  });
  it('cannot waive what is met, or was never asked', () => {
    expect(() => waiveRequirement(due, { ...base, requirementId: 'done' }, at(tuesday))).toThrow(Conflict);
    expect(() => waiveRequirement(due, { ...base, requirementId: 'nothing' }, at(tuesday))).toThrow(RequirementNotFound);
  });
  it('extends it, once', () => {
    const decision = extend(addDays(tuesday, 9));
    expect(decision.result).toEqual({ kind: 'extended', requirementId: 'website', deadline: addDays(tuesday, 9) });
    expect(extendRequirement(applied(due, decision), { ...base, to: addDays(tuesday, 9) }, at(tuesday)).puts).toEqual([]);
  });
  it('extends from now when the deadline has passed', () => {
    const late = addDays(tuesday, 40);
    expect(extendRequirement(due, { ...base, to: addDays(late, 5) }, at(late)).result.deadline).toBe(addDays(late, 5));
  });
  it('goes on extending up to policy’s bound after the first due date; beyond it only a lead does', () => {
    let snapshot = due;
    const give = (to: string, more: object = {}) => extendRequirement(snapshot, { ...base, to, ...more }, at(tuesday));
    for (const days of [30, 60, 62]) {
      const policyAsOf = { ...base, to: addDays(tuesday, days) };
      snapshot = applied(snapshot, extendRequirement(snapshot, policyAsOf, at(addDays(tuesday, days - 3))));
    }
    expect(() => give(addDays(tuesday, 63))).toThrow(because('beyond-postponement', { wanted: ['lead'] }));
    expect(() => give(addDays(tuesday, 63), { roles: ['risk'] })).toThrow(addDays(tuesday, 62));
    expect(give(addDays(tuesday, 63), { roles: ['analyst', 'lead'] }).result.kind).toBe('extended');
  });
  it('cannot shorten it, go beyond policy, or extend what has no deadline', () => {
    expect(() => extend(tuesday)).toThrow(because('deadline-not-later'));
    expect(() => extend(addDays(tuesday, 33))).toThrow(because('deadline-too-late', { days: 30 }));
    expect(() => extend(addDays(tuesday, 9), { requirementId: 'open_ended' })).toThrow(because('no-deadline'));
  });
});
