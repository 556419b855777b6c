import * as z from 'zod';
import { money, none, number, sentence, text } from './sentence.ts';
import type { Speech } from './speech.ts';

const fee = z.object({ method: text, plan: text.optional(), basisPoints: number, fixedMinor: number });
type Fee = z.infer<typeof fee>;

const forWhat = (speech: Speech, { method, plan }: Fee): string =>
  [speech.word(method), ...(plan === undefined ? [] : [speech.word(plan)])].join(', ');

const ofPlan = {
  en: (plan: string, speech: Speech): string =>
    plan === 'none' ? 'of payments without a plan' : plan === 'any' ? 'of any plan' : `of the plan ${speech.word(plan)}`,
  fr: (plan: string, speech: Speech): string =>
    plan === 'none'
      ? 'des paiements comptant'
      : plan === 'any'
        ? 'de tout échelonnement'
        : `de l’échelonnement ${speech.word(plan)}`,
};

/** what merchants pay, and when two people agree it */
export const priceSentences = {
  'no-prices': sentence(none, {
    en: () => 'Two people must agree every price.',
    fr: () => 'Tout tarif demande l’accord de deux personnes.',
  }),
  'list-price': sentence(z.object({ fees: z.array(fee) }), {
    en: ({ fees }, speech) =>
      `List price: ${fees.map((one) => `${forWhat(speech, one)}: ${speech.percent(one.basisPoints / 100)} plus ${speech.count(one.fixedMinor, 'minor unit', 'minor units')}`).join('; ')}.`,
    fr: ({ fees }, speech) =>
      `Tarif de base : ${fees.map((one) => `${forWhat(speech, one)} : ${speech.percent(one.basisPoints / 100)} plus ${speech.count(one.fixedMinor, 'unité mineure', 'unités mineures')}`).join(' ; ')}.`,
  }),
  'two-for-every-volume': sentence(none, {
    en: () => 'Two people must agree every price for a declared volume.',
    fr: () => 'Tout tarif pour un volume déclaré demande l’accord de deux personnes.',
  }),
  'two-from-volume': sentence(z.object({ from: money }), {
    en: ({ from }, speech) =>
      `Two people must agree a price if the declared monthly volume is ${speech.money(from)} or more, or in another currency.`,
    fr: ({ from }, speech) =>
      `Un tarif demande l’accord de deux personnes si le volume mensuel déclaré atteint ${speech.money(from)} ou est dans une autre devise.`,
  }),
  'merchant-accepts': sentence(none, {
    en: () =>
      'A price made for one merchant is an offer: it holds once an owner of the merchant accepts it on the merchant’s page.',
    fr: () =>
      'Un tarif propre à un marchand est une offre : il vaut dès qu’un titulaire du marchand l’accepte sur la page du marchand.',
  }),
  'share-ceiling': sentence(z.object({ countries: z.array(text), plan: text, since: text, most: number, source: text }), {
    en: ({ countries, plan, since, most, source }, speech) =>
      `From ${since} on, customers of merchants in ${speech.and(countries)} bear at most ${speech.percent(most / 100)} of the fee ${ofPlan.en(plan, speech)}. Source: ${source}.`,
    fr: ({ countries, plan, since, most, source }, speech) =>
      `Dès le ${since}, les clients des marchands de ${speech.and(countries)} supportent au plus ${speech.percent(most / 100)} des frais ${ofPlan.fr(plan, speech)}. Source : ${source}.`,
  }),
  'share-without-ceiling': sentence(none, {
    en: () => 'Where no such line speaks, the merchant bears the whole fee.',
    fr: () => 'Là où aucune de ces lignes ne s’applique, le marchand supporte tous les frais.',
  }),
} as const;
