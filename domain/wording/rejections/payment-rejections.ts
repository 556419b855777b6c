import * as z from 'zod';
import { advice } from '../advice.ts';
import { fieldRemedy } from './field-remedies.ts';
import { foundValue } from './finding.ts';
import { found } from './found.ts';

const text = z.string();
const amount = z.number();

/** why a payment was not counted */
export const paymentRejections = {
  amount_not_positive: advice(z.union([foundValue, z.object({ amountMinor: amount })]), {
    en: (about) =>
      'problem' in about
        ? found('en', about)
        : { message: `amountMinor is ${about.amountMinor}`, remedy: fieldRemedy('en', 'amountMinor') },
    fr: (about) =>
      'problem' in about
        ? found('fr', about)
        : { message: `amountMinor vaut ${about.amountMinor}`, remedy: fieldRemedy('fr', 'amountMinor') },
  }),
  amount_too_large: advice(z.object({ amountMinor: amount, most: amount }), {
    en: ({ amountMinor, most }) => ({
      message: `amountMinor is ${amountMinor}`,
      remedy: `send minor units, at most ${most} per payment`,
    }),
    fr: ({ amountMinor, most }) => ({
      message: `amountMinor vaut ${amountMinor}`,
      remedy: `envoyez des unités mineures, au plus ${most} par paiement`,
    }),
  }),
  wrong_currency: advice(z.object({ currency: text, own: text }), {
    en: ({ currency, own }) => ({
      message: `currency is ${currency}, the merchant's is ${own}`,
      remedy: `send the settled amount in ${own}`,
    }),
    fr: ({ currency, own }) => ({
      message: `currency vaut ${currency}, la monnaie du marchand est ${own}`,
      remedy: `envoyez le montant réglé en ${own}`,
    }),
  }),
  in_the_future: advice(z.object({ field: text, at: text, now: text }), {
    en: ({ field, at, now }) => ({
      message: `${field} is ${at}, more than a day after ${now}`,
      remedy: 'send the instant of the capture, in UTC or with its offset',
    }),
    fr: ({ field, at, now }) => ({
      message: `${field} vaut ${at}, plus d’un jour après ${now}`,
      remedy: 'envoyez l’instant de l’encaissement, en UTC ou avec son décalage',
    }),
  }),
  merchant_declined: advice(z.object({ at: text }), {
    en: ({ at }) => ({
      message: `subject was declined at ${at}`,
      remedy: 'stop the merchant at the payment ledger and return the money',
    }),
    fr: ({ at }) => ({
      message: `subject : ce marchand a été refusé le ${at}`,
      remedy: 'arrêtez le marchand dans le registre des paiements et rendez l’argent',
    }),
  }),
  merchant_closed: advice(z.union([z.object({ at: text }), z.object({ subject: text })]), {
    en: (about) =>
      'at' in about
        ? {
            message: `subject left at ${about.at}`,
            remedy: 'stop the merchant at the payment ledger; refunds are still taken',
          }
        : {
            message: `the merchant of subject "${about.subject}" has left`,
            remedy: 'send a new external reference as subject to apply again',
          },
    fr: (about) =>
      'at' in about
        ? {
            message: `subject : ce marchand est parti le ${about.at}`,
            remedy: 'arrêtez le marchand dans le registre des paiements ; les remboursements sont encore acceptés',
          }
        : {
            message: `le marchand de subject « ${about.subject} » est parti`,
            remedy: 'envoyez une nouvelle référence externe dans subject pour refaire une demande',
          },
  }),
  payment_before_approval: advice(z.object({}), {
    en: () => ({
      message: 'subject is not approved yet; the payment is held until the approval and never counted after a refusal',
      remedy:
        'nothing to send again; stop the merchant at the payment ledger until its approval, return the money if it is declined',
    }),
    fr: () => ({
      message:
        'subject : ce marchand n’est pas encore approuvé ; le paiement est retenu jusqu’à l’approbation et jamais compté après un refus',
      remedy:
        'rien à renvoyer ; arrêtez le marchand dans le registre des paiements jusqu’à son approbation, rendez l’argent s’il est refusé',
    }),
  }),
  payment_conflict: advice(z.object({ field: text, value: text, amountMinor: amount, at: text }), {
    en: ({ field, value, amountMinor, at }) => ({
      message: `${field} is ${value}, but this id was counted with ${amountMinor} minor units at ${at}`,
      remedy: 'nothing to send again if it is the same payment; another payment needs an id of its own, a correction is a refund',
    }),
    fr: ({ field, value, amountMinor, at }) => ({
      message: `${field} vaut ${value}, mais cet id a déjà été compté avec ${amountMinor} unités mineures le ${at}`,
      remedy:
        'rien à renvoyer si c’est le même paiement ; un autre paiement demande son propre id, une correction est un remboursement',
    }),
  }),
} as const;
