import * as z from 'zod';
import { currency, minor } from '../../values.ts';
import { phrase } from '../phrase.ts';
import { wordsOf } from '../told.ts';

const amount = z.object({ minor, currency });

/** why a decision takes two people */
export const twoPeoplePhrases = {
  'queue-takes-two': phrase(z.object({ queue: z.string() }), {
    en: ({ queue }, voice) => `every decision in the queue “${voice.word(queue)}” needs two people`,
    fr: ({ queue }, voice) => `toute décision de la file « ${voice.word(queue)} » demande deux personnes`,
  }),
  'reviews-take-two': phrase(z.object({}), {
    en: () => 'every review in this queue needs two people',
    fr: () => 'tout examen de cette file demande deux personnes',
  }),
  'score-takes-two': phrase(z.object({ score: z.number(), least: z.number() }), {
    en: ({ score, least }) => `risk score ${score} is at least ${least}`,
    fr: ({ score, least }) => `le score de risque ${score} atteint ${least}`,
  }),
  'volume-takes-two': phrase(z.object({ volume: amount, least: amount }), {
    en: ({ volume, least }, voice) => `declared monthly volume ${voice.money(volume)} is at least ${voice.money(least)}`,
    fr: ({ volume, least }, voice) => `le volume mensuel déclaré, ${voice.money(volume)}, atteint ${voice.money(least)}`,
  }),
  'volume-without-limit': phrase(z.object({ currency: z.string() }), {
    en: (about) => `a monthly volume was declared in ${about.currency}, and the policy has no limit in that currency`,
    fr: (about) => `un volume mensuel a été déclaré en ${about.currency}, et la politique n’a pas de limite dans cette devise`,
  }),
  'price-takes-two': phrase(z.object({}), {
    en: () => 'the price of a merchant with this volume needs two people',
    fr: () => 'le tarif d’un marchand de ce volume demande deux personnes',
  }),
  'change-takes-two': phrase(z.object({}), {
    en: () => 'an account change is approved by two people',
    fr: () => 'un changement de compte est approuvé par deux personnes',
  }),
  'name-takes-two': phrase(z.object({}), {
    en: () => 'screening found at least a possible match',
    fr: () => 'le filtrage a trouvé au moins une correspondance possible',
  }),
} as const;

export const twoPeopleWords = wordsOf(twoPeoplePhrases);
