import type { CarePolicy, MilestonePolicy } from '../policy/care-schema.ts';
import type { PolicyDocument } from '../policy/policy-schema.ts';
import type { Sentence, Speech } from './speech.ts';

const days = [
  ['day', 'days'],
  ['jour', 'jours'],
] as const;

const sayMilestone = (speech: Speech, { key, of, amountMinor = {}, count = 0 }: MilestonePolicy): string =>
  of === 'tpv'
    ? speech.say(
        `${speech.quote(key)} is reached with a captured volume of ${speech.money(amountMinor)}.`,
        `${speech.quote(key)} est atteint avec un volume encaissé de ${speech.money(amountMinor)}.`,
      )
    : speech.say(
        `${speech.quote(key)} is reached with ${speech.count(count, ['sale', 'sales'], ['vente', 'ventes'])}.`,
        `${speech.quote(key)} est atteint avec ${speech.count(count, ['sale', 'sales'], ['vente', 'ventes'])}.`,
      );

const sayHealth = (speech: Speech, { health }: CarePolicy): readonly Sentence[] => {
  const weights = Object.entries(health.weights).map(
    ([factor, weight]) => `${speech.word(factor)} ${speech.percent(Math.round(weight * 1000) / 10)}`,
  );
  return [
    {
      id: 'health/weights',
      text: speech.say(`Health weighs ${speech.and(weights)}.`, `La santé pondère ${speech.and(weights)}.`),
    },
    {
      id: 'health/bands',
      text: speech.say(
        `From ${health.healthyFrom} of 100 a merchant is healthy, from ${health.atRiskFrom} at risk, below that critical: a person looks at it.`,
        `Dès ${health.healthyFrom} sur 100 un marchand est en bonne santé, dès ${health.atRiskFrom} à risque, en dessous critique : une personne regarde.`,
      ),
    },
    {
      id: 'health/worst',
      text: speech.say(
        `A factor is worth nothing at ${speech.percent(health.refundRateWorst * 100)} refunds, ${health.openCasesWorst} open cases, or a silence of ${health.silenceWorstRhythms} times the merchant’s own rhythm (${speech.count(health.defaultRhythmDays, ...days)} until it has one).`,
        `Un facteur ne vaut plus rien à ${speech.percent(health.refundRateWorst * 100)} de remboursements, ${health.openCasesWorst} dossiers ouverts, ou un silence de ${health.silenceWorstRhythms} fois le rythme propre du marchand (${speech.count(health.defaultRhythmDays, ...days)} tant qu’il n’en a pas).`,
      ),
    },
  ];
};

const sayRatings = (speech: Speech, { csat }: CarePolicy): string => {
  const when = [
    ...(csat.offerAtCheckInDays.length === 0
      ? []
      : [
          speech.say(
            `at the check-ins of day ${speech.and(csat.offerAtCheckInDays.map(String))}`,
            `aux points du jour ${speech.and(csat.offerAtCheckInDays.map(String))}`,
          ),
        ]),
    ...(csat.offerAfterCaseClosed ? [speech.say('after a case was closed', 'après la clôture d’un dossier')] : []),
  ];
  if (when.length === 0) return speech.say('Merchants are not asked for a rating.', 'Aucune note n’est demandée.');
  const gap = speech.count(csat.minimumDaysBetweenOffers, ...days);
  return speech.say(
    `Merchants are asked for a rating ${speech.and(when)}, not twice within ${gap}.`,
    `Une note est demandée ${speech.and(when)}, pas deux fois en ${gap}.`,
  );
};

/** what is watched once a merchant sells */
export const sayCare = (speech: Speech, { care }: PolicyDocument): readonly Sentence[] => [
  ...care.milestones.map((one) => ({ id: `milestone/${one.key}`, text: sayMilestone(speech, one) })),
  {
    id: 'check-ins',
    text: speech.say(
      `Check-ins start ${speech.and(care.checkInDays.map(String))} days after activation.`,
      `Des points de suivi ont lieu ${speech.and(care.checkInDays.map(String))} jours après l’activation.`,
    ),
  },
  ...sayHealth(speech, care),
  { id: 'ratings', text: sayRatings(speech, care) },
  {
    id: 'dormant',
    text: speech.say(
      `A merchant that sold before is dormant after ${speech.count(care.dormantAfterSilentDays, ...days)} without a sale.`,
      `Un marchand qui vendait est dormant après ${speech.count(care.dormantAfterSilentDays, ...days)} sans vente.`,
    ),
  },
  {
    id: 'baseline',
    text: speech.say(
      `Care comes back when a week falls ${speech.percent(care.baseline.dropPercent)} below the merchant’s own ${care.baseline.windowWeeks} weeks; looked at every ${speech.count(care.baseline.checkEveryDays, ...days)}, not twice within ${speech.count(care.baseline.minimumDaysBetweenDrops, ...days)}.`,
      `Le suivi revient quand une semaine tombe ${speech.percent(care.baseline.dropPercent)} sous les ${care.baseline.windowWeeks} semaines propres au marchand ; examen tous les ${speech.count(care.baseline.checkEveryDays, ...days)}, pas deux fois en ${speech.count(care.baseline.minimumDaysBetweenDrops, ...days)}.`,
    ),
  },
  {
    id: 'silence',
    text: speech.say(
      `Care comes back, too, once a merchant has been silent for ${care.baseline.silentRhythms} times its own usual gap, and for ${speech.count(care.baseline.minimumSilentDays, ...days)} at least; it is watched from its first sale on.`,
      `Le suivi revient aussi quand un marchand se tait depuis ${care.baseline.silentRhythms} fois son intervalle habituel, et au moins ${speech.count(care.baseline.minimumSilentDays, ...days)} ; il est observé dès sa première vente.`,
    ),
  },
  {
    id: 'referral',
    text: speech.say(
      `Whoever referred a merchant that sells is owed ${speech.money(care.referral.rewardMinor)}.`,
      `Qui a recommandé un marchand qui vend reçoit ${speech.money(care.referral.rewardMinor)}.`,
    ),
  },
];
