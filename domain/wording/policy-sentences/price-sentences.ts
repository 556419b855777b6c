import * as z from 'zod';
import { money, none, number, sentence, text } from './sentence.ts';
import type { Speech } from './speech.ts';

const fee = z.object({ method: text, plan: text.optional(), basisPoints: number, fixedMinor: number });
type Fee = z.infer<typeof fee>;

const forWhat = (speech: Speech, { method, plan }: Fee): string =>
  [speech.word(method), ...(plan === undefined ? [] : [speech.word(plan)])].join(', ');

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
} as const;
