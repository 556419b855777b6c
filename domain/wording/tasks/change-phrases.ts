import * as z from 'zod';
import { instant } from '../../values.ts';
import { phrase } from '../phrase.ts';

const text = z.string();
const change = z.object({ of: text, merchant: text });
const none = z.object({});

/** titles of tasks about account changes, and what a person reads before deciding */
export const changePhrases = {
  'change-call-back': phrase(change, {
    en: ({ of, merchant }, voice) => `Call ${merchant} back about a change: ${voice.word(of)}`,
    fr: ({ of, merchant }, voice) => `Rappeler ${merchant} au sujet d’un changement : ${voice.word(of)}`,
  }),
  'change-holder': phrase(change, {
    en: ({ merchant }) => `Account holder not confirmed: ${merchant}`,
    fr: ({ merchant }) => `Titulaire du compte non confirmé : ${merchant}`,
  }),
  'change-approval': phrase(change, {
    en: ({ of, merchant }, voice) => `Approve a change for ${merchant}: ${voice.word(of)}`,
    fr: ({ of, merchant }, voice) => `Approuver un changement pour ${merchant} : ${voice.word(of)}`,
  }),
  'change-objected': phrase(change, {
    en: ({ of, merchant }, voice) => `Objection to a change for ${merchant}: ${voice.word(of)}. Payouts wait`,
    fr: ({ of, merchant }, voice) => `Opposition à un changement pour ${merchant} : ${voice.word(of)}. Versements suspendus`,
  }),
  'change-stopped-because': phrase(z.object({ because: text }), {
    en: ({ because }, voice) => `The change was stopped: ${voice.word(because)}`,
    fr: ({ because }, voice) => `Le changement est arrêté : ${voice.word(because)}`,
  }),
  'change-asked-by': phrase(z.object({ by: text, through: text, at: instant }), {
    en: ({ by, through, at }, voice) =>
      `Asked for by ${voice.person(by)} on ${voice.instant(at)}, through: ${voice.word(through)}`,
    fr: ({ by, through, at }, voice) => `Demandé par ${voice.person(by)} le ${voice.instant(at)}, par : ${voice.word(through)}`,
  }),
  'change-to-account': phrase(z.object({ last4: text, country: text }), {
    en: ({ last4, country }) => `New account: ${country}, ending in ${last4}`,
    fr: ({ last4, country }) => `Nouveau compte : ${country}, se terminant par ${last4}`,
  }),
  'change-to-text': phrase(z.object({ value: text }), {
    en: ({ value }) => `New value: ${value}`,
    fr: ({ value }) => `Nouvelle valeur : ${value}`,
  }),
  'change-call-only': phrase(z.object({ channel: text, value: text, since: instant }), {
    en: ({ channel, value, since }, voice) =>
      `Use only this contact, known since ${voice.instant(since)} (${voice.word(channel)}): ${value}. Never one given in the request`,
    fr: ({ channel, value, since }, voice) =>
      `N’utilisez que ce contact, connu depuis le ${voice.instant(since)} (${voice.word(channel)}) : ${value}. Jamais un contact donné dans la demande`,
  }),
  'change-flag': phrase(z.object({ flag: text, points: z.number() }), {
    en: ({ flag, points }, voice) => `${points} ${voice.word(flag)}`,
    fr: ({ flag, points }, voice) => `${points} ${voice.word(flag)}`,
  }),
  'change-no-flags': phrase(none, { en: () => 'No red flags', fr: () => 'Aucun signal d’alerte' }),
  'change-holder-answer': phrase(z.object({ answer: text, name: text.optional() }), {
    en: ({ answer, name }, voice) => `Account holder check: ${voice.word(answer)}${name === undefined ? '' : ` (${name})`}`,
    fr: ({ answer, name }, voice) => `Contrôle du titulaire : ${voice.word(answer)}${name === undefined ? '' : ` (${name})`}`,
  }),
  'change-override': phrase(z.object({ by: text, reason: text }), {
    en: ({ by, reason }, voice) => `${voice.person(by)} went on all the same: ${reason}`,
    fr: ({ by, reason }, voice) => `${voice.person(by)} a poursuivi malgré tout : ${reason}`,
  }),
  'change-called-back': phrase(z.object({ by: text, at: instant, reason: text }), {
    en: ({ by, at, reason }, voice) => `Called back by ${voice.person(by)} on ${voice.instant(at)}: ${reason}`,
    fr: ({ by, at, reason }, voice) => `Rappelé par ${voice.person(by)} le ${voice.instant(at)} : ${reason}`,
  }),
  'change-cooled-off': phrase(z.object({ until: instant, workingDays: z.number(), reasons: z.array(text) }), {
    en: ({ until, workingDays, reasons }, voice) =>
      `Cooling-off: ${voice.number(workingDays)} working days (${voice.words(reasons)}), until ${voice.instant(until)}`,
    fr: ({ until, workingDays, reasons }, voice) =>
      `Délai de réflexion : ${voice.number(workingDays)} jours ouvrés (${voice.words(reasons)}), jusqu’au ${voice.instant(until)}`,
  }),
} as const;
