import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../domain/calendar/add-days.ts';
import { MerchantClosed } from '../../../domain/errors.ts';
import { versioned } from '../../../domain/policy/version.ts';
import { approveMerchant } from '../../../domain/risk/approve-merchant.ts';
import { assess, bandOf } from '../../../domain/risk/assess.ts';
import { declineMerchant } from '../../../domain/risk/decline-merchant.ts';
import { fourEyesFor } from '../../../domain/risk/demand-four-eyes.ts';
import { gatherSignals, signalsOf } from '../../../domain/risk/gather-signals.ts';
import { requestInformation } from '../../../domain/risk/request-information.ts';
import { scoreRisk } from '../../../domain/risk/score-risk.ts';
import { sampleScreeningList } from '../../../domain/risk/screening-list.ts';
import type { Signals } from '../../../domain/risk/signals.ts';
import {
  aDecidedTask,
  aPolicy,
  applied,
  aRequirement,
  aStep,
  assessed,
  at,
  having,
  inStage,
  registered,
  shopId,
  tuesday,
} from '../given.ts';
import { lacking } from '../lacking.ts';
import { calm } from './calm.ts';

const later = addDays(tuesday, 1);
const step = (now = tuesday, lap = 0) => aStep('risk-check', now, lap);
const score = (signals: Partial<Signals>, snapshot = inStage('risk_check')) =>
  scoreRisk(snapshot, { ...step(), signals: { ...calm, ...signals } }, at(tuesday));
const review = (choice: string, more: object = {}) =>
  aDecidedTask('t-review', choice, {
    subjectKind: 'risk_review',
    run: step().run,
    decision: { choice, reason: 'looked at it', by: 'bia', at: later },
    ...more,
  });

describe('gathering the signals', () => {
  const gather = (data: Record<string, unknown> = {}, now = tuesday) =>
    signalsOf(inStage('risk_check', {}, registered(data)), at(now), sampleScreeningList);
  it('says how things stand and fixes the policy version of the run', () => {
    const decision = gatherSignals(inStage('risk_check'), step(), at(tuesday));
    expect(decision.result).toMatchObject({
      kind: 'gathered',
      policyVersion: versioned(aPolicy()).version,
      signals: { screening_level: 'none', mcc_risk: 'low', registry: 'not_applicable' },
    });
    expect([decision.puts, decision.timeline]).toEqual([[], []]);
  });
  it('weighs declared volume against the age of the company', () => {
    const young = gather({ companyRegisteredOn: '2018-02-04', declaredMonthlyVolumeMinor: 60_000_000 });
    expect(young).toMatchObject({ company_age_days: 30, volume_tier: 'high', volume_per_month_of_age_minor: 60_000_000 });
    expect(gather({ companyRegisteredOn: '2019-01-01' })).toMatchObject({
      company_age_days: 0,
      declared_volume_minor: null,
      volume_per_month_of_age_minor: null,
    });
    expect(gather({ declaredMonthlyVolumeMinor: 5 }).volume_per_month_of_age_minor).toBeNull();
  });
  it('screens the company and everyone in it, and looks at every country', () => {
    expect(gather({ persons: [{ name: 'Viktor Zhdanenko', roles: ['owner'], country: 'VN' }] })).toMatchObject({
      screening_level: 'probable',
      country_list: 'grey',
    });
    expect(gather({ persons: [{ name: 'Viktor Zhdanenka', roles: ['owner'] }] })).toMatchObject({ screening_level: 'possible' });
    expect(gather({ legalEntityType: 'individual', legalName: 'Ana', tradingName: 'Grey Heron Trading' }).screening_level).toBe(
      'probable',
    );
    expect(gather({ bankAccount: { country: 'IR', accountNumber: '12345678' } }).country_list).toBe('black');
  });
  it('knows what the register said and how often documents were refused', () => {
    const asked = (verificationStatus: 'verified' | 'failed', submissions: number) =>
      signalsOf(
        having(inStage('risk_check'), aRequirement('company_registration', { verificationStatus, submissions })),
        at(tuesday),
        sampleScreeningList,
      );
    expect(asked('verified', 0)).toMatchObject({ registry: 'confirmed', failed_submissions: 0 });
    expect(asked('failed', 4)).toMatchObject({ registry: 'unconfirmed', failed_submissions: 3 });
  });
});

describe('scoring the risk', () => {
  it('approves a calm merchant', () => {
    const decision = score({});
    expect(decision.result).toMatchObject({ kind: 'approve', score: 0, fourEyes: { required: false } });
    expect(decision.timeline[0]).toMatchObject({
      type: 'risk.assessed.v1',
      data: { outcome: 'approve', reasons: [], policyVersion: at(tuesday).policy.version },
    });
    expect(applied(inStage('risk_check'), decision).merchant.risk).toMatchObject({
      assessmentId: decision.result.assessmentId,
      rounds: 0,
    });
  });
  it('has a person look at any possible sanctions hit, by four eyes, however low the score', () => {
    const decision = score({ screening_level: 'possible', company_age_days: 5000 });
    expect(decision.result).toMatchObject({ kind: 'review', score: 25, fourEyes: { required: true } });
  });
  it('declines what may never be taken on', () => {
    expect(score({ country_list: 'black' }).result.kind).toBe('decline');
  });
  it('asks for information where a rule says what, and turns to a person when the rounds are used up', () => {
    const young: Partial<Signals> = { volume_tier: 'high', company_age_days: 30 };
    expect(score(young).result).toMatchObject({ kind: 'request_information', score: 35 });
    const tired = inStage('risk_check', {
      risk: {
        assessmentId: 'a',
        rounds: 2,
        fourEyes: { required: false, reasons: [] },
        score: 35,
        outcome: 'request_information',
        assessedAt: tuesday,
        reasons: [],
        requests: [],
      },
    });
    expect(score(young, tired).result.kind).toBe('review');
    expect(score({ registry: 'unconfirmed', mcc_risk: 'medium' }).result).toMatchObject({ kind: 'review', score: 35 });
  });
  it('refuses to score a merchant that has left', () => {
    expect(() => score({}, inStage('offboarded'))).toThrow(MerchantClosed);
  });
  it('leaves a score no band covers to a person', () => {
    expect(bandOf({ ...aPolicy().risk, bands: [{ outcome: 'approve', to: 1 }] }, 5)).toBe('review');
  });

  const anySignals = fc.record({
    ...Object.fromEntries(Object.entries(calm).map(([key, value]) => [key, fc.constant(value)])),
    screening_level: fc.constantFrom('none', 'possible', 'probable'),
    mcc_risk: fc.constantFrom('low', 'medium', 'high', 'prohibited', 'unknown'),
    country_list: fc.constantFrom('none', 'grey', 'black'),
    registry: fc.constantFrom('confirmed', 'unconfirmed', 'not_applicable'),
    company_age_days: fc.option(fc.nat(4000), { nil: null }),
    volume_tier: fc.constantFrom('low', 'mid', 'high'),
    email_disposable: fc.boolean(),
    website_present: fc.boolean(),
    failed_submissions: fc.nat(5),
  });
  const order = ['approve', 'request_information', 'review', 'decline'];
  it('law: a score is the sum of its contributions, and no rule’s floor is undercut', () => {
    fc.assert(
      fc.property(anySignals, (some) => {
        const { risk } = aPolicy();
        const signals = { ...calm, ...some } satisfies Signals;
        const result = assess(signals, risk, 0);
        expect(result.score).toBe(result.reasons.reduce((sum, one) => sum + one.contribution, 0));
        for (const { rule } of result.reasons) {
          const floor = risk.rules.find((one) => one.key === rule)?.atLeast ?? 'approve';
          expect(order.indexOf(result.outcome)).toBeGreaterThanOrEqual(order.indexOf(floor));
        }
      }),
    );
  });
});

describe('four eyes', () => {
  const policy = (change: (one: ReturnType<typeof aPolicy>) => void = () => undefined) => {
    const own = aPolicy();
    change(own);
    return versioned(own);
  };
  const { merchant } = registered();
  it('are asked for by score, volume, a screening hit or the queue, each with its reason', () => {
    expect(fourEyesFor(merchant, 10, calm, policy())).toEqual({ required: false, reasons: [], forced: false });
    expect(fourEyesFor(merchant, 70, calm, policy()).reasons).toEqual([
      { code: 'score-takes-two', about: { score: 70, least: 70 } },
    ]);
    expect(fourEyesFor({ ...merchant, declaredMonthlyVolumeMinor: 50_000_000 }, 0, calm, policy()).reasons[0]).toMatchObject({
      code: 'volume-takes-two',
      about: { volume: { minor: 50_000_000, currency: 'BRL' } },
    });
    expect(fourEyesFor({ ...merchant, currency: 'KWD', declaredMonthlyVolumeMinor: 1 }, 0, calm, policy()).reasons).toEqual([
      { code: 'volume-without-limit', about: { currency: 'KWD' } },
    ]);
    expect(fourEyesFor({ ...merchant, currency: 'KWD', declaredMonthlyVolumeMinor: 0 }, 0, calm, policy()).required).toBe(false);
    expect(fourEyesFor(merchant, 0, { ...calm, screening_level: 'possible' }, policy()).required).toBe(true);
    expect(
      fourEyesFor(
        merchant,
        0,
        calm,
        policy((one) => one.tasks.fourEyes.queues.push('risk_review')),
      ),
    ).toMatchObject({ required: true, forced: false });
  });
  it('bite by themselves: above the limit two people review it, whatever the score', () => {
    const rich = (more: object) => inStage('risk_check', more, registered({ declaredMonthlyVolumeMinor: 50_000_000 }));
    expect(score({}, rich({})).result).toMatchObject({ kind: 'review', score: 0, fourEyes: { required: true } });
    // what a rule asks for is asked first; once it is answered nothing but people approve
    const young: Partial<Signals> = { volume_tier: 'high', company_age_days: 30 };
    expect(score(young, rich({})).result).toMatchObject({ kind: 'request_information', score: 35 });
    const answered = rich({ risk: { ...assessed('request_information').merchant.risk, rounds: 2 } });
    expect(score(young, answered).result.kind).toBe('review');
    expect(score({ country_list: 'black' }, rich({})).result.kind).toBe('decline');
    const below = inStage('risk_check', {}, registered({ declaredMonthlyVolumeMinor: 49_999_999 }));
    expect(score({}, below).result).toMatchObject({ kind: 'approve', fourEyes: { required: false } });
    // in a currency without a limit nobody knows what it would be
    const abroad = inStage('risk_check', { currency: 'KWD', declaredMonthlyVolumeMinor: 1 });
    expect(score({}, abroad).result.kind).toBe('review');
  });
  it('are not asked for where policy names no limit', () => {
    const lax = policy((one) => {
      one.tasks.fourEyes.anyScreeningHit = false;
      one.tasks.fourEyes.declaredMonthlyVolumeAtLeastMinor = {};
    });
    expect(
      fourEyesFor({ ...merchant, declaredMonthlyVolumeMinor: 9e9 }, 0, { ...calm, screening_level: 'probable' }, lax).required,
    ).toBe(false);
  });
});

describe('requesting information', () => {
  const scored = () => applied(inStage('risk_check'), score({ volume_tier: 'high', company_age_days: 30 }));
  it('opens what the rules ask for, with a deadline, counts the round and starts the ladder', () => {
    const decision = requestInformation(scored(), step(later), at(later));
    const next = applied(scored(), decision);
    expect(decision.result.requirementIds).toEqual(['information:volume_evidence']);
    expect(next.requirements).toMatchObject([
      {
        dueStatus: 'currently_due',
        awaitingActionFrom: 'merchant',
        deadline: addDays(later, 10),
        errors: [{ code: 'information_requested' }],
      },
    ]);
    expect(next.merchant.risk?.rounds).toBe(1);
    expect(next.ladders.map((one) => one.stage)).toEqual(['risk_check']);
    const retry = requestInformation(next, step(later), at(later));
    expect([retry.puts, retry.result]).toEqual([[], decision.result]);
  });
  it('asks again for what was answered before', () => {
    const answered = having(
      scored(),
      aRequirement('information:volume_evidence', {
        dueStatus: 'satisfied',
        verificationStatus: 'verified',
        deadline: addDays(later, 3),
      }),
    );
    const next = applied(answered, requestInformation(answered, step(later, 1), at(later)));
    expect(next.requirements).toMatchObject([{ dueStatus: 'currently_due', deadline: addDays(later, 10) }]);
  });
  const asking = (items: string[], language = 'pt') =>
    review('request_information', {
      decision: {
        ...{ choice: 'request_information', reason: 'the owner is on a sanctions list', by: 'bia', at: later },
        message: { items, language },
      },
    });
  it('asks for what a reviewer chose from the catalogue; why the merchant is looked at is in none of it', () => {
    const reviewed = having(scored(), asking(['proof_of_address', 'volume_evidence'], 'es'));
    const decision = requestInformation(reviewed, step(later), at(later));
    const next = applied(reviewed, decision);
    expect(next.requirements).toMatchObject([
      {
        id: 'information:proof_of_address',
        language: 'es',
        errors: [{ remediation: expect.stringContaining('a bill or lease') }],
      },
      { id: 'information:volume_evidence', language: 'es' },
    ]);
    expect(JSON.stringify([next.requirements, decision.timeline])).not.toContain('sanctions list');
    const again = having(next, ...next.requirements.map((one) => ({ ...one, dueStatus: 'satisfied' as const })));
    expect(applied(again, requestInformation(again, step(later, 1), at(later))).requirements[0]).toMatchObject({
      ...{ dueStatus: 'currently_due', language: 'es' },
    });
  });
  it('works for a reviewer before any score was kept, and opens nothing where nobody asks', () => {
    const reviewed = having(inStage('risk_check'), asking(['proof_of_address']));
    expect(applied(reviewed, requestInformation(reviewed, step(later), at(later))).merchant.risk).toBeUndefined();
    const nobody = [inStage('risk_check'), assessed('review'), having(scored(), review('approve'))];
    for (const snapshot of nobody)
      expect(() => requestInformation(snapshot, step(later), at(later))).toThrow(lacking('nothing-asked-for'));
  });
});

describe('the verdict', () => {
  const scored = () => applied(inStage('risk_check'), score({ mcc_risk: 'high' }));
  const calmly = () => applied(inStage('risk_check'), score({}));
  it('approves by score, and says so', () => {
    const decision = approveMerchant(calmly(), step(later), at(later));
    expect(decision.timeline).toMatchObject([{ type: 'merchant.approved.v1', data: { by: 'score' }, actor: { kind: 'system' } }]);
    const approved = applied(calmly(), decision);
    expect(approved.merchant).toMatchObject({ lifecycleStage: 'activation', approvedAt: later, complianceStatus: 'compliant' });
    expect(approveMerchant(approved, step(later), at(later)).puts).toEqual([]);
  });
  it('approves by a person, the latest who decided, and stops the ladder', () => {
    const message = { items: ['proof_of_address'], language: 'pt' };
    const first = { choice: 'request_information', reason: 'looked at it', by: 'bia', at: later, message };
    const asking = having(scored(), review('request_information', { decision: first }));
    const asked = applied(scored(), requestInformation(asking, step(later), at(later)));
    const other = aDecidedTask('t-2', 'approve', {
      subjectKind: 'risk_review',
      run: step().run,
      decision: { choice: 'approve', reason: 'all fine', by: 'caio', at: addDays(later, 1) },
    });
    const both = having(asked, review('request_information'), other);
    const decision = approveMerchant(both, step(addDays(later, 1)), at(addDays(later, 1)));
    expect(decision.timeline).toMatchObject([
      { reason: 'all fine', actor: { kind: 'person', id: 'caio' }, data: { by: 'person' } },
    ]);
    expect(applied(both, decision).ladders).toMatchObject([{ status: 'stopped', stopReason: 'approved' }]);
    expect(
      applied(
        both,
        approveMerchant(
          having(both, { ...other, id: 't-0', decision: { ...other.decision, by: 'early', at: later } }),
          step(),
          at(later),
        ),
      ).merchant.approvedAt,
    ).toBe(later);
  });
  it('is not of a review from before the last assessment', () => {
    const stale = having(
      calmly(),
      review('approve', { decision: { choice: 'approve', reason: 'old', by: 'bia', at: addDays(tuesday, -1) } }),
    );
    expect(approveMerchant(stale, step(later), at(later)).timeline[0]?.actor.kind).toBe('system');
  });
  it('declines with every reason, for ever', () => {
    const listed = () => applied(inStage('risk_check'), score({ country_list: 'black' }));
    const decision = declineMerchant(listed(), step(later), at(later));
    expect(decision.timeline).toMatchObject([
      {
        type: 'merchant.declined.v1',
        data: { reasons: [{ rule: 'country_black', contribution: 100 }] },
      },
      { type: 'letter.requested.v1', data: { template: 'application_declined' } },
    ]);
    const gone = applied(listed(), decision);
    // who is told why it was looked at is tipped off
    expect(JSON.stringify(gone.nudges)).not.toMatch(/FATF|black|sanction/i);
    expect(gone.merchant).toMatchObject({ lifecycleStage: 'offboarded', declinedAt: later, complianceStatus: 'non_compliant' });
    expect(declineMerchant(gone, step(later), at(later)).puts).toEqual([]);
    expect(() => declineMerchant(gone, step(), at(addDays(later, 1)))).toThrow(MerchantClosed);
  });
  it('declines by a person, or without a reason, and says so', () => {
    expect(declineMerchant(having(scored(), review('decline')), step(later), at(later)).timeline[0]).toMatchObject({
      reason: 'looked at it',
      actor: { id: 'bia' },
      data: { by: 'person' },
    });
    expect(declineMerchant(having(scored(), review('decline')), step(later), at(later)).timeline[1]).toMatchObject({
      type: 'letter.requested.v1',
      actor: { kind: 'person', id: 'bia' },
    });
    expect(declineMerchant(assessed('decline'), step(later), at(later)).timeline[0]).not.toHaveProperty('reason');
    expect(shopId).toMatch(/^m_/);
  });
});

describe('a step that acts on a verdict', () => {
  const two = { fourEyes: { required: true, reasons: ['heavy'] } };
  const approvals = (...by: string[]) => by.map((who) => ({ choice: 'approve', reason: 'fine', by: who, at: later }));
  it('asks who decided it, whatever started its run', () => {
    const refused = (snapshot: Parameters<typeof approveMerchant>[0], said: unknown) =>
      expect(() => approveMerchant(snapshot, step(later), at(later))).toThrow(said);
    refused(inStage('onboarding'), 'is in onboarding; approve-merchant is decided in risk_check only');
    refused(inStage('risk_check'), lacking('never-assessed'));
    refused(assessed('review'), lacking('assessed-otherwise', { outcome: 'review' }));
    refused(
      having(assessed('review'), review('decline')),
      lacking('decided-otherwise', { task: expect.any(String), choice: 'decline' }),
    );
    expect(() => declineMerchant(assessed('approve'), step(later), at(later))).toThrow(
      lacking('assessed-otherwise', { outcome: 'approve' }),
    );
    expect(() => declineMerchant(inStage('activation'), step(later), at(later))).toThrow('is in activation');
    expect(() => scoreRisk(inStage('onboarding'), { ...step(), signals: calm }, at(tuesday))).toThrow('is in onboarding');
    expect(() => requestInformation(inStage('activation'), step(later), at(later))).toThrow('is in activation');
  });
  it('declines by people’s decision where nothing was assessed', () => {
    const decision = declineMerchant(having(inStage('risk_check'), review('decline')), step(later), at(later));
    expect(decision.timeline[0]).toMatchObject({ reason: 'looked at it', data: { reasons: [] } });
  });
  it('does what it did before when it is tried again, and believes nobody that it was', () => {
    const done = inStage('activation', { approvedAt: later });
    expect(approveMerchant(done, step(later), at(later))).toMatchObject({ result: { kind: 'approved' }, puts: [] });
    expect(() => approveMerchant(inStage('care'), step(later), at(later))).toThrow('is in care');
  });
  it('counts the people behind a decision that takes two', () => {
    const decide = (snapshot: ReturnType<typeof assessed>, ...by: string[]) =>
      approveMerchant(having(snapshot, review('approve', { ...two, approvals: approvals(...by) })), step(later), at(later));
    expect(() => decide(assessed('review'), 'bia')).toThrow(lacking('second-approval', { task: expect.any(String) }));
    expect(() => decide(assessed('review'), 'BIA', 'b\u200bia')).toThrow(
      lacking('second-approval', { task: expect.any(String) }),
    );
    expect(decide(assessed('review'), 'leo', 'bia').result.kind).toBe('approved');
    // what the assessment asked for stands, whatever the task was opened with
    const heavy = having(assessed('review', two), review('approve', { approvals: approvals('bia') }));
    expect(() => approveMerchant(heavy, step(later), at(later))).toThrow(
      lacking('second-approval', { task: expect.any(String) }),
    );
  });
});
