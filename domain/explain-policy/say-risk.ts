import type { PolicyDocument } from '../policy/policy-schema.ts';
import type { RiskPolicy, RiskRule } from '../policy/risk-schema.ts';
import { sayCondition } from './say-condition.ts';
import type { Sentence, Speech } from './speech.ts';

const sayPoints = (speech: Speech, points: number): string => {
  const n = speech.count(Math.abs(points), ['point', 'points'], ['point', 'points']);
  return points < 0 ? speech.say(`takes ${n} away`, `retire ${n}`) : speech.say(`adds ${n}`, `ajoute ${n}`);
};

const sayRule = (speech: Speech, rule: RiskRule): string => {
  const when = sayCondition(speech, rule.when);
  const parts = [
    `${speech.quote(rule.text)} ${sayPoints(speech, rule.points)} (${when}).`,
    ...(rule.atLeast === undefined
      ? []
      : [
          speech.say(
            `Whatever the score, no milder than: ${speech.word(rule.atLeast)}.`,
            `Quel que soit le score, au moins : ${speech.word(rule.atLeast)}.`,
          ),
        ]),
    ...(rule.request === undefined
      ? []
      : [
          speech.say(
            `The merchant is asked for ${speech.quote(rule.request.title)} (${rule.request.key}): ${rule.request.remediation}.`,
            `On demande au marchand ${speech.quote(rule.request.title)} (${rule.request.key}) : ${rule.request.remediation}.`,
          ),
        ]),
  ];
  return parts.join(' ');
};

const sayBand = (speech: Speech, { outcome, from, to }: RiskPolicy['bands'][number]): string => {
  const what = speech.word(outcome);
  if (from === undefined && to === undefined) return speech.say(`Any score: ${what}.`, `Tout score : ${what}.`);
  if (from === undefined) return speech.say(`A score below ${to}: ${what}.`, `Score inférieur à ${to} : ${what}.`);
  if (to === undefined) return speech.say(`A score of ${from} and more: ${what}.`, `Score de ${from} et plus : ${what}.`);
  return speech.say(`A score from ${from} to below ${to}: ${what}.`, `Score de ${from} à moins de ${to} : ${what}.`);
};

/** how a merchant's risk is scored, and what the score brings about */
export const sayRisk = (speech: Speech, { risk }: PolicyDocument): readonly Sentence[] => [
  ...risk.bands.map((band) => ({ id: `band/${band.outcome}/${band.from ?? 'lowest'}`, text: sayBand(speech, band) })),
  ...risk.rules.map((rule) => ({ id: `rule/${rule.key}`, text: sayRule(speech, rule) })),
  {
    id: 'screening',
    text: speech.say(
      `A name is a possible hit from ${risk.screening.possibleFrom} points of similarity, a probable one from ${risk.screening.probableFrom}, of 100.`,
      `Un nom est une correspondance possible dès ${risk.screening.possibleFrom} points de ressemblance sur 100, probable dès ${risk.screening.probableFrom}.`,
    ),
  },
  ...risk.information.map(({ key, title, remediation }) => ({
    id: `information/${key}`,
    text: speech.say(
      `A reviewer may ask for ${speech.quote(title)} (${key}): ${remediation}.`,
      `Un examinateur peut demander ${speech.quote(title)} (${key}) : ${remediation}.`,
    ),
  })),
  {
    id: 'rounds',
    text: speech.say(
      `A merchant is asked for more ${speech.count(risk.maximumInformationRounds, ['time', 'times'], ['fois', 'fois'])} at most; then a person decides.`,
      `On redemande au marchand ${speech.count(risk.maximumInformationRounds, ['time', 'times'], ['fois', 'fois'])} au plus ; puis une personne décide.`,
    ),
  },
  {
    id: 'prohibited',
    text:
      risk.prohibitedMccs.length === 0
        ? speech.say('No line of business is never taken.', 'Aucune activité n’est exclue.')
        : speech.say(
            `Never taken: merchant category codes ${speech.and(risk.prohibitedMccs)}.`,
            `Jamais acceptés : codes d’activité ${speech.and(risk.prohibitedMccs)}.`,
          ),
  },
];
