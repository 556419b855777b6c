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
  at,
  having,
  inStage,
  registered,
  shopId,
  tuesday,
} from '../given.ts';
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
    expect(fourEyesFor(merchant, 10, calm, policy())).toEqual({ required: false, reasons: [] });
    expect(fourEyesFor(merchant, 70, calm, policy()).reasons).toEqual(['risk score 70 is at least 70']);
    expect(fourEyesFor({ ...merchant, declaredMonthlyVolumeMinor: 50_000_000 }, 0, calm, policy()).reasons[0]).toContain(
      'minor units of BRL',
    );
    expect(fourEyesFor({ ...merchant, currency: 'KWD', declaredMonthlyVolumeMinor: 1 }, 0, calm, policy()).reasons).toEqual([
      'a monthly volume was declared in KWD, for which policy has no limit',
    ]);
    expect(fourEyesFor({ ...merchant, currency: 'KWD', declaredMonthlyVolumeMinor: 0 }, 0, calm, policy()).required).toBe(false);
    expect(fourEyesFor(merchant, 0, { ...calm, screening_level: 'possible' }, policy()).required).toBe(true);
    expect(
      fourEyesFor(
        merchant,
        0,
        calm,
        policy((one) => one.tasks.fourEyes.queues.push('risk_review')),
      ).required,
    ).toBe(true);
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
  it('asks in the reviewer’s words', () => {
    const reviewed = having(scored(), review('request_information'));
    const next = applied(reviewed, requestInformation(reviewed, step(later), at(later)));
    expect(next.requirements).toMatchObject([{ id: 'information:review-t-review', errors: [{ remediation: 'looked at it' }] }]);
  });
  it('works for a reviewer before any score was kept, and opens nothing where nobody asks', () => {
    const reviewed = having(inStage('risk_check'), review('request_information'));
    expect(applied(reviewed, requestInformation(reviewed, step(later), at(later))).merchant.risk).toBeUndefined();
    expect(requestInformation(inStage('risk_check'), step(later), at(later)).puts).toEqual([]);
  });
});

describe('the verdict', () => {
  const scored = () => applied(inStage('risk_check'), score({ mcc_risk: 'high' }));
  it('approves by score, and says so', () => {
    const decision = approveMerchant(scored(), step(later), at(later));
    expect(decision.timeline).toMatchObject([{ type: 'merchant.approved.v1', data: { by: 'score' }, actor: { kind: 'system' } }]);
    const approved = applied(scored(), decision);
    expect(approved.merchant).toMatchObject({ lifecycleStage: 'activation', approvedAt: later, complianceStatus: 'compliant' });
    expect(approveMerchant(approved, step(later), at(later)).puts).toEqual([]);
  });
  it('approves by a person, the latest who decided, and stops the ladder', () => {
    const asked = applied(scored(), requestInformation(having(scored(), review('request_information')), step(later), at(later)));
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
      scored(),
      review('approve', { decision: { choice: 'approve', reason: 'old', by: 'bia', at: addDays(tuesday, -1) } }),
    );
    expect(approveMerchant(stale, step(later), at(later)).timeline[0]?.actor.kind).toBe('system');
  });
  it('declines with every reason, for ever', () => {
    const decision = declineMerchant(scored(), step(later), at(later));
    expect(decision.timeline).toMatchObject([
      {
        type: 'merchant.declined.v1',
        reason: 'The line of business is high risk to the card schemes',
        data: { reasons: [{ rule: 'mcc_high', contribution: 30 }] },
      },
    ]);
    const gone = applied(scored(), decision);
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
    expect(declineMerchant(inStage('risk_check'), step(later), at(later)).timeline[0]?.reason).toBe(
      'declined without a reason given',
    );
    expect(shopId).toMatch(/^m_/);
  });
});
