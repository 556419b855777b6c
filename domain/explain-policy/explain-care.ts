import type { CarePolicy, MilestonePolicy } from '../policy/care-schema.ts';
import type { PolicyDocument } from '../policy/policy-schema.ts';
import type { PolicySentence } from './policy-sentence.ts';
import { queueNamed } from './queue-named.ts';

const explainMilestone = ({ key, of, amountMinor: volume = {}, count: sales = 0 }: MilestonePolicy): PolicySentence =>
  of === 'tpv'
    ? { id: `milestone/${key}`, code: 'milestone-volume', about: { key, volume } }
    : { id: `milestone/${key}`, code: 'milestone-sales', about: { key, sales } };

const explainHealth = ({ health }: CarePolicy): readonly PolicySentence[] => [
  { id: 'health/weights', code: 'health-weights', about: { weights: health.weights } },
  {
    id: 'health/bands',
    code: 'health-bands',
    about: { healthyFrom: health.healthyFrom, atRiskFrom: health.atRiskFrom },
  },
  {
    id: 'health/worst',
    code: 'health-worst',
    about: {
      refundPercent: health.refundRateWorst * 100,
      cases: health.openCasesWorst,
      rhythms: health.silenceWorstRhythms,
      defaultDays: health.defaultRhythmDays,
    },
  },
];

const explainRatings = ({ csat }: CarePolicy): PolicySentence => {
  const { offerAtCheckInDays: checkInDays, offerAfterCaseClosed: afterCase, minimumDaysBetweenOffers: gapDays } = csat;
  return checkInDays.length === 0 && !afterCase
    ? { id: 'ratings', code: 'no-ratings', about: {} }
    : { id: 'ratings', code: 'ratings', about: { checkInDays, afterCase, gapDays } };
};

const explainCases = (policy: PolicyDocument): readonly PolicySentence[] => {
  const { routes, providers, answers, ...targets } = policy.care.cases;
  return [
    { id: 'cases', code: 'cases', about: targets },
    ...routes.map(({ key, applies, queue }): PolicySentence => {
      const { topics = [], providers: asked = [], methods = [], languages = [], segments = [] } = applies;
      const about = { queue: queueNamed(policy, queue), topics, providers: asked, methods, languages, segments };
      return { id: `case-route/${key}`, code: 'case-route', about };
    }),
    ...providers.map(
      ({ key, calendar, answerHours }): PolicySentence => ({
        ...{ id: `case-provider/${key}`, code: 'case-provider' },
        about: { provider: key, calendar, hours: answerHours },
      }),
    ),
    ...answers.map(
      ({ key, title, topics = [], texts }): PolicySentence => ({
        ...{ id: `case-answer/${key}`, code: 'case-answer' },
        about: { title, topics, texts: Object.entries(texts).map(([language, words]) => ({ language, words })) },
      }),
    ),
  ];
};

/** what is watched once a merchant sells */
export const explainCare = (policy: PolicyDocument): readonly PolicySentence[] => {
  const { care } = policy;
  const { baseline } = care;
  return [
    ...care.milestones.map(explainMilestone),
    { id: 'check-ins', code: 'check-ins', about: { days: care.checkInDays } },
    ...explainHealth(care),
    explainRatings(care),
    { id: 'requests', code: 'requests', about: care.requests },
    ...explainCases(policy),
    ...care.conversion.advice.map(
      ({ key, reasons, texts }): PolicySentence => ({
        ...{ id: `conversion-advice/${key}`, code: 'conversion-advice' },
        about: { key, reasons, texts: Object.entries(texts).map(([language, words]) => ({ language, words })) },
      }),
    ),
    { id: 'dormant', code: 'dormant', about: { days: care.dormantAfterSilentDays } },
    {
      id: 'baseline',
      code: 'baseline',
      about: {
        dropPercent: baseline.dropPercent,
        weeks: baseline.windowWeeks,
        everyDays: baseline.checkEveryDays,
        gapDays: baseline.minimumDaysBetweenDrops,
      },
    },
    { id: 'silence', code: 'silence', about: { rhythms: baseline.silentRhythms, days: baseline.minimumSilentDays } },
    { id: 'referral', code: 'referral', about: { reward: care.referral.rewardMinor } },
  ];
};
