import type { CarePolicy, MilestonePolicy } from '../policy/care-schema.ts';
import type { PolicyDocument } from '../policy/policy-schema.ts';
import type { PolicySentence } from './policy-sentence.ts';

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

/** what is watched once a merchant sells */
export const explainCare = ({ care }: PolicyDocument): readonly PolicySentence[] => {
  const { baseline } = care;
  return [
    ...care.milestones.map(explainMilestone),
    { id: 'check-ins', code: 'check-ins', about: { days: care.checkInDays } },
    ...explainHealth(care),
    explainRatings(care),
    { id: 'requests', code: 'requests', about: care.requests },
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
