import * as z from 'zod';
import { declineReason, informationItem, riskOutcome, riskRule } from '../../policy/risk-schema.ts';
import { shipped } from '../policy-texts/both.ts';
import { declineReasonIn } from '../policy-texts/decline-words.ts';
import { informationTexts } from '../policy-texts/information-texts.ts';
import { ruleTexts } from '../policy-texts/rule-texts.ts';
import { conditionWords } from './condition-words.ts';
import { none, number, sentence, text } from './sentence.ts';
import type { Speech } from './speech.ts';

type Item = z.infer<typeof informationItem>;
type Rule = z.infer<typeof riskRule>;

const itemTitle = (speech: Speech, { key, title }: Item): string =>
  `${speech.quote(shipped(informationTexts[key]?.title, title, speech.language))} (${key})`;
const itemRemedy = (speech: Speech, { key, remediation }: Item): string =>
  speech.quote(shipped(informationTexts[key]?.remedy, remediation, speech.language));
const ruleText = (speech: Speech, { key, text: written }: Rule): string =>
  speech.quote(shipped(ruleTexts[key], written, speech.language));

const ruleInEnglish = (rule: Rule, speech: Speech): string => {
  const n = speech.count(Math.abs(rule.points), 'point', 'points');
  return [
    `${ruleText(speech, rule)} ${rule.points < 0 ? `takes ${n} away` : `adds ${n}`} (${conditionWords(speech, rule.when)}).`,
    ...(rule.atLeast === undefined
      ? []
      : [`Whatever the score, the outcome is at least as strict as: ${speech.word(rule.atLeast)}.`]),
    ...(rule.request === undefined
      ? []
      : [`The merchant is asked for ${itemTitle(speech, rule.request)} and reads: ${itemRemedy(speech, rule.request)}.`]),
  ].join(' ');
};
const ruleInFrench = (rule: Rule, speech: Speech): string => {
  const n = speech.count(Math.abs(rule.points), 'point', 'points');
  return [
    `${ruleText(speech, rule)} ${rule.points < 0 ? `retire ${n}` : `ajoute ${n}`} (${conditionWords(speech, rule.when)}).`,
    ...(rule.atLeast === undefined
      ? []
      : [`Quel que soit le score, la décision est au moins aussi stricte que : ${speech.word(rule.atLeast)}.`]),
    ...(rule.request === undefined
      ? []
      : [`On demande ${itemTitle(speech, rule.request)} au marchand, qui lit : ${itemRemedy(speech, rule.request)}.`]),
  ].join(' ');
};

const band = z.object({ outcome: riskOutcome, from: number.optional(), to: number.optional() });
type Band = z.infer<typeof band>;
const scoreInEnglish = ({ from, to }: Band): string => {
  if (from === undefined) return to === undefined ? 'Any score' : `A score below ${to}`;
  return to === undefined ? `A score of ${from} or more` : `A score from ${from} to below ${to}`;
};
const scoreInFrench = ({ from, to }: Band): string => {
  if (from === undefined) return to === undefined ? 'Tout score' : `Score inférieur à ${to}`;
  return to === undefined ? `Score de ${from} ou plus` : `Score de ${from} à moins de ${to}`;
};

/** how a merchant's risk is scored, and what the score leads to */
export const riskSentences = {
  band: sentence(band, {
    en: (about, speech) => `${scoreInEnglish(about)}: ${speech.word(about.outcome)}.`,
    fr: (about, speech) => `${scoreInFrench(about)} : ${speech.word(about.outcome)}.`,
  }),
  rule: sentence(riskRule, { en: ruleInEnglish, fr: ruleInFrench }),
  screening: sentence(z.object({ possibleFrom: number, probableFrom: number }), {
    en: ({ possibleFrom, probableFrom }) =>
      `A name is a possible hit if its similarity to a listed name is ${possibleFrom} of 100 or more, and a probable hit from ${probableFrom}.`,
    fr: ({ possibleFrom, probableFrom }) =>
      `Un nom est une correspondance possible si sa ressemblance avec un nom listé atteint ${possibleFrom} sur 100, et probable dès ${probableFrom}.`,
  }),
  information: sentence(informationItem, {
    en: (item, speech) => `A reviewer may ask for ${itemTitle(speech, item)}. The merchant reads: ${itemRemedy(speech, item)}.`,
    fr: (item, speech) =>
      `L’examinateur peut demander ${itemTitle(speech, item)}. Le marchand lit : ${itemRemedy(speech, item)}.`,
  }),
  'decline-reason': sentence(declineReason, {
    en: (reason, speech) => {
      const { key, title, told } = declineReasonIn(reason, speech);
      const letter = told === undefined ? 'The letter does not tell the reason' : `The merchant reads: ${speech.quote(told)}`;
      return `A person may decline a merchant with the reason ${speech.quote(title)} (${key}). ${letter}.`;
    },
    fr: (reason, speech) => {
      const { key, title, told } = declineReasonIn(reason, speech);
      const letter = told === undefined ? 'La lettre ne donne pas la raison' : `Le marchand lit : ${speech.quote(told)}`;
      return `Une personne peut refuser un marchand pour le motif ${speech.quote(title)} (${key}). ${letter}.`;
    },
  }),
  rounds: sentence(z.object({ times: number }), {
    en: ({ times }, speech) =>
      `A merchant is asked for more information ${speech.count(times, 'time', 'times')} at most. After that, a person decides.`,
    fr: ({ times }, speech) =>
      `Un complément est demandé au marchand ${speech.count(times, 'fois', 'fois')} au plus. Ensuite, une personne décide.`,
  }),
  'nothing-prohibited': sentence(none, {
    en: () => 'Every line of business is accepted.',
    fr: () => 'Toutes les activités sont acceptées.',
  }),
  prohibited: sentence(z.object({ codes: z.array(text) }), {
    en: ({ codes }, speech) => `These merchant category codes are never accepted: ${speech.and(codes)}.`,
    fr: ({ codes }, speech) => `Ces codes de catégorie ne sont jamais acceptés : ${speech.and(codes)}.`,
  }),
} as const;
