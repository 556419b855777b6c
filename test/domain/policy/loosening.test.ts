import { describe, expect, it } from 'vitest';
import { loosened } from '../../../domain/policy/loosening/loosened.ts';
import type { PolicyDocument } from '../../../domain/policy/policy-schema.ts';
import { aPolicy } from '../given.ts';

type Change = (policy: PolicyDocument) => unknown;
const pick = <One>(of: readonly One[], index = 0): One => {
  const one = of[index];
  if (one === undefined) throw new Error(`nothing at ${index}`);
  return one;
};
const named = <One extends { readonly key: string }>(of: readonly One[], key: string): One =>
  pick(of.filter((one) => one.key === key));
const rule = (policy: PolicyDocument, key: string) => named(policy.risk.rules, key);
const changes = (policy: PolicyDocument) => {
  if (policy.accountChanges === undefined) throw new Error('no changes are taken');
  return policy.accountChanges;
};
const entry = (policy: PolicyDocument, key: string) => named(policy.requirements.catalogue, key);
const changed = (change: Change, base: PolicyDocument = aPolicy()): PolicyDocument => {
  const policy = structuredClone(base);
  change(policy);
  return policy;
};
const two = 'tasks.fourEyes.declaredMonthlyVolumeAtLeastMinor';
const doc = 'requirements.catalogue.company_registration';

/** each change lets something through that was held back; undone, it holds back more */
const looser: readonly (readonly [string, Change, readonly string[]])[] = [
  ['a queue decided by one instead of two', (one) => one.tasks.fourEyes.queues.pop(), ['tasks.fourEyes.queues.leads']],
  [
    'a higher volume for two people to agree a price',
    (one) => Object.assign(one.pricing?.twoFromMinor ?? {}, { BRL: 9e9 }),
    ['pricing.twoFromMinor.BRL'],
  ],
  ['a higher score for two people', (one) => (one.tasks.fourEyes.riskScoreAtLeast += 1), ['tasks.fourEyes.riskScoreAtLeast']],
  [
    'a higher volume for two people',
    (one) => (one.tasks.fourEyes.declaredMonthlyVolumeAtLeastMinor['BRL'] = 9e9),
    [`${two}.BRL`],
  ],
  ['a screening hit for one person', (one) => (one.tasks.fourEyes.anyScreeningHit = false), ['tasks.fourEyes.anyScreeningHit']],
  [
    'a queue that may waive',
    (one) => named(one.tasks.queues, 'leads').choices.push('waive'),
    ['tasks.queues.leads.choices.waive'],
  ],
  ['younger contacts called back', (one) => changes(one).contactAgeDays--, ['accountChanges.contactAgeDays']],
  ['contacts forgotten sooner', (one) => changes(one).formerContactDays--, ['accountChanges.formerContactDays']],
  ['a shorter cooling-off', (one) => changes(one).coolingOffWorkingDays--, ['accountChanges.coolingOffWorkingDays']],
  ['a shorter long one', (one) => changes(one).longCoolingOffWorkingDays--, ['accountChanges.longCoolingOffWorkingDays']],
  ['a long one from more points', (one) => changes(one).longFromScore++, ['accountChanges.longFromScore']],
  ['a change without a document', (one) => changes(one).evidenceFor.pop(), ['accountChanges.evidenceFor.address']],
  ['a milder red flag', (one) => changes(one).flags.urgent--, ['accountChanges.flags.urgent']],
  ['larger payouts', (one) => (changes(one).largePayoutMinor['EUR'] = 9e9), ['accountChanges.largePayoutMinor.EUR']],
  ['payouts of any size', (one) => delete changes(one).largePayoutMinor['EUR'], ['accountChanges.largePayoutMinor.EUR']],
  [
    'payouts that go on while the old account is closed',
    (one) => (changes(one).holdWhenOldAccountClosed = false),
    ['accountChanges.holdWhenOldAccountClosed'],
  ],
  ['longer snoozes of tasks', (one) => (one.tasks.maximumSnoozeDays += 1), ['tasks.maximumSnoozeDays']],
  ['longer snoozes of merchants', (one) => (one.nudges.maximumSnoozeDays += 1), ['nudges.maximumSnoozeDays']],
  ['fewer points', (one) => (rule(one, 'mcc_high').points -= 1), ['risk.rules.mcc_high']],
  ['a rule that no longer reviews', (one) => delete rule(one, 'sanctions_possible').atLeast, ['risk.rules.sanctions_possible']],
  [
    'a rule that reviews instead of declining',
    (one) => (rule(one, 'country_black').atLeast = 'review'),
    ['risk.rules.country_black'],
  ],
  [
    'a new rule that takes points away',
    (one) => one.risk.rules.push({ ...rule(one, 'mcc_high'), key: 'friend', points: -50 }),
    ['risk.rules.friend'],
  ],
  ['a rule less', (one) => one.risk.rules.splice(one.risk.rules.indexOf(rule(one, 'mcc_high')), 1), ['risk.rules.mcc_high']],
  [
    'a wider band of approval',
    (one) => {
      pick(one.risk.bands).to = 35;
      pick(one.risk.bands, 1).from = 35;
    },
    ['risk.bands'],
  ],
  ['a later possible hit', (one) => (one.risk.screening.possibleFrom += 1), ['risk.screening.possibleFrom']],
  ['a later probable hit', (one) => (one.risk.screening.probableFrom += 1), ['risk.screening.probableFrom']],
  ['a line of business no longer prohibited', (one) => one.risk.prohibitedMccs.shift(), ['risk.prohibitedMccs.7995']],
  ['more rounds of asking before a review', (one) => (one.risk.maximumInformationRounds += 1), ['risk.maximumInformationRounds']],
  [
    'a provider believed under one more source',
    (one) => pick(one.requirements.providers).sources.push('partner'),
    ['requirements.providers.identity_check.partner'],
  ],
  [
    'operations believed under one more source',
    (one) => one.requirements.operationsSources.push('partner'),
    ['requirements.operationsSources.partner'],
  ],
  ['a document less', (one) => one.requirements.catalogue.shift(), [doc]],
  ['a document another provider verifies', (one) => (entry(one, 'company_registration').provider = 'scheme_boarding'), [doc]],
  ['a document due only after the approval', (one) => (entry(one, 'company_registration').dueIn = 'activation'), [doc]],
  ['a document that holds back less', (one) => entry(one, 'company_registration').restricts.pop(), [doc]],
  ['a document asked of some countries only', (one) => entry(one, 'company_registration').applies.countries.push('BR'), [doc]],
  ['a document asked of fewer legal forms', (one) => entry(one, 'company_registration').applies.legalEntityTypes.pop(), [doc]],
  [
    'a higher floor of a tier',
    (one) => (named(one.requirements.volumeTiers, 'high').fromMinor['BRL'] = 9e9),
    ['requirements.volumeTiers.high.BRL'],
  ],
  [
    'a tier without a floor in a currency',
    (one) => delete named(one.requirements.volumeTiers, 'high').fromMinor['BRL'],
    ['requirements.volumeTiers.high.BRL'],
  ],
  ['longer extensions', (one) => (one.requirements.maximumExtensionDays += 1), ['requirements.maximumExtensionDays']],
  ['longer postponements', (one) => (one.requirements.maximumPostponementDays += 1), ['requirements.maximumPostponementDays']],
  [
    'a legal form without a registration number',
    (one) => one.requirements.identifiers.requireRegistrationNumber.shift(),
    ['requirements.identifiers.requireRegistrationNumber.company'],
  ],
  [
    'a country without a VAT number',
    (one) => one.requirements.identifiers.requireVatNumber.pop(),
    ['requirements.identifiers.requireVatNumber.PT'],
  ],
];
const base = changed((one) => {
  one.tasks.fourEyes.queues.push('leads');
  one.requirements.identifiers.requireVatNumber.push('PT');
});

describe('what loosens an approval or a risk rule', () => {
  it.each(looser)('%s', (_what, change, fields) => {
    expect(loosened(base, changed(change, base))).toEqual(fields);
  });

  const reversible = looser.filter(([what]) => !/another provider|tier without|friend|rule less|takes points/.test(what));
  it.each(reversible)('not the other way round: %s', (_what, change) => {
    expect(loosened(changed(change, base), base)).toEqual([]);
  });

  it('a request for information in place of nothing, since whoever is asked answers before a review', () => {
    const request = rule(base, 'young_high_volume').request;
    const asking = changed((one) => Object.assign(rule(one, 'mcc_high'), { request }), base);
    expect(loosened(base, asking)).toEqual(['risk.rules.mcc_high']);
    expect(loosened(asking, base)).toEqual([]);
    const newRule = changed((one) => one.risk.rules.push({ ...rule(one, 'young_high_volume'), key: 'new' }), base);
    expect(loosened(base, newRule)).toEqual(['risk.rules.new']);
  });

  it('another condition of a rule: it cannot be told to be stricter', () => {
    const other = changed((one) => (rule(one, 'mcc_high').when = rule(one, 'mcc_medium').when), base);
    expect(loosened(base, other)).toEqual(['risk.rules.mcc_high']);
  });

  it('any other points where a higher score was judged more mildly', () => {
    const muddled = changed((one) => {
      one.risk.bands = [
        { outcome: 'review', to: 30 },
        { outcome: 'approve', from: 30 },
      ];
    }, base);
    const more = changed((one) => (rule(one, 'mcc_high').points += 1), muddled);
    expect(loosened(muddled, more)).toEqual(['risk.rules']);
    expect(loosened(muddled, muddled)).toEqual([]);
  });

  it('a score no band speaks of is reviewed, so a band that approves it loosens', () => {
    const gap = changed(
      (one) =>
        (one.risk.bands = [
          { outcome: 'review', from: 30, to: 90 },
          { outcome: 'decline', from: 90 },
        ]),
      base,
    );
    const filled = changed((one) => one.risk.bands.unshift({ outcome: 'approve', to: 30 }), gap);
    expect(loosened(gap, filled)).toEqual(['risk.bands']);
  });

  it('tiers of other names, since rules speak of them by name', () => {
    const other = changed((one) => (pick(one.requirements.volumeTiers).key = 'tiny'), base);
    expect(loosened(base, other)).toContain('requirements.volumeTiers');
  });

  it('a limit of volume that goes, though not one of several: without its own a currency is always reviewed', () => {
    const none = changed((one) => (one.tasks.fourEyes.declaredMonthlyVolumeAtLeastMinor = {}), base);
    const fewer = changed((one) => delete one.tasks.fourEyes.declaredMonthlyVolumeAtLeastMinor['BRL'], base);
    expect([loosened(base, none), loosened(none, base), loosened(base, fewer)]).toEqual([[two], [], []]);
    expect(loosened(fewer, base)).toEqual([`${two}.BRL`]);
  });

  it('account changes that are taken where none were', () => {
    const none = changed((one) => delete one.accountChanges, base);
    expect([loosened(none, base), loosened(base, none)]).toEqual([['accountChanges'], []]);
  });

  it('reviews that go to another queue', () => {
    expect(
      loosened(
        base,
        changed((one) => (one.tasks.routing.riskReview = 'leads'), base),
      ),
    ).toEqual(['tasks.routing.riskReview']);
  });

  it('a queue that is new and may approve', () => {
    const queue = { ...named(base.tasks.queues, 'leads'), key: 'fast', choices: ['approve', 'handled'] };
    expect(
      loosened(
        base,
        changed((one) => one.tasks.queues.push(queue), base),
      ),
    ).toEqual(['tasks.queues.fast.choices.approve']);
  });

  it('a provider that is new, by its sources', () => {
    const provider = { key: 'third', name: 'A third one', sources: ['third-party'] };
    expect(
      loosened(
        base,
        changed((one) => one.requirements.providers.push(provider), base),
      ),
    ).toEqual([]);
    expect(
      loosened(
        base,
        changed((one) => one.requirements.providers.shift(), base),
      ),
    ).toEqual([]);
  });
});

describe('what one person may publish', () => {
  it.each<[string, Change]>([
    ['another title', (one) => (one.title = 'Spring')],
    ['other texts', (one) => (entry(one, 'website').title = 'Your shop on the web')],
    [
      'a rule that takes points away and goes',
      (one) => one.risk.rules.splice(one.risk.rules.indexOf(rule(one, 'settled_company')), 1),
    ],
    ['a new rule that adds points', (one) => one.risk.rules.push({ ...rule(one, 'mcc_high'), key: 'more', points: 5 })],
    ['a document more', (one) => one.requirements.catalogue.push({ ...entry(one, 'website'), key: 'lease' })],
    ['a document asked of everybody', (one) => (entry(one, 'company_registration').applies.legalEntityTypes = [])],
    ['other hours of a desk', (one) => (named(one.tasks.queues, 'leads').slaHours += 1)],
  ])('%s', (_what, change) => {
    expect(loosened(base, changed(change, base))).toEqual([]);
  });
});

it('a price agreed by one person below a limit is looser than none without two', () => {
  const { pricing, ...without } = aPolicy();
  expect(loosened(without, aPolicy())).toEqual([
    ...Object.keys(pricing?.twoFromMinor ?? {}).map((currency) => `pricing.twoFromMinor.${currency}`),
    'pricing.shareCeilings.BR',
  ]);
  // every price takes two people then, and the merchant is not asked
  expect(loosened(aPolicy(), without)).toEqual(['pricing.merchantAccepts']);
});

describe('what customers bear of a fee', () => {
  const line = { countries: ['FR'], plan: 'any', from: '2026-01-01', most: 1_000, source: 'a law' };
  const having = (shareCeilings: readonly (typeof line)[], merchantAccepts = true) => {
    const policy = aPolicy();
    return { ...policy, pricing: { ...policy.pricing!, merchantAccepts, shareCeilings: [...shareCeilings] } };
  };

  it('is looser where a ceiling rises on some day, whichever line says so', () => {
    const raised = ['pricing.shareCeilings.FR'];
    expect(loosened(having([]), having([line]))).toEqual(raised);
    expect(loosened(having([line]), having([{ ...line, most: 2_000 }]))).toEqual(raised);
    expect(loosened(having([line]), having([line, { ...line, plan: 'three_times', most: 5_000 }]))).toEqual(raised);
    // the line that had brought it down is gone
    const down = { ...line, from: '2027-01-01', most: 0 };
    expect(loosened(having([line, down]), having([line]))).toEqual(raised);
  });

  it('is not looser where it falls, begins later or stays', () => {
    expect(loosened(having([line]), having([]))).toEqual([]);
    expect(loosened(having([line]), having([{ ...line, most: 0 }]))).toEqual([]);
    expect(loosened(having([line]), having([{ ...line, from: '2027-01-01' }]))).toEqual([]);
    expect(loosened(having([line]), having([line]))).toEqual([]);
  });

  it('and a price that holds without the merchant’s word is looser than an offer', () => {
    expect(loosened(having([], true), having([], false))).toEqual(['pricing.merchantAccepts']);
    expect(loosened(having([], false), having([], true))).toEqual([]);
  });
});
