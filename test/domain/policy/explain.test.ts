import { describe, expect, it } from 'vitest';
import { comparePolicies } from '../../../domain/explain-policy/compare-policies.ts';
import { explainPolicy } from '../../../domain/explain-policy/explain-policy.ts';
import type { Condition } from '../../../domain/policy/condition.ts';
import { type PolicyDocument, policyDocument } from '../../../domain/policy/policy-schema.ts';
import { conditionWords } from '../../../domain/wording/policy-sentences/condition-words.ts';
import { policySentence, policySentences, sectionTitle } from '../../../domain/wording/policy-sentences/policy-sentences.ts';
import { speechOf } from '../../../domain/wording/policy-sentences/speech.ts';
import { type ReadingLanguage, readingLanguages } from '../../../domain/wording/reading-language.ts';
import { voiceOf } from '../../../domain/wording/voice.ts';
import bundled from '../../../policies/default.json' with { type: 'json' };

const policy = policyDocument.parse(bundled);
const changed = (change: (draft: any) => void): PolicyDocument => {
  const draft = structuredClone(policy);
  change(draft);
  return draft;
};
const sentencesOf = (of: PolicyDocument) => explainPolicy(of).flatMap(({ sentences }) => sentences);
const wordsOf = (of: PolicyDocument, language: ReadingLanguage = 'en'): readonly string[] =>
  sentencesOf(of).map((one) => policySentence(one, voiceOf(language)));
/** every sentence with its place */
const readAs = (of: PolicyDocument, language: ReadingLanguage): string =>
  JSON.stringify([sentencesOf(of).map(({ id }) => id), wordsOf(of, language)]);
const text = (of: PolicyDocument, id: string, language: ReadingLanguage = 'en'): string => {
  const found = sentencesOf(of).find((one) => one.id === id);
  return found === undefined ? 'nothing' : policySentence(found, voiceOf(language));
};

/** a policy that leaves out all that may be left out, and names queues, calendars and providers that it lacks */
const bare = changed((draft) => {
  Object.assign(draft.nudges, { skipWeekends: false, skipHolidays: false });
  Object.assign(draft.care.csat, { offerAtCheckInDays: [], offerAfterCaseClosed: false });
  draft.risk.prohibitedMccs = [];
  draft.risk.bands = [{ outcome: 'review' }];
  draft.requirements.identifiers = { requireRegistrationNumber: [], requireVatNumber: ['DE', 'FR'] };
  draft.requirements.operationsSources = [];
  draft.tasks.fourEyes = {
    queues: ['risk_review'],
    riskScoreAtLeast: 1,
    declaredMonthlyVolumeAtLeastMinor: {},
    anyScreeningHit: false,
  };
  draft.tasks.queues[0].calendar = 'nowhere';
  draft.tasks.queues[0].escalatesTo = 'nobody';
  const { deadlineMissed, careCritical, overdue } = draft.tasks.routing;
  draft.tasks.routing = { deadlineMissed, riskReview: 'unknown_queue', careCritical, overdue };
  draft.nudges.ladders[0].rungs[3].queue = 'unknown_queue';
  draft.nudges.ladders[0].rungs[0].template = 'never_written';
  const [first] = draft.nudges.ladders;
  const ownLadder = (applies: object) => ({ ...structuredClone(first), applies });
  draft.nudges.ladders.unshift(
    ownLadder({ segments: ['key', 'mid'], pspClients: ['marketplace'] }),
    ownLadder({ segments: [], pspClients: ['marketplace'] }),
    ownLadder({ segments: ['key'], pspClients: [] }),
  );
  draft.calendars.br.extraHolidays = ['2026-07-09'];
  draft.requirements.catalogue[0].applies.methods = ['pix'];
  draft.requirements.catalogue[0].provider = 'unknown_provider';
  draft.care.milestones = [
    { key: 'none_tpv', of: 'tpv' },
    { key: 'none_count', of: 'count' },
  ];
  draft.pricing = {
    list: [{ method: 'pix', plan: 'later', basisPoints: 99, fixedMinor: 0 }],
    twoFromMinor: {},
    merchantAccepts: false,
    shareCeilings: [],
  };
  draft.sharing = {
    teams: [{ key: 'b', title: 'B', whose: 'supplier', languages: [], skills: [], openIn: [], works: [{ queue: 'product' }] }],
    allocations: [
      {
        key: 'all',
        queue: 'product',
        countries: [],
        segments: [],
        asks: [],
        inLanguage: false,
        shares: [{ team: 'b', share: 100 }],
      },
    ],
  };
});
/** the same, whose identifiers and prices are left out too */
const barest: PolicyDocument = (() => {
  const { pricing: _none, accountChanges: _changes, ...rest } = bare;
  const identifiers = { requireRegistrationNumber: [], requireVatNumber: [] };
  return { ...rest, requirements: { ...rest.requirements, identifiers } };
})();

/** every place in a value that is no list and no object */
const leavesOf = (value: unknown, path: readonly string[] = []): readonly (readonly string[])[] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([name, part]) => leavesOf(part, [...path, name]))
    : [path];

const otherOperator: Readonly<Record<string, string>> = {
  eq: 'ne',
  lt: 'gte',
  gt: 'lte',
  gte: 'lt',
  all: 'any',
  unknown: 'known',
};
const other = (value: unknown, name: string): unknown => {
  if (name === 'op') return otherOperator[`${value}`];
  if (name === 'kind') return value === 'dormant' ? 'nudge' : 'dormant';
  if (name === 'of') return value === 'tpv' ? 'count' : 'tpv';
  if (typeof value === 'number') return value + 1;
  if (typeof value === 'boolean') return !value;
  if (typeof value !== 'string') throw new Error(`a policy holds no ${typeof value}`);
  return /^[A-Z]{2}$/.test(value) ? (value === 'JP' ? 'KR' : 'JP') : `${value}x`;
};

describe('a policy in plain sentences', () => {
  it.each(Object.keys(policySentences))('has the sentence %s in one policy or another, in both languages', (code) => {
    const found = [policy, bare, barest].flatMap(sentencesOf).filter((one) => one.code === code);
    expect(found).not.toEqual([]);
    for (const one of found) {
      const [english, french] = readingLanguages.map((language) => policySentence(one, voiceOf(language)));
      for (const said of [english, french]) expect(said).not.toMatch(/undefined|\[object|NaN/);
      expect(english).not.toBe(voiceOf('en').word(code));
      // the text of a policy that does not ship is its author's
      expect(french).not.toBe(english);
    }
  });

  it.each(explainPolicy(policy).map(({ key }) => key))('has a heading over the section %s in both languages', (key) => {
    const [english, french] = readingLanguages.map((language) => sectionTitle(key, voiceOf(language)));
    expect(english).not.toBe(french);
    expect(english?.toLowerCase()).not.toBe(key);
  });

  it('says how long a merchant may be still, and what then happens', () => {
    expect(text(policy, 'ladder/onboarding')).toBe(
      'During onboarding, a merchant that we wait on counts as stalled after 2 working days without progress.',
    );
    expect(text(policy, 'ladder/activation/6')).toBe(
      'During activation, step 6, after 65 working days without progress: the merchant is marked as dormant.',
    );
    expect(text(policy, 'ladder/onboarding/1')).toBe(
      'During onboarding, step 1, after 2 working days without progress: a nudge by e-mail, “We are waiting on you for: …”.',
    );
    expect(text(policy, 'ladder/activation/1', 'fr')).toContain('une relance par courriel, «\u00a0… ');
    expect(text(policy, 'ladder/onboarding/4', 'fr')).toBe(
      'Pendant l’intégration, étape 4, après 12 jours ouvrés sans progrès : une tâche s’ouvre dans la file «\u00a0Appeler les marchands bloqués à l’intégration\u00a0».',
    );
  });

  it('says whom a ladder is meant for that is not for all', () => {
    expect(text(bare, 'ladder/onboarding/for key/for mid/for marketplace')).toBe(
      'During onboarding for the segments key and mid and the PSP client “marketplace”, a merchant that we wait on counts as stalled after 2 working days without progress.',
    );
    expect(text(bare, 'ladder/onboarding/for marketplace/5', 'fr')).toMatch(
      /^Pendant l’intégration pour le client PSP «\u00a0marketplace\u00a0», étape 5, après 18 jours ouvrés sans progrès :/,
    );
    expect(text(bare, 'ladder/onboarding/for key')).toContain('for the segment key');
  });

  it('says what a risk rule weighs, when it holds and what it forces', () => {
    expect(text(policy, 'rule/sanctions_probable')).toBe(
      '“A name is probably on a sanctions or PEP list” adds 70 points (the result of name screening: “probable”). Whatever the score, the outcome is at least as strict as: have a person review.',
    );
    expect(text(policy, 'rule/settled_company')).toContain('takes 10 points away (the company’s age in days at least 1,826)');
    expect(text(policy, 'band/request_information/30')).toBe(
      'A score from 30 to below 50: ask the merchant for more information.',
    );
  });

  it.each([...new Set(policy.tasks.queues.flatMap(({ choices }) => choices))])(
    'has a French word for the choice %s',
    (choice) => {
      expect(text(policy, `queue/${policy.tasks.queues.find((one) => one.choices.includes(choice))?.key}`, 'fr')).toContain(
        speechOf('fr').word(choice),
      );
      expect(speechOf('fr').word(choice)).not.toBe(choice.replaceAll('_', ' '));
    },
  );

  it('says amounts in the currency they are in, whatever its decimals', () => {
    const yen = changed((draft) => {
      draft.care.referral.rewardMinor = { JPY: 5000, EUR: 5000 };
    });
    expect(text(yen, 'referral')).toBe('The referrer of a merchant that sells receives ¥5,000, €50.00.');
  });

  it.each<[ReadingLanguage, number]>([
    ['en', 1],
    ['fr', 5],
  ])(
    'reads differently wherever it is changed (%s, one place of %i)',
    (language, every) => {
      const leaves = leavesOf(policy).filter((_, index) => index % every === 0);
      const before = readAs(policy, language);
      expect(leaves.length).toBeGreaterThan(400 / every);
      for (const path of leaves) {
        const one = changed((draft) => {
          const [last = '', ...before] = path.toReversed();
          const owner = before.toReversed().reduce((part, name) => part[name], draft);
          owner[last] = other(owner[last], last);
        });
        expect(readAs(one, language) === before, path.join('.')).toBe(false);
      }
      // each place is a policy read anew: a busy machine takes more than the usual half a minute
    },
    120_000,
  );

  it('says what each letter is, and so who can stop it', () => {
    expect(text(policy, 'letter/care_tips')).toContain(
      'is a reminder: it is not sent to a merchant that wants no more reminders',
    );
    expect(text(policy, 'letter/requirement_rejected', 'fr')).toContain('est une décision : elle parvient toujours au marchand');
    const kinds = { a: 'notice', b: 'code' } as const;
    const other = changed((draft) => {
      Object.assign(draft.letters.kinds, kinds);
      // a plural form that its language has not
      draft.letters.languages['en'].words.days.few = undefined;
    });
    expect(text(other, 'letters/en/days')).not.toContain('few');
    expect(text(other, 'letter/a')).toContain('is a notice about the account: it always reaches the merchant');
    expect(text(other, 'letter/b')).toContain('is a sign-in code');
    expect(text(policy, 'letter/care_tips/fr', 'fr')).toContain('français');
  });

  it('says when colleagues are mailed, who accepts a price, and what customers may bear of a fee', () => {
    const line = { countries: ['FR'], from: '2026-11-20', most: 1_250, source: 'a law' };
    const shareCeilings = ['none', 'any', 'three_times'].map((plan) => ({ ...line, plan }));
    const own = { ...policy, pricing: { ...policy.pricing!, shareCeilings } };
    expect(text(own, 'digest')).toContain('On working days of the calendar gb, from 08:30 on, each person is mailed');
    expect(text(own, 'digest', 'fr')).toContain('à partir de 08:30, chacun reçoit par e-mail');
    expect(text(own, 'pricing/accepts')).toContain('it holds once an owner of the merchant accepts it');
    expect(text(own, 'pricing/accepts', 'fr')).toContain('dès qu’un titulaire du marchand l’accepte');
    const of = (plan: string, language?: 'fr') => text(own, `pricing/share/FR/${plan}/2026-11-20`, language);
    expect(of('none')).toContain('bear at most 12.5% of the fee of payments without a plan. Source: a law.');
    expect(of('any')).toContain('of any plan');
    expect(of('three_times')).toContain('of the plan ');
    expect(of('none', 'fr')).toContain('des paiements comptant');
    expect(of('any', 'fr')).toContain('de tout échelonnement');
    expect(of('three_times', 'fr')).toContain('de l’échelonnement ');
    expect(text(own, 'pricing/share')).toBe('Where no such line speaks, the merchant bears the whole fee.');
    expect(text(own, 'pricing/share', 'fr')).toContain('le marchand supporte tous les frais');
  });

  it('leaves out what is not asked for', () => {
    expect(text(bare, 'days-off')).toContain('every day');
    expect(text(bare, 'ratings')).toContain('not asked');
    expect(text(bare, 'prohibited')).toBe('Every line of business is accepted.');
    expect(text(bare, 'band/review/lowest')).toBe('Any score: have a person review.');
    expect(text(bare, 'vat-number')).toContain('Germany and France');
    expect(text(bare, 'registration-number')).toBe('No merchant needs a registration number.');
    expect(text(barest, 'vat-number')).toBe('No merchant needs a VAT number.');
    expect(text(bare, 'calendar/br')).toContain('Closed on the holidays of Brazil and on 2026-07-09.');
    expect(sentencesOf(bare).filter(({ id }) => id.startsWith('routing/'))).toEqual([]);
    expect(text(bare, 'pricing/two')).toBe('Two people must agree every price for a declared volume.');
    expect(text(bare, 'pricing/list')).toBe('List price: Pix, later: 0.99% plus 0 minor units.');
    expect(text(barest, 'pricing', 'fr')).toBe('Tout tarif demande l’accord de deux personnes.');
    expect(text(bare, 'four-eyes')).toBe(
      'Two people must approve if the risk score is 1 or more or the task is in “Risk reviews”.',
    );
  });

  it('names the days off and the occasions to ask for a rating, one or both', () => {
    const skipping = (weekends: boolean, holidays: boolean, checkInDays: readonly number[], afterCase: boolean) =>
      changed((draft) => {
        Object.assign(draft.nudges, { skipWeekends: weekends, skipHolidays: holidays });
        Object.assign(draft.care.csat, { offerAtCheckInDays: checkInDays, offerAfterCaseClosed: afterCase });
      });
    const [one, other, both] = [
      skipping(true, false, [30], false),
      skipping(false, true, [], true),
      skipping(true, true, [30], true),
    ];
    expect([one, other, both].map((of) => text(of, 'days-off'))).toEqual([
      'No nudge is sent at weekends.',
      'No nudge is sent on holidays.',
      'No nudge is sent at weekends or on holidays.',
    ]);
    expect([one, other, both].map((of) => text(of, 'days-off', 'fr'))).toEqual([
      'Aucune relance ne part le week-end.',
      'Aucune relance ne part les jours fériés.',
      'Aucune relance ne part le week-end ou les jours fériés.',
    ]);
    expect(text(one, 'ratings')).toContain('a rating at the check-ins of day 30, at most once');
    expect(text(other, 'ratings')).toContain('a rating after a case is closed, at most once');
    expect(text(both, 'ratings')).toContain('of day 30 and after a case is closed');
    expect(text(one, 'ratings', 'fr')).toContain('aux points de suivi du jour 30, au plus');
    expect(text(other, 'ratings', 'fr')).toContain('demandé après la clôture d’un dossier, au plus');
  });

  it('names a queue, a provider or a letter that it lacks by its key', () => {
    expect(text(bare, 'queue/onboarding_deadlines')).toContain('(nowhere)');
    expect(text(bare, 'queue/onboarding_deadlines')).toContain('“nobody”');
    expect(text(bare, 'routing')).toContain('“unknown_queue”');
    expect(text(bare, `requirement/${policy.requirements.catalogue[0]?.key}`)).toContain('“unknown_provider”');
    expect(text(bare, 'ladder/onboarding/1')).toContain('“never_written”');
  });

  it('has a band without an end at the top, and one without a beginning at the bottom', () => {
    expect(text(policy, 'band/approve/lowest')).toBe('A score below 30: approve.');
    expect(wordsOf(policy).some((one) => /^A score of \d+ or more: decline\.$/.test(one))).toBe(true);
    expect(wordsOf(policy, 'fr').some((one) => /^Score de \d+ ou plus : refuser\.$/.test(one))).toBe(true);
  });

  it('of another version is shown by its code', () => {
    expect(policySentence({ code: 'rung-pigeon', about: {} }, voiceOf('en'))).toBe('Rung pigeon');
    expect(policySentence({ code: 'ladder', about: { stage: 4 } }, voiceOf('en'))).toBe('Ladder');
    expect(sectionTitle('weather', voiceOf('fr'))).toBe('Weather');
  });

  it.each<[Condition, string, string]>([
    [{ op: 'ne', fact: 'registry', value: 'confirmed' }, 'other than “confirmed”', 'autre que «\u00a0confirmed\u00a0»'],
    [{ op: 'gt', fact: 'failed_submissions', value: 2 }, 'above 2', 'supérieur à 2'],
    [{ op: 'lte', fact: 'failed_submissions', value: 2 }, 'at most 2', 'au plus 2'],
    [{ op: 'lt', fact: 'company_age_days', value: 2 }, 'below 2', 'inférieur à 2'],
    [{ op: 'between', fact: 'screening_best', from: 10, to: 20 }, 'between 10 and 20', 'entre 10 et 20'],
    [{ op: 'in', fact: 'volume_tier', values: ['mid', 3] }, ': “mid” or 3', ' : «\u00a0mid\u00a0» ou 3'],
    [{ op: 'not_in', fact: 'volume_tier', values: ['mid'] }, 'other than “mid”', 'autre que «\u00a0mid\u00a0»'],
    [{ op: 'known', fact: 'company_age_days' }, 'is known', 'est connu'],
    [{ op: 'unknown', fact: 'some_other_fact' }, 'some other fact is not known', 'some other fact n’est pas connu'],
    [
      { op: 'not', of: { op: 'eq', fact: 'website_present', value: true } },
      'this does not hold: a website given: yes',
      'ceci n’est pas vrai : site web donné : oui',
    ],
    [
      {
        op: 'any',
        of: [
          { op: 'known', fact: 'a' },
          { op: 'known', fact: 'b' },
        ],
      },
      'a is known or b is known',
      'a est connu ou b est connu',
    ],
  ])('says the condition %j', (condition, english, french) => {
    expect(conditionWords(speechOf('en'), condition)).toContain(english);
    expect(conditionWords(speechOf('fr'), condition)).toContain(french);
  });
});

describe('two versions', () => {
  it('are compared sentence by sentence: what came, what went, what has other values', () => {
    const after = changed((draft) => {
      draft.nudges.ladders[0].stalledAfterWorkingDays = 3;
      draft.care.milestones = [...draft.care.milestones.slice(1), { key: 'orders_1000', of: 'count', count: 1000 }];
    });
    const ladder = { id: 'ladder/onboarding', code: 'ladder' };
    const volume = policy.care.milestones[0]?.amountMinor;
    expect(comparePolicies(policy, after)).toEqual([
      {
        ...{ kind: 'changed', section: 'ladders', id: 'ladder/onboarding' },
        before: { ...ladder, about: { stage: 'onboarding', days: 2 } },
        after: { ...ladder, about: { stage: 'onboarding', days: 3 } },
      },
      {
        ...{ kind: 'added', section: 'care', id: 'milestone/orders_1000' },
        after: { id: 'milestone/orders_1000', code: 'milestone-sales', about: { key: 'orders_1000', sales: 1000 } },
      },
      {
        ...{ kind: 'removed', section: 'care', id: 'milestone/gmv_1000' },
        before: { id: 'milestone/gmv_1000', code: 'milestone-volume', about: { key: 'gmv_1000', volume } },
      },
    ]);
    expect(comparePolicies(policy, policy)).toEqual([]);
  });

  it('are alike whatever the order of their fields', () => {
    const turned = changed((draft) => {
      const { from, to } = draft.nudges.quietHours;
      draft.nudges.quietHours = { to, from };
    });
    expect(comparePolicies(policy, turned)).toEqual([]);
  });
});
