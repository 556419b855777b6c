import { describe, expect, test } from 'vitest';
import { readPolicy } from '../../../domain/check-policy/read-policy.ts';
import { type PolicyFinding, policyFindings } from '../../../domain/policy-finding.ts';
import { readingLanguages } from '../../../domain/wording/reading-language.ts';
import { voiceOf } from '../../../domain/wording/voice.ts';
import { anAllocation, aTeam, sharedPolicy } from '../dispatch/a-sharing.ts';
import { aPolicy } from '../given.ts';

// a draft is spoiled on purpose: its type would be in the way
type Change = (policy: any) => void;

/** a change of the policy that ships for each finding; a code without one does not compile */
const spoiled: Readonly<Record<keyof typeof policyFindings, Change>> = {
  'field-wrong': (one) => {
    one.nudges.holdOutPercent = 120;
  },
  repeated: (one) => {
    one.tasks.queues[1].key = one.tasks.queues[0].key;
  },
  'ladder-hidden': (one) => {
    one.nudges.ladders[1].stage = 'onboarding';
  },
  'ladder-for-some': (one) => {
    one.nudges.ladders[0].applies = { segments: ['key'], pspClients: [] };
  },
  'not-ascending': (one) => {
    one.nudges.ladders[0].rungs[1].afterWorkingDays = 2;
  },
  'name-unknown': (one) => {
    one.tasks.routing.overdue = 'nobody';
  },
  'country-unknown': (one) => {
    one.merchantCalendars.ZZ = 'br';
  },
  'currency-unknown': (one) => {
    one.care.referral.rewardMinor = { XYZ: 5 };
  },
  'floor-missing': (one) => void delete one.segments[1].fromMinor.BRL,
  'floor-not-zero': (one) => {
    one.segments[0].fromMinor.BRL = 1;
  },
  'holidays-unknown': (one) => {
    one.calendars.br.holidayCountry = 'AQ';
  },
  'closes-early': (one) => {
    one.calendars.br.closes = '01:00';
  },
  'default-calendar-missing': (one) => void delete one.merchantCalendars.default,
  'escalates-in-a-loop': (one) => {
    one.tasks.queues[0].escalatesTo = one.tasks.queues[0].key;
  },
  'queue-cannot-decide': (one) => {
    one.tasks.routing.riskReview = 'leads';
  },
  'amount-missing': (one) => void one.care.milestones.push({ key: 'some_tpv', of: 'tpv' }),
  'count-missing': (one) => void one.care.milestones.push({ key: 'some_count', of: 'count' }),
  'check-in-unknown': (one) => void one.care.csat.offerAtCheckInDays.push(999),
  'change-queue-missing': (one) => {
    delete one.tasks.routing.callBack;
  },
  'cooling-off-too-short': (one) => {
    one.accountChanges.longCoolingOffWorkingDays = 1;
  },
  'weights-sum': (one) => {
    one.care.health.weights.ramp += 0.5;
  },
  'at-risk-too-high': (one) => {
    one.care.health.atRiskFrom = 100;
  },
  'rung-too-early': (one) => {
    one.nudges.ladders[0].stalledAfterWorkingDays = 3;
  },
  'template-unknown': (one) => {
    one.nudges.ladders[0].rungs[0].template = 'never_written';
  },
  'letter-no-reminder': (one) => {
    one.letters.kinds.care_tips = 'notice';
  },
  'letter-kind-fixed': (one) => {
    one.letters.kinds.requirement_rejected = 'reminder';
  },
  'help-english-missing': (one) => void delete one.help.languages.en,
  'help-text-missing': (one) => void delete one.help.languages.fr.faq.refund,
  'help-text-unknown': (one) => {
    one.help.languages.fr.faq.stray = one.help.languages.fr.faq.refund;
  },
  'help-brace': (one) => {
    one.help.languages.fr.faq.refund.answer = 'Oui, {name}.';
  },
  'letter-english-missing': (one) => void delete one.letters.languages.en,
  'letter-not-written': (one) => void delete one.letters.languages.fr.templates.care_tips,
  'letter-without-kind': (one) => {
    one.letters.languages.fr.templates.stray = one.letters.languages.fr.templates.care_tips;
  },
  'answer-english-missing': (one) => void delete one.care.cases.answers[0].texts.en,
  'placeholder-unknown': (one) => {
    one.letters.languages.fr.words.list = '{shop}';
  },
  'placeholder-missing': (one) => {
    one.letters.languages.fr.words.by = 'Vite.';
  },
  'brace-alone': (one) => {
    one.letters.languages.fr.words.list = 'Voici {';
  },
  'dormant-misplaced': (one) => {
    one.nudges.ladders[0].rungs[0] = { kind: 'dormant', afterWorkingDays: 2 };
  },
  'dormant-not-last': (one) => {
    const activation = one.nudges.ladders.find(({ stage }: { stage: string }) => stage === 'activation');
    activation.rungs[0] = { kind: 'dormant', afterWorkingDays: activation.rungs[0].afterWorkingDays };
  },
  'quiet-too-long': (one) => {
    one.nudges.quietHours = { from: '00:00', to: '24:00' };
  },
  'two-caps': (one) => void one.nudges.caps.push(one.nudges.caps[0]),
  'cap-too-low': (one) => void one.nudges.caps.push({ days: 900, nudges: 1 }),
  'band-leaves-below': (one) => {
    one.risk.bands[0].from = 0;
  },
  'band-leaves-above': (one) => {
    one.risk.bands.at(-1).to = 900;
  },
  'band-empty': (one) => {
    one.risk.bands = [
      { outcome: 'approve', to: 10 },
      { outcome: 'review', from: 10, to: 10 },
      { outcome: 'decline', from: 10 },
    ];
  },
  'band-overlaps': (one) => {
    one.risk.bands[1].from = 20;
  },
  'band-gap': (one) => {
    one.risk.bands[1].from = 35;
  },
  'signal-unknown': (one) => {
    one.risk.rules[0].when = { op: 'known', fact: 'weather' };
  },
  'value-impossible': (one) => {
    one.risk.rules[0].when = { op: 'eq', fact: 'website_present', value: 'perhaps' };
  },
  'not-a-number': (one) => {
    one.risk.rules[0].when = { op: 'gt', fact: 'website_present', value: 1 };
  },
  'between-upside-down': (one) => {
    one.risk.rules[0].when = { op: 'between', fact: 'screening_best', from: 9, to: 1 };
  },
  'nothing-to-ask-for': (one) => {
    one.risk.information = [];
    for (const rule of one.risk.rules) delete rule.request;
  },
  'no-rule-asks': (one) => {
    for (const rule of one.risk.rules) delete rule.request;
  },
  'screening-upside-down': (one) => {
    one.risk.screening = { possibleFrom: 90, probableFrom: 80 };
  },
  'provider-not-needed': (one) => {
    const own = one.requirements.catalogue.find(({ verifiedBy }: { verifiedBy: string }) => verifiedBy === 'operations');
    own.provider = 'identity_check';
  },
  'provider-missing': (one) => {
    delete one.requirements.catalogue.find(({ verifiedBy }: { verifiedBy: string }) => verifiedBy === 'provider').provider;
  },
  'source-twice': (one) => void one.requirements.operationsSources.push(one.requirements.operationsSources[0]),
  'source-ours': (one) => void one.requirements.operationsSources.push('firstsale'),
  'operations-source-missing': (one) => {
    one.requirements.operationsSources = [];
  },
  'roles-without-person': (one) => {
    const ofMerchant = one.requirements.catalogue.find(({ per }: { per: string }) => per === 'merchant');
    ofMerchant.applies.personRoles = ['owner'];
  },
  'method-without-method': (one) => {
    one.requirements.catalogue.find(({ per }: { per: string }) => per === 'merchant').restricts = ['{method}_payments'];
  },
  'stage-opens-nothing': (one) => {
    one.requirements.catalogue[0].dueIn = 'care';
  },
  'key-taken': (one) => {
    one.requirements.catalogue[0].key = 'identifier';
  },
  'postponement-too-short': (one) => {
    one.requirements.maximumPostponementDays = 1;
  },
  'deadline-too-short': (one) => {
    one.requirements.correctionDeadlineDays = one.requirements.remindBeforeDeadlineDays;
  },
  'shares-sum': (one) => {
    one.sharing = sharedPolicy([aTeam('a')], anAllocation({ a: 90 })).sharing;
  },
  'team-not-in-queue': (one) => {
    one.sharing = sharedPolicy([aTeam('a', { works: [{ queue: 'verification' }] })], anAllocation({ a: 100 })).sharing;
  },
  'skill-unknown': (one) => {
    one.sharing = sharedPolicy([aTeam('a')], anAllocation({ a: 100 }, { asks: ['api'] })).sharing;
  },
  'languages-missing': (one) => {
    one.sharing = sharedPolicy([aTeam('a')], anAllocation({ a: 100 }, { inLanguage: true })).sharing;
  },
  'never-open': (one) => {
    one.calendars.night = { ...one.calendars.gb, opens: '00:00', closes: '05:00' };
    one.sharing = sharedPolicy([aTeam('a', { openIn: ['night'] })], anAllocation({ a: 100 })).sharing;
  },
  'allocation-hidden': (one) => {
    one.sharing = sharedPolicy([aTeam('a')], anAllocation({ a: 100 }), anAllocation({ a: 100 }, { key: 'two' })).sharing;
  },
  'commitment-above-cap': (one) => {
    one.sharing = sharedPolicy([aTeam('a', {}, { maximumADay: 1, commitmentADay: 2 })]).sharing;
  },
  'team-currency-missing': (one) => {
    one.sharing = sharedPolicy([aTeam('a', {}, { priceMinor: 2 })]).sharing;
  },
};

/** what `code` was found for in the policy that ships, spoiled for it */
const foundBy = (code: string, change: Change): PolicyFinding | undefined => {
  const policy: unknown = aPolicy();
  change(policy);
  const read = readPolicy(policy);
  return read.ok ? undefined : read.findings.find((one) => one.code === code);
};

describe.each(Object.entries(spoiled))('the finding %s', (code, change) => {
  test('is made of a policy, and worded in both languages with its values', () => {
    const found = foundBy(code, change);
    if (found === undefined) throw new Error(`nothing finds ${code}`);
    for (const half of ['message', 'remedy'] as const) {
      const [english, french] = readingLanguages.map((language) =>
        policyFindings[found.code][half].render(found.about, voiceOf(language)),
      );
      expect(english).toBe(found[half]);
      expect(french).toMatch(/\S/);
      for (const said of [english, french]) expect(said).not.toMatch(/undefined|\[object|NaN/);
    }
  });
});
