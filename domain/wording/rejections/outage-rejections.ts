import * as z from 'zod';
import { instant } from '../../values.ts';
import { advice } from '../advice.ts';

const spans = z.object({ until: instant });

/** why an event about an outage was refused */
export const outageRejections = {
  outage_backdated: advice(z.object({ from: instant }), {
    en: ({ from }) => ({
      message: `data.from ${from} is more than a quarter of an hour ago`,
      remedy: 'send the outage as it happens; for an earlier one a lead declares it in the console and a second lead confirms it',
    }),
    fr: ({ from }) => ({
      message: `data.from ${from} remonte à plus d’un quart d’heure`,
      remedy:
        'envoyez l’incident au moment où il se produit ; pour un incident antérieur, un responsable le déclare dans la console et un second le confirme',
    }),
  }),
  outage_ends_before: advice(z.object({ from: instant }), {
    en: ({ from }) => ({ message: `data.until is not after ${from}, when the outage begins`, remedy: 'send a later data.until' }),
    fr: ({ from }) => ({
      message: `data.until n’est pas postérieur au ${from}, début de l’incident`,
      remedy: 'envoyez un data.until plus tardif',
    }),
  }),
  outage_known: advice(spans, {
    en: ({ until }) => ({
      message: `an outage with this subject is known, until ${until}`,
      remedy: 'send outage.extended.v1 for it, or name another subject',
    }),
    fr: ({ until }) => ({
      message: `un incident avec ce subject est connu, jusqu’au ${until}`,
      remedy: 'envoyez outage.extended.v1 pour celui-ci, ou nommez un autre subject',
    }),
  }),
  outage_not_longer: advice(spans, {
    en: ({ until }) => ({ message: `the outage lasts until ${until} already`, remedy: 'send a later data.until' }),
    fr: ({ until }) => ({ message: `l’incident dure déjà jusqu’au ${until}`, remedy: 'envoyez un data.until plus tardif' }),
  }),
  outage_over: advice(spans, {
    en: ({ until }) => ({
      message: `the outage ended on ${until}`,
      remedy: 'send outage.declared.v1 with another subject if it goes on',
    }),
    fr: ({ until }) => ({
      message: `l’incident a pris fin le ${until}`,
      remedy: 'envoyez outage.declared.v1 avec un autre subject s’il continue',
    }),
  }),
  outage_sender: advice(z.object({ provider: z.string() }), {
    en: ({ provider }) => ({
      message: `this source may not tell of outages of "${provider}"`,
      remedy: 'send it from a source that the policy names for this provider, or declare the outage in the console',
    }),
    fr: ({ provider }) => ({
      message: `cette source ne peut pas annoncer d’incident de « ${provider} »`,
      remedy: 'envoyez-le d’une source que la politique nomme pour ce prestataire, ou déclarez l’incident dans la console',
    }),
  }),
  outage_too_long: advice(z.object({ days: z.number() }), {
    en: ({ days }) => ({ message: `data.until is more than ${days} days after data.from`, remedy: 'send an earlier data.until' }),
    fr: ({ days }) => ({
      message: `data.until est à plus de ${days} jours de data.from`,
      remedy: 'envoyez un data.until plus proche',
    }),
  }),
  outage_unknown: advice(z.object({}), {
    en: () => ({
      message: 'no outage with this subject was declared by this source',
      remedy: 'send outage.declared.v1 with the same subject first',
    }),
    fr: () => ({
      message: 'aucun incident avec ce subject n’a été déclaré par cette source',
      remedy: 'envoyez d’abord outage.declared.v1 avec le même subject',
    }),
  }),
} as const;
