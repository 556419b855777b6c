import { describe, expect, it } from 'vitest';
import { checkPolicy } from '../../../domain/check-policy/check-policy.ts';
import { readPolicy } from '../../../domain/check-policy/read-policy.ts';
import { canonical } from '../../../domain/policy/canonical.ts';
import { calendarOf, segmentOf, volumeTierOf } from '../../../domain/policy/lookup.ts';
import type { PolicyDocument } from '../../../domain/policy/policy-schema.ts';
import { policyVersion, versioned } from '../../../domain/policy/version.ts';
import { aPolicy } from '../given.ts';

type Change = (policy: PolicyDocument) => void;
const fields = (change: Change): readonly string[] => {
  const policy = aPolicy();
  change(policy);
  const found = checkPolicy(policy);
  for (const one of found) expect([one.message.length, one.remedy.length]).not.toContain(0);
  return found.map((one) => one.field);
};
/** the one at the index, so that a change says what it changes */
const pick = <One>(of: readonly One[], index: number): One => {
  const one = of[index];
  if (one === undefined) throw new Error(`nothing at ${index}`);
  return one;
};
const rule = (policy: PolicyDocument) => pick(policy.risk.rules, 0);

describe('a policy that holds together', () => {
  it('is the default one', () => {
    expect(readPolicy(aPolicy())).toMatchObject({ ok: true, policy: { version: expect.stringMatching(/^p_[0-9a-f]{16}$/) } });
  });
  it('has a version that follows from its content alone', () => {
    const { title, ...rest } = aPolicy();
    expect(policyVersion({ ...rest, title })).toBe(policyVersion(aPolicy()));
    expect(policyVersion({ ...aPolicy(), title: 'other' })).not.toBe(policyVersion(aPolicy()));
    expect(canonical({ b: [1, null], a: undefined, c: 'x' })).toBe('{"b":[1,null],"c":"x"}');
    expect(canonical(undefined)).toBe('null');
  });
});

describe('quiet hours', () => {
  it.each([
    ['00:00', '00:00'],
    ['24:00', '08:00'],
    ['20:00', '08:00'],
    ['13:00', '12:00'],
    ['00:00', '23:00'],
  ])('from %s to %s leave time to send in', (from, to) => {
    const policy = aPolicy();
    policy.nudges.quietHours = { from, to };
    expect(readPolicy(policy).ok).toBe(true);
  });
});

describe('a policy that contradicts itself', () => {
  it.each<[string, Change, readonly string[]]>([
    [
      'bands that overlap',
      (one) => {
        pick(one.risk.bands, 1).from = 20;
      },
      ['risk.bands.1.from'],
    ],
    [
      'a night of 24 hours',
      (one) => {
        one.nudges.quietHours = { from: '00:00', to: '24:00' };
      },
      ['nudges.quietHours'],
    ],
    [
      'a day of half an hour',
      (one) => {
        one.nudges.quietHours = { from: '12:30', to: '12:00' };
      },
      ['nudges.quietHours'],
    ],
    [
      'bands with a gap',
      (one) => {
        pick(one.risk.bands, 1).from = 35;
      },
      ['risk.bands.1.from'],
    ],
    [
      'a lowest band that begins somewhere',
      (one) => {
        pick(one.risk.bands, 0).from = 0;
      },
      ['risk.bands.0.from'],
    ],
    [
      'a highest band that ends somewhere',
      (one) => {
        pick(one.risk.bands, 3).to = 900;
      },
      ['risk.bands.3.to'],
    ],
    [
      'a band that is empty',
      (one) => {
        one.risk.bands = [
          { outcome: 'approve', to: 10 },
          { outcome: 'review', from: 10, to: 10 },
          { outcome: 'decline', from: 10 },
        ];
      },
      ['risk.bands.1.to'],
    ],
    [
      'two bands for everything',
      (one) => {
        one.risk.bands = [{ outcome: 'approve' }, { outcome: 'decline' }];
      },
      ['risk.bands.1.from'],
    ],
    [
      'rungs that do not ascend',
      (one) => {
        pick(pick(one.nudges.ladders, 0).rungs, 1).afterWorkingDays = 2;
      },
      ['nudges.ladders.0.rungs.1.afterWorkingDays'],
    ],
    [
      'a rung before the stall',
      (one) => {
        pick(one.nudges.ladders, 0).stalledAfterWorkingDays = 3;
      },
      ['nudges.ladders.0.rungs.0.afterWorkingDays'],
    ],
    [
      'a ladder without rungs is left to the schema',
      (one) => {
        pick(one.nudges.ladders, 0).rungs = [];
      },
      [],
    ],
    [
      'two ladders of a stage',
      (one) => {
        pick(one.nudges.ladders, 1).stage = 'onboarding';
      },
      ['nudges.ladders.1.stage'],
    ],
    [
      'a ladder behind one for more merchants',
      (one) => {
        const own = structuredClone(pick(one.nudges.ladders, 0));
        own.applies = { segments: ['key'], pspClients: ['marketplace'] };
        const ofClient = { ...own, applies: { segments: [], pspClients: ['marketplace', 'direct'] } };
        one.nudges.ladders.unshift(ofClient, own);
      },
      ['nudges.ladders.1.stage'],
    ],
    [
      'a stage with a ladder for some merchants only',
      (one) => {
        pick(one.nudges.ladders, 0).applies = { segments: ['key'], pspClients: [] };
      },
      ['nudges.ladders.0.applies'],
    ],
    [
      'a ladder of a segment and of a client before the one for all',
      (one) => {
        const own = structuredClone(pick(one.nudges.ladders, 0));
        one.nudges.ladders.unshift(
          { ...own, applies: { segments: ['key'], pspClients: [] } },
          { ...own, applies: { segments: [], pspClients: ['marketplace'] } },
        );
      },
      [],
    ],
    [
      'dormant in onboarding',
      (one) => pick(one.nudges.ladders, 0).rungs.push({ kind: 'dormant', afterWorkingDays: 99 }),
      ['nudges.ladders.0.rungs.5.kind'],
    ],
    [
      'a rung after dormant',
      (one) => pick(one.nudges.ladders, 2).rungs.push({ kind: 'task', afterWorkingDays: 99, queue: 'leads' }),
      ['nudges.ladders.2.rungs.5.kind'],
    ],
    [
      'a text nobody wrote',
      (one) => {
        pick(one.nudges.ladders, 0).rungs[0] = { kind: 'nudge', afterWorkingDays: 2, channel: 'email', template: 'poem' };
      },
      ['nudges.ladders.0.rungs.0.template'],
    ],
    [
      'a cap that undoes another',
      (one) => {
        one.nudges.caps = [
          { days: 30, nudges: 1 },
          { days: 7, nudges: 2 },
        ];
      },
      ['nudges.caps.0.nudges'],
    ],
    [
      'two caps of a window',
      (one) => {
        one.nudges.caps = [
          { days: 7, nudges: 1 },
          { days: 7, nudges: 2 },
        ];
      },
      ['nudges.caps.1.days'],
    ],
    [
      'an unknown queue on a rung',
      (one) => {
        pick(one.nudges.ladders, 0).rungs[4] = { kind: 'task', afterWorkingDays: 18, queue: 'nobody' };
      },
      ['nudges.ladders.0.rungs.4.queue'],
    ],
    [
      'an unknown queue to escalate to',
      (one) => {
        pick(one.tasks.queues, 0).escalatesTo = 'nobody';
      },
      ['tasks.queues.0.escalatesTo'],
    ],
    [
      'queues that escalate to one another, round and round, and one that leads into the round but is none of it',
      (one) => {
        const [first, second, third] = [pick(one.tasks.queues, 0), pick(one.tasks.queues, 1), pick(one.tasks.queues, 2)];
        first.escalatesTo = second.key;
        second.escalatesTo = first.key;
        third.escalatesTo = first.key;
      },
      ['tasks.queues.0.escalatesTo', 'tasks.queues.1.escalatesTo'],
    ],
    [
      'a queue that escalates to itself',
      (one) => {
        pick(one.tasks.queues, 0).escalatesTo = 'onboarding_deadlines';
      },
      ['tasks.queues.0.escalatesTo'],
    ],
    [
      'a queue of no calendar',
      (one) => {
        pick(one.tasks.queues, 0).calendar = 'mars';
      },
      ['tasks.queues.0.calendar'],
    ],
    [
      'the same queue twice',
      (one) => {
        pick(one.tasks.queues, 1).key = 'onboarding_deadlines';
      },
      ['tasks.queues.1.key', 'nudges.ladders.0.rungs.3.queue', 'nudges.ladders.1.rungs.2.queue'],
    ],
    [
      'routing to nowhere',
      (one) => {
        one.tasks.routing.careCritical = 'nobody';
      },
      ['tasks.routing.careCritical'],
    ],
    [
      'a review queue that cannot decline',
      (one) => {
        pick(one.tasks.queues, 3).choices = ['approve'];
      },
      ['tasks.routing.riskReview'],
    ],
    ['four eyes in no queue', (one) => one.tasks.fourEyes.queues.push('nobody'), ['tasks.fourEyes.queues.0']],
    [
      'a limit in no queue, twice for a stage',
      (one) => one.ourMoveLimits.push({ stage: 'onboarding', workingDays: 1, queue: 'nobody' }),
      ['ourMoveLimits.3.queue', 'ourMoveLimits.3.stage'],
    ],
    [
      "a provider's limit in no queue, twice for a stage",
      (one) => one.providerMoveLimits.push({ stage: 'activation', workingDays: 1, queue: 'nobody' }),
      ['providerMoveLimits.2.queue', 'providerMoveLimits.2.stage'],
    ],
    [
      'an unknown holiday country',
      (one) => {
        pick(Object.values(one.calendars), 0).holidayCountry = 'XX';
      },
      ['calendars.br.holidayCountry'],
    ],
    [
      'a desk that closes before it opens',
      (one) => {
        pick(Object.values(one.calendars), 0).closes = '08:00';
      },
      ['calendars.br.closes'],
    ],
    [
      'a merchant calendar that is none',
      (one) => {
        one.merchantCalendars['BR'] = 'mars';
      },
      ['merchantCalendars.BR'],
    ],
    [
      'a country that is none',
      (one) => {
        one.merchantCalendars['Brazil'] = 'br';
      },
      ['merchantCalendars.Brazil'],
    ],
    [
      'no default calendar',
      (one) => {
        delete one.merchantCalendars['default'];
      },
      ['merchantCalendars.default'],
    ],
    [
      'a deadline before its reminder',
      (one) => {
        pick(one.requirements.catalogue, 0).deadlineDays = 3;
      },
      ['requirements.catalogue.0.deadlineDays'],
    ],
    [
      'a correction deadline before its reminder',
      (one) => {
        one.requirements.correctionDeadlineDays = 4;
      },
      ['requirements.correctionDeadlineDays'],
    ],
    [
      'the same requirement twice',
      (one) => one.requirements.catalogue.push(pick(one.requirements.catalogue, 0)),
      ['requirements.catalogue.19.key'],
    ],
    [
      'a key of the playbooks',
      (one) => {
        pick(one.requirements.catalogue, 0).key = 'information';
      },
      ['requirements.catalogue.0.key'],
    ],
    [
      'an unknown volume tier',
      (one) => pick(one.requirements.catalogue, 0).applies.volumeTiers.push('huge'),
      ['requirements.catalogue.0.applies.volumeTiers.0'],
    ],
    [
      'the same tier twice',
      (one) => {
        pick(one.requirements.volumeTiers, 1).key = 'low';
      },
      ['requirements.volumeTiers.1.key'],
    ],
    [
      'roles where no person is meant',
      (one) => pick(one.requirements.catalogue, 0).applies.personRoles.push('owner'),
      ['requirements.catalogue.0.applies.personRoles'],
    ],
    [
      '{method} where no method is meant',
      (one) => pick(one.requirements.catalogue, 0).restricts.push('{method}_payments'),
      ['requirements.catalogue.0.restricts'],
    ],
    [
      'a stage that opens nothing',
      (one) => {
        pick(one.requirements.catalogue, 0).dueIn = 'care';
      },
      ['requirements.catalogue.0.dueIn'],
    ],
    [
      'an unknown signal',
      (one) => {
        rule(one).when = { op: 'known', fact: 'shoe_size' };
      },
      ['risk.rules.0.when.fact'],
    ],
    [
      'a value a signal never has',
      (one) => {
        rule(one).when = { op: 'ne', fact: 'mcc_risk', value: 'hgih' };
      },
      ['risk.rules.0.when.value'],
    ],
    [
      'one of several such values',
      (one) => {
        rule(one).when = { op: 'in', fact: 'mcc_risk', values: ['high', 'hgih'] };
      },
      ['risk.rules.0.when.values.1'],
    ],
    [
      'a comparison of what is no number',
      (one) => {
        rule(one).when = { op: 'not', of: { op: 'gt', fact: 'mcc_risk', value: 1 } };
      },
      ['risk.rules.0.when.of.fact'],
    ],
    [
      'a range of what is no number, the wrong way round',
      (one) => {
        rule(one).when = { op: 'any', of: [{ op: 'between', fact: 'mcc_risk', from: 2, to: 1 }] };
      },
      ['risk.rules.0.when.of.0.fact', 'risk.rules.0.when.of.0.to'],
    ],
    [
      'nothing at all in a good range',
      (one) => {
        rule(one).when = {
          op: 'all',
          of: [
            { op: 'between', fact: 'company_age_days', from: 1, to: 2 },
            { op: 'lte', fact: 'screening_best', value: 1 },
            { op: 'gte', fact: 'screening_best', value: 1 },
            { op: 'not_in', fact: 'mcc_risk', values: ['low'] },
            { op: 'known', fact: 'company_age_days' },
          ],
        };
      },
      [],
    ],
    ['the same rule twice', (one) => one.risk.rules.push(rule(one)), ['risk.rules.17.key']],
    [
      'asking for information nobody names',
      (one) => {
        one.risk.rules = one.risk.rules.map(({ request: _request, ...rest }) => rest);
      },
      ['risk.bands.1.outcome'],
    ],
    [
      'a possible hit above a probable one',
      (one) => {
        one.risk.screening.possibleFrom = 99;
      },
      ['risk.screening.possibleFrom'],
    ],
    ['the same milestone twice', (one) => one.care.milestones.push(pick(one.care.milestones, 0)), ['care.milestones.5.key']],
    [
      'a tpv milestone without an amount',
      (one) => one.care.milestones.push({ key: 'x', of: 'tpv' }),
      ['care.milestones.5.amountMinor'],
    ],
    [
      'a count milestone without a count',
      (one) => one.care.milestones.push({ key: 'x', of: 'count' }),
      ['care.milestones.5.count'],
    ],
    [
      'check-ins out of order',
      (one) => {
        one.care.checkInDays = [30, 7, 90];
      },
      ['care.checkInDays.1'],
    ],
    ['a rating on no check-in day', (one) => one.care.csat.offerAtCheckInDays.push(8), ['care.csat.offerAtCheckInDays.2']],
    [
      'weights that are not one together',
      (one) => {
        one.care.health.weights.cases = 0.2;
      },
      ['care.health.weights'],
    ],
    [
      'at risk above healthy',
      (one) => {
        one.care.health.atRiskFrom = 65;
      },
      ['care.health.atRiskFrom'],
    ],
    [
      'a currency that is none',
      (one) => {
        one.care.referral.rewardMinor['XQX'] = 1;
      },
      ['care.referral.rewardMinor.XQX'],
    ],
    [
      'a tier without a floor in a currency',
      (one) => {
        delete pick(one.segments, 1).fromMinor['BRL'];
      },
      ['segments.1.fromMinor.BRL'],
    ],
    [
      'tiers that do not ascend',
      (one) => {
        pick(one.segments, 1).fromMinor['BRL'] = 0;
      },
      ['segments.1.fromMinor.BRL'],
    ],
    [
      'a first tier that does not begin at nothing',
      (one) => {
        pick(one.segments, 0).fromMinor['BRL'] = 1;
      },
      ['segments.0.fromMinor.BRL'],
    ],
    [
      'no segments at all is left to the schema',
      (one) => {
        one.segments = [];
      },
      [],
    ],
  ])('%s: the field is named', (_what, change, expected) => {
    expect(fields(change)).toEqual(expected);
  });
  it('is not read with spans nobody waits for', () => {
    const policy = aPolicy();
    policy.requirements.correctionDeadlineDays = 1e9;
    pick(policy.tasks.queues, 0).slaHours = 1e9;
    const found = readPolicy(policy);
    expect(found.ok ? [] : found.findings.map(({ field }) => field)).toEqual([
      'requirements.correctionDeadlineDays',
      'tasks.queues.0.slaHours',
    ]);
  });
  it('is not read, with its findings; nor is what is no policy', () => {
    const policy = aPolicy();
    policy.tasks.routing.overdue = 'nobody';
    expect(readPolicy(policy)).toMatchObject({
      ok: false,
      findings: [{ field: 'tasks.routing.overdue', remedy: expect.stringContaining('leads') }],
    });
    expect(readPolicy({ ...aPolicy(), nudges: { ...aPolicy().nudges, holdOutPercent: 120 } })).toMatchObject({
      ok: false,
      findings: [{ field: 'nudges.holdOutPercent' }],
    });
    expect(readPolicy(null)).toMatchObject({ ok: false, findings: [{ field: 'policy' }] });
  });
});

describe('what policy says of a volume', () => {
  const policy = versioned(aPolicy());
  it('is the last tier and segment whose floor it reaches', () => {
    expect([0, 4_999_999, 5_000_000, 50_000_000].map((one) => volumeTierOf(policy, 'BRL', one))).toEqual([
      'low',
      'low',
      'mid',
      'high',
    ]);
    expect([volumeTierOf(policy, 'BRL'), segmentOf(policy, 'BRL'), segmentOf(policy, 'EUR', 20_000_000)]).toEqual([
      'low',
      'long_tail',
      'key',
    ]);
  });
  it('is the highest where policy has no floors in the currency, and none where policy has no tiers', () => {
    expect(volumeTierOf(policy, 'JPY', 9e9)).toBe('high');
    expect([volumeTierOf(policy, 'JPY'), segmentOf({ ...policy, segments: [] }, 'BRL', 1)]).toEqual(['low', 'long_tail']);
    expect(volumeTierOf({ ...policy, requirements: { ...policy.requirements, volumeTiers: [] } }, 'BRL', 1)).toBe('none');
  });
  it('and of a country is its calendar, or the default', () => {
    expect([calendarOf(policy, 'BR').holidayCountry, calendarOf(policy, 'SE').holidayCountry]).toEqual(['BR', 'GB']);
    expect(() => calendarOf({ ...policy, merchantCalendars: {} }, 'SE')).toThrow('add one to the policy');
  });
});

it('holds together without prices, and with a queue that works in the calendar of the merchant’s country', () => {
  const { pricing: _none, ...policy } = aPolicy();
  expect(checkPolicy(policy)).toEqual([]);
});

it('has one ceiling of a country, a plan and a day: two could not both hold', () => {
  const policy = aPolicy();
  const line = { countries: ['FR', 'DE'], plan: 'any', from: '2026-01-01', most: 0, source: 'a law' };
  const twice = {
    ...policy,
    pricing: {
      ...policy.pricing!,
      shareCeilings: [line, { ...line, from: '2027-01-01' }, { ...line, countries: ['ES', 'DE', 'ES'], most: 5 }],
    },
  };
  expect(checkPolicy(twice).map(({ field }) => field)).toEqual([
    'pricing.shareCeilings.2.countries',
    'pricing.shareCeilings.2.countries',
  ]);
});

it('mails colleagues by a calendar it has', () => {
  const policy = aPolicy();
  const other = { ...policy, tasks: { ...policy.tasks, digest: { calendar: 'mars', at: '08:30' } } };
  expect(checkPolicy(other).map(({ field, about }) => [field, about])).toEqual([
    ['tasks.digest.calendar', { what: 'calendar', name: 'mars', known: Object.keys(policy.calendars) }],
  ]);
  expect(checkPolicy({ ...policy, tasks: { ...policy.tasks, digest: undefined } })).toEqual([]);
});
