import * as z from 'zod';
import { money, none, number, sentence, text } from './sentence.ts';

/** how a change of bank account, address or contact is made sure of */
export const changeSentences = {
  'no-changes': sentence(none, {
    en: () => 'Changes of bank account, address or contact are not taken.',
    fr: () => 'Les changements de compte bancaire, d’adresse ou de contact ne sont pas acceptés.',
  }),
  'change-evidence': sentence(z.object({ kinds: z.array(text) }), {
    en: ({ kinds }, { and, word }) =>
      kinds.length === 0 ? 'No document is asked for.' : `A document is asked for and verified: ${and(kinds.map(word))}.`,
    fr: ({ kinds }, { and, word }) =>
      kinds.length === 0
        ? 'Aucun justificatif n’est demandé.'
        : `Un justificatif est demandé et vérifié : ${and(kinds.map(word))}.`,
  }),
  'change-contact': sentence(z.object({ days: number, formerDays: number }), {
    en: ({ days, formerDays }, { count }) =>
      `The merchant is called back on a contact known for ${count(days, 'day', 'days')} before the request. A replaced contact is still told for ${count(formerDays, 'day', 'days')}.`,
    fr: ({ days, formerDays }, { count }) =>
      `Le marchand est rappelé sur un contact connu depuis ${count(days, 'jour', 'jours')} avant la demande. Un contact remplacé reste averti pendant ${count(formerDays, 'jour', 'jours')}.`,
  }),
  'change-cooling-off': sentence(z.object({ usual: number, long: number, score: number }), {
    en: ({ usual, long, score }, { count, number: n }) =>
      `Cooling-off: ${count(usual, 'working day', 'working days')}; ${count(long, 'working day', 'working days')} if the account holder does not match or cannot be checked, in another country, or from ${n(score)} points of red flags.`,
    fr: ({ usual, long, score }, { count, number: n }) =>
      `Délai de réflexion : ${count(usual, 'jour ouvré', 'jours ouvrés')} ; ${count(long, 'jour ouvré', 'jours ouvrés')} si le titulaire ne correspond pas ou ne peut être contrôlé, dans un autre pays, ou dès ${n(score)} points de signaux d’alerte.`,
  }),
  'change-people': sentence(none, {
    en: () => 'At least three people ask, call back and approve. Two of them approve.',
    fr: () => 'Trois personnes au moins demandent, rappellent et approuvent. Deux d’entre elles approuvent.',
  }),
  'change-flags': sentence(z.object({ flags: z.record(z.string(), number) }), {
    en: ({ flags }, { and, word, number: n }) =>
      `Red flags: ${and(Object.entries(flags).map(([flag, points]) => `${word(flag)} ${n(points)}`))}.`,
    fr: ({ flags }, { and, word, number: n }) =>
      `Signaux d’alerte : ${and(Object.entries(flags).map(([flag, points]) => `${word(flag)} ${n(points)}`))}.`,
  }),
  'change-large-payout': sentence(z.object({ from: money }), {
    en: ({ from }, speech) => `A payout that is due is large from ${speech.money(from)}.`,
    fr: ({ from }, speech) => `Un versement attendu est important à partir de ${speech.money(from)}.`,
  }),
  'change-hold': sentence(z.object({ whenClosed: z.boolean() }), {
    en: ({ whenClosed }) =>
      whenClosed
        ? 'Payouts wait after an objection, and while the old account is closed and the new one is not checked.'
        : 'Payouts wait after an objection. They do not wait because the old account is closed.',
    fr: ({ whenClosed }) =>
      whenClosed
        ? 'Les versements attendent après une opposition, et tant que l’ancien compte est fermé et le nouveau non vérifié.'
        : 'Les versements attendent après une opposition. Ils n’attendent pas du fait que l’ancien compte est fermé.',
  }),
  'change-ends': sentence(z.object({ days: number, payoutDays: number }), {
    en: ({ days, payoutDays }, { count }) =>
      `A change without its document ends after ${count(days, 'day', 'days')}. The first payout is watched for ${count(payoutDays, 'day', 'days')}.`,
    fr: ({ days, payoutDays }, { count }) =>
      `Un changement sans justificatif prend fin après ${count(days, 'jour', 'jours')}. Le premier versement est surveillé pendant ${count(payoutDays, 'jour', 'jours')}.`,
  }),
} as const;
