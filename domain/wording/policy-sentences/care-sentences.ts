import * as z from 'zod';
import { money, none, number, sentence, text, yes } from './sentence.ts';
import type { Speech } from './speech.ts';

const ratings = z.object({ checkInDays: z.array(number), afterCase: yes, gapDays: number });
const days = (speech: Speech, n: number): string =>
  speech.language === 'en' ? speech.count(n, 'day', 'days') : speech.count(n, 'jour', 'jours');
const list = (speech: Speech, numbers: readonly number[]): string => speech.and(numbers.map(String));

/** what is watched once a merchant sells */
export const careSentences = {
  'milestone-volume': sentence(z.object({ key: text, volume: money }), {
    en: ({ key, volume }, speech) =>
      `The milestone ${speech.quote(key)} is reached with a captured volume of ${speech.money(volume)}.`,
    fr: ({ key, volume }, speech) =>
      `Le jalon ${speech.quote(key)} est atteint avec un volume encaissé de ${speech.money(volume)}.`,
  }),
  'milestone-sales': sentence(z.object({ key: text, sales: number }), {
    en: ({ key, sales }, speech) => `The milestone ${speech.quote(key)} is reached with ${speech.count(sales, 'sale', 'sales')}.`,
    fr: ({ key, sales }, speech) => `Le jalon ${speech.quote(key)} est atteint avec ${speech.count(sales, 'vente', 'ventes')}.`,
  }),
  'check-ins': sentence(z.object({ days: z.array(number) }), {
    en: (about, speech) => `Check-ins start ${list(speech, about.days)} days after activation.`,
    fr: (about, speech) => `Des points de suivi ont lieu ${list(speech, about.days)} jours après l’activation.`,
  }),
  requests: sentence(z.object({ openAtOnce: number, unanswered: number, messages: number, reopenDays: number }), {
    en: ({ openAtOnce, unanswered, messages, reopenDays }, speech) =>
      `A merchant may have ${speech.count(openAtOnce, 'request', 'requests')} waiting for an answer, with ${speech.count(unanswered, 'unanswered message', 'unanswered messages')} in each and ${speech.count(messages, 'message', 'messages')} in all, and may open a closed one again for ${speech.count(reopenDays, 'day', 'days')}.`,
    fr: ({ openAtOnce, unanswered, messages, reopenDays }, speech) =>
      `Un marchand peut avoir ${speech.count(openAtOnce, 'demande', 'demandes')} en attente de réponse, avec ${speech.count(unanswered, 'message sans réponse', 'messages sans réponse')} dans chacune et ${speech.count(messages, 'message', 'messages')} en tout ; une demande close peut être rouverte pendant ${speech.count(reopenDays, 'jour', 'jours')}.`,
  }),
  'no-ratings': sentence(none, {
    en: () => 'Merchants are not asked for a rating.',
    fr: () => 'Aucun avis n’est demandé aux marchands.',
  }),
  ratings: sentence(ratings, {
    en: ({ checkInDays, afterCase, gapDays }, speech) =>
      `Merchants are asked for a rating ${speech.and([
        ...(checkInDays.length === 0 ? [] : [`at the check-ins of day ${list(speech, checkInDays)}`]),
        ...(afterCase ? ['after a case is closed'] : []),
      ])}, at most once in ${days(speech, gapDays)}.`,
    fr: ({ checkInDays, afterCase, gapDays }, speech) =>
      `Un avis est demandé ${speech.and([
        ...(checkInDays.length === 0 ? [] : [`aux points de suivi du jour ${list(speech, checkInDays)}`]),
        ...(afterCase ? ['après la clôture d’un dossier'] : []),
      ])}, au plus une fois en ${days(speech, gapDays)}.`,
  }),
  dormant: sentence(z.object({ days: number }), {
    en: (about, speech) => `A merchant that has sold before becomes dormant after ${days(speech, about.days)} without a sale.`,
    fr: (about, speech) => `Un marchand qui a déjà vendu devient dormant après ${days(speech, about.days)} sans vente.`,
  }),
  baseline: sentence(z.object({ dropPercent: number, weeks: number, everyDays: number, gapDays: number }), {
    en: ({ dropPercent, weeks, everyDays, gapDays }, speech) =>
      `Sales have dropped when a week is ${speech.percent(dropPercent)} below the merchant’s own average of ${speech.count(weeks, 'week', 'weeks')}. This is checked every ${days(speech, everyDays)} and reported at most once in ${days(speech, gapDays)}.`,
    fr: ({ dropPercent, weeks, everyDays, gapDays }, speech) =>
      `Les ventes sont en baisse quand une semaine est ${speech.percent(dropPercent)} sous la moyenne du marchand sur ${speech.count(weeks, 'semaine', 'semaines')}. Contrôle tous les ${days(speech, everyDays)}, signalé au plus une fois en ${days(speech, gapDays)}.`,
  }),
  silence: sentence(z.object({ rhythms: number, days: number }), {
    en: (about, speech) =>
      `A merchant also gets a check-in when it has not sold for ${speech.number(about.rhythms)} times its usual interval, and for at least ${days(speech, about.days)}. Merchants are watched from their first sale.`,
    fr: (about, speech) =>
      `Un point de suivi a lieu aussi quand un marchand n’a pas vendu depuis ${speech.number(about.rhythms)} fois son intervalle habituel, et depuis au moins ${days(speech, about.days)}. Les marchands sont observés dès leur première vente.`,
  }),
  referral: sentence(z.object({ reward: money }), {
    en: ({ reward }, speech) => `The referrer of a merchant that sells receives ${speech.money(reward)}.`,
    fr: ({ reward }, speech) => `Le parrain d’un marchand qui vend reçoit ${speech.money(reward)}.`,
  }),
} as const;
