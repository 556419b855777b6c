import * as z from 'zod';
import { instant } from '../../values.ts';
import { phrase } from '../phrase.ts';
import { none, text } from './members.ts';

/** why the persons of a merchant are not erased, or may not be looked at */
export const privacyRefusals = {
  'erasure-asked': phrase(z.object({ by: text }), {
    en: ({ by }, voice) => `${voice.person(by)} has asked for this erasure already. A second person confirms or refuses it.`,
    fr: ({ by }, voice) => `${voice.person(by)} a déjà demandé cet effacement. Une seconde personne le confirme ou le refuse.`,
  }),
  'erasure-decided': phrase(none, {
    en: () => 'This erasure was decided before. Reload the page.',
    fr: () => 'Cet effacement a déjà été décidé. Rechargez la page.',
  }),
  'erasure-not-asked': phrase(none, {
    en: () => 'Nobody has asked for an erasure here.',
    fr: () => 'Personne n’a demandé d’effacement ici.',
  }),
  'erasure-second-person': phrase(none, {
    en: () => 'You asked for this erasure. A different person must confirm it.',
    fr: () => 'Vous avez demandé cet effacement. Une autre personne doit le confirmer.',
  }),
  'erasure-while-present': phrase(none, {
    en: () => 'The relationship has not ended: the law asks for these records while it lasts. Withdraw the merchant first.',
    fr: () =>
      'La relation n’est pas terminée : la loi demande de garder ces données tant qu’elle dure. Résiliez d’abord le marchand.',
  }),
  'legal-hold': phrase(z.object({ by: text, at: instant }), {
    en: ({ by, at }, voice) =>
      `${voice.person(by)} placed a legal hold on ${voice.instant(at)}: nothing of this merchant may be erased until it is lifted.`,
    fr: ({ by, at }, voice) =>
      `${voice.person(by)} a ordonné une conservation le ${voice.instant(at)} : rien de ce marchand ne peut être effacé avant sa levée.`,
  }),
  'legal-hold-none': phrase(none, {
    en: () => 'There is no legal hold on this merchant.',
    fr: () => 'Aucune conservation n’est ordonnée pour ce marchand.',
  }),
  'merchant-restricted': phrase(z.object({ until: instant }), {
    en: ({ until }, voice) => `This merchant is restricted until ${voice.instant(until)}: its data is used for nothing.`,
    fr: ({ until }, voice) => `Ce marchand est restreint jusqu’au ${voice.instant(until)} : ses données ne servent à rien.`,
  }),
} as const;
