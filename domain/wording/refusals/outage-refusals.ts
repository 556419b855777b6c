import * as z from 'zod';
import { instant } from '../../values.ts';
import { phrase } from '../phrase.ts';
import { count, none, text } from './members.ts';

/** why an outage is not declared, extended, confirmed or ended */
export const outageRefusals = {
  'outage-backdated': phrase(z.object({ from: instant }), {
    en: ({ from }, voice) =>
      `This outage began on ${voice.instant(from)}, before it was declared. A lead declares it, and a second lead confirms it. Or let it begin now.`,
    fr: ({ from }, voice) =>
      `Cet incident a commencé le ${voice.instant(from)}, avant d’être déclaré. Un responsable le déclare et un second le confirme. Sinon, faites-le commencer maintenant.`,
  }),
  'outage-confirmed': phrase(none, {
    en: () => 'This outage counts already. Nothing needs to be confirmed.',
    fr: () => 'Cet incident compte déjà. Il n’y a rien à confirmer.',
  }),
  'outage-ends-before': phrase(z.object({ from: instant }), {
    en: ({ from }, voice) => `The outage begins on ${voice.instant(from)}. Choose an end after that.`,
    fr: ({ from }, voice) => `L’incident commence le ${voice.instant(from)}. Choisissez une fin postérieure.`,
  }),
  'outage-known': phrase(z.object({ provider: text, until: instant }), {
    en: ({ provider, until }, voice) => `This outage of ${provider} is known, until ${voice.instant(until)}. Extend it instead.`,
    fr: ({ provider, until }, voice) =>
      `Cet incident de ${provider} est connu, jusqu’au ${voice.instant(until)}. Prolongez-le plutôt.`,
  }),
  'outage-not-longer': phrase(z.object({ until: instant }), {
    en: ({ until }, voice) => `The outage lasts until ${voice.instant(until)} already. Choose a later end, or end it now.`,
    fr: ({ until }, voice) =>
      `L’incident dure déjà jusqu’au ${voice.instant(until)}. Choisissez une fin plus tardive, ou mettez-y fin maintenant.`,
  }),
  'outage-over': phrase(z.object({ until: instant }), {
    en: ({ until }, voice) => `This outage ended on ${voice.instant(until)}. If it goes on, declare a new one.`,
    fr: ({ until }, voice) => `Cet incident a pris fin le ${voice.instant(until)}. S’il continue, déclarez-en un nouveau.`,
  }),
  'outage-second-person': phrase(none, {
    en: () => 'You declared this outage. A different lead must confirm it.',
    fr: () => 'Vous avez déclaré cet incident. Un autre responsable doit le confirmer.',
  }),
  'outage-too-long': phrase(z.object({ days: count }), {
    en: ({ days }) => `An outage lasts at most ${days} days. Choose an earlier end, and extend it later if needed.`,
    fr: ({ days }) =>
      `Un incident dure au plus ${days} jours. Choisissez une fin plus proche, et prolongez-le plus tard si besoin.`,
  }),
  'outage-unconfirmed': phrase(none, {
    en: () => 'A second lead must confirm this outage before it can be extended.',
    fr: () => 'Un second responsable doit confirmer cet incident avant qu’il puisse être prolongé.',
  }),
  'outage-unknown': phrase(none, {
    en: () => 'There is no such outage. Reload the page.',
    fr: () => 'Cet incident n’existe pas. Rechargez la page.',
  }),
} as const;
