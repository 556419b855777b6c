import * as z from 'zod';
import { day } from '../../values.ts';
import { identifierErrors } from '../identifier-errors.ts';
import { phrase } from '../phrase.ts';
import { queueWork } from '../policy-texts/queue-words.ts';
import { informationRemedy, requirementTitle } from '../policy-texts/requirement-words.ts';
import { ruleText } from '../policy-texts/rule-words.ts';
import { wordsOf } from '../told.ts';
import type { Voice } from '../voice.ts';
import { changePhrases } from './change-phrases.ts';
import { changeSubjectWord } from './change-subject-words.ts';

const text = z.string();
const titled = z.object({ id: text, title: text, of: text.optional(), method: text.optional() });

const whom = {
  merchant: ['the merchant', 'du marchand'],
  operations: ['us', 'de nous'],
  provider: ['the provider', 'du prestataire'],
} as const;
const due = titled.extend({
  from: z.enum(['merchant', 'operations', 'provider']),
  deadline: day.optional(),
  restricts: z.array(text),
});
const and = (values: readonly string[], { language, word }: Voice): string =>
  new Intl.ListFormat(language, { type: 'conjunction' }).format(values.map(word));

const keyWishWords = {
  en: { new: 'New API key', rotate: 'Another API key in place of this one', end: 'End of an API key' },
  fr: { new: 'Nouvelle clé d’API', rotate: 'Remplacement d’une clé d’API', end: 'Révocation d’une clé d’API' },
} as const;

/** titles of tasks, and facts to read before deciding one */
export const taskPhrases = {
  'api-key-asked': phrase(z.object({ wish: z.enum(['new', 'rotate', 'end']), name: text, by: text }), {
    en: ({ wish, name, by }) => `${keyWishWords.en[wish]} asked for by ${by}: ${name}`,
    fr: ({ wish, name, by }) => `${keyWishWords.fr[wish]}, à la demande de ${by} : ${name}`,
  }),
  'change-asked': phrase(z.object({ subject: text, by: text }), {
    en: ({ subject, by }) => `Change asked for by ${by}: ${changeSubjectWord(subject, 'en')}`,
    fr: ({ subject, by }) => `Modification demandée par ${by} : ${changeSubjectWord(subject, 'fr')}`,
  }),
  'deadline-missed': phrase(titled, {
    en: (requirement, voice) => `Deadline missed: ${requirementTitle(requirement, voice)}`,
    fr: (requirement, voice) => `Échéance manquée : ${requirementTitle(requirement, voice)}`,
  }),
  'document-unscanned': phrase(titled, {
    en: (requirement, voice) => `Document not scanned: ${requirementTitle(requirement, voice)}`,
    fr: (requirement, voice) => `Document non analysé : ${requirementTitle(requirement, voice)}`,
  }),
  'requirement-work': phrase(titled, {
    en: (requirement, voice) => requirementTitle(requirement, voice),
    fr: (requirement, voice) => requirementTitle(requirement, voice),
  }),
  'queue-work': phrase(z.object({ queue: text, title: text, merchant: text }), {
    en: ({ queue, title, merchant }, voice) => queueWork(queue, title, merchant, voice),
    fr: ({ queue, title, merchant }, voice) => queueWork(queue, title, merchant, voice),
  }),
  'risk-review': phrase(z.object({ merchant: text }), {
    en: ({ merchant }) => `Risk review of ${merchant}`,
    fr: ({ merchant }) => `Examen du risque : ${merchant}`,
  }),
  'critical-health': phrase(z.object({ merchant: text }), {
    en: ({ merchant }) => `Critical health: ${merchant}`,
    fr: ({ merchant }) => `Santé critique : ${merchant}`,
  }),
  'in-stage': phrase(z.object({ stage: text, since: day }), {
    en: ({ stage, since }, voice) => `Stage: ${voice.word(stage)}, since ${voice.day(since)}`,
    fr: ({ stage, since }, voice) => `Étape : ${voice.word(stage)}, depuis le ${voice.day(since)}`,
  }),
  'requirement-due': phrase(due, {
    en: ({ from, deadline, restricts, ...requirement }, voice) => {
      const waiting = `waiting on ${whom[from][0]}: ${requirementTitle(requirement, voice)}`;
      if (deadline === undefined) return waiting;
      const stops = restricts.length === 0 ? '' : `, then ${and(restricts, voice)} stop`;
      return `due on ${voice.day(deadline)}${stops}; ${waiting}`;
    },
    fr: ({ from, deadline, restricts, ...requirement }, voice) => {
      const waiting = `en attente ${whom[from][1]} : ${requirementTitle(requirement, voice)}`;
      if (deadline === undefined) return waiting;
      const stops = restricts.length === 0 ? '' : `, puis arrêt : ${and(restricts, voice)}`;
      return `dû le ${voice.day(deadline)}${stops} ; ${waiting}`;
    },
  }),
  'requirement-remedy': phrase(z.object({ id: text, code: text, remedy: text }), {
    en: ({ id, code, remedy }, voice) => `${voice.word(code)}: ${informationRemedy(id, remedy, voice)}`,
    fr: ({ id, code, remedy }, voice) => `${voice.word(code)} : ${informationRemedy(id, remedy, voice)}`,
  }),
  'risk-score': phrase(z.object({ score: z.number() }), {
    en: ({ score }) => `Risk score: ${score}`,
    fr: ({ score }) => `Score de risque : ${score}`,
  }),
  'risk-score-unknown': phrase(z.object({}), { en: () => 'Risk score: unknown', fr: () => 'Score de risque : inconnu' }),
  'risk-reason': phrase(z.object({ rule: text, text, points: z.number() }), {
    en: (about, voice) => `${about.points} ${ruleText(about.rule, about.text, voice)}`,
    fr: (about, voice) => `${about.points} ${ruleText(about.rule, about.text, voice)}`,
  }),
  'health-score': phrase(z.object({ score: z.number() }), {
    en: ({ score }) => `Health score: ${score}`,
    fr: ({ score }) => `Score de santé : ${score}`,
  }),
  'open-case': phrase(z.object({ title: text }), {
    en: ({ title }) => `Open case: ${title}`,
    fr: ({ title }) => `Dossier ouvert : ${title}`,
  }),
} as const;

export const taskWords = wordsOf({ ...taskPhrases, ...changePhrases, ...identifierErrors });
