import * as z from 'zod';
import { advice } from '../advice.ts';
import { foundValue } from './finding.ts';
import { found } from './found.ts';

const text = z.string();

/** why an event about a merchant was refused */
export const factRejections = {
  field_invalid: advice(foundValue, { en: (about) => found('en', about), fr: (about) => found('fr', about) }),
  field_missing: advice(z.union([foundValue, z.object({ requirementId: text })]), {
    en: (about) =>
      'problem' in about
        ? found('en', about)
        : {
            message: `data.value is missing: ${about.requirementId} takes the corrected value itself`,
            remedy: 'send the corrected value as data.value',
          },
    fr: (about) =>
      'problem' in about
        ? found('fr', about)
        : {
            message: `data.value manque : ${about.requirementId} attend la valeur corrigée elle-même`,
            remedy: 'envoyez la valeur corrigée dans data.value',
          },
  }),
  account_change_wanted: advice(z.object({ requirementId: text }), {
    en: ({ requirementId }) => ({
      message: `${requirementId}: the merchant is approved, and this would change its account or contact`,
      remedy: 'ask for an account change on the merchant’s page or in the console',
    }),
    fr: ({ requirementId }) => ({
      message: `${requirementId} : le marchand est approuvé, et ceci changerait son compte ou son contact`,
      remedy: 'demandez un changement de compte sur la page du marchand ou dans la console',
    }),
  }),
  change_unknown: advice(z.object({ changeId: text }), {
    en: ({ changeId }) => ({
      message: `data.changeId "${changeId}" is no account change of this merchant`,
      remedy: 'send the changeId of account-change.asked.v1',
    }),
    fr: ({ changeId }) => ({
      message: `data.changeId « ${changeId} » n’est pas un changement de compte de ce marchand`,
      remedy: 'envoyez le changeId de account-change.asked.v1',
    }),
  }),
  nested_too_deeply: advice(z.object({}), {
    en: () => ({
      message: 'event is nested too deeply to be read',
      remedy: 'send the fields of its JSON Schema, at most four levels deep, with the same id',
    }),
    fr: () => ({
      message: 'event : l’événement est imbriqué trop profondément pour être lu',
      remedy: 'envoyez les champs de son JSON Schema, sur quatre niveaux au plus, avec le même id',
    }),
  }),
  message_not_mapped: advice(z.object({ connector: text, type: text, why: text }), {
    en: ({ connector, type, why }) => ({
      message: `${type} of ${connector} could not be turned into events: "${why}"`,
      remedy: 'mend the mapping of the connector, then replay the message',
    }),
    fr: ({ connector, type, why }) => ({
      message: `${type} de ${connector} n’a pas pu être traduit en événements : « ${why} »`,
      remedy: 'corrigez la correspondance du connecteur, puis rejouez le message',
    }),
  }),
  unknown_event_type: advice(z.object({ type: text, types: z.array(text) }), {
    en: ({ type, types }) => ({
      message: `type "${type}" is not accepted from outside`,
      remedy: `send one of ${types.join(', ')}`,
    }),
    fr: ({ type, types }) => ({
      message: `type « ${type} » n’est pas un événement accepté de l’extérieur`,
      remedy: `envoyez l’une de ces valeurs : ${types.join(', ')}`,
    }),
  }),
  merchant_restricted: advice(z.object({}), {
    en: () => ({
      message: 'subject is a merchant whose records are restricted: nothing more is taken down of it',
      remedy: 'stop sending events about it; a new application needs a new reference',
    }),
    fr: () => ({
      message: 'subject désigne un marchand dont les données sont restreintes : rien de plus n’est noté à son sujet',
      remedy: 'cessez d’envoyer des événements à son sujet ; une nouvelle demande exige une nouvelle référence',
    }),
  }),
  type_mismatch: advice(z.union([z.object({ outside: text, inside: text }), z.object({ inside: text })]), {
    en: (about) => ({
      message:
        'outside' in about
          ? `type is "${about.inside}" in the envelope and "${about.outside}" on the bus`
          : `type "${about.inside}" is not a payment, though the bus carries it as one`,
      remedy: "send the envelope's type as DetailType",
    }),
    fr: (about) => ({
      message:
        'outside' in about
          ? `type vaut « ${about.inside} » dans l’enveloppe et « ${about.outside} » sur le bus`
          : `type « ${about.inside} » n’est pas un paiement, alors que le bus le transporte comme tel`,
      remedy: 'envoyez le type de l’enveloppe comme DetailType',
    }),
  }),
  duplicate_reference: advice(z.object({ subject: text }), {
    en: ({ subject }) => ({
      message: `subject "${subject}" is the external reference of an earlier application with other data`,
      remedy: 'send a new external reference as subject, or change the merchant instead of applying again',
    }),
    fr: ({ subject }) => ({
      message: `subject « ${subject} » est la référence externe d’une demande antérieure aux données différentes`,
      remedy: 'envoyez une nouvelle référence externe dans subject, ou modifiez le marchand au lieu de refaire une demande',
    }),
  }),
  merchant_unknown: advice(z.object({ subject: text, pspClient: text, replay: z.boolean() }), {
    en: ({ subject, pspClient, replay }) => ({
      message: `subject "${subject}" of PSP client "${pspClient}" is not a registered merchant`,
      remedy: `send merchant.application.submitted.v1 for it first, or correct subject and data.pspClient${replay ? '; then replay this event' : ''}`,
    }),
    fr: ({ subject, pspClient, replay }) => ({
      message: `subject « ${subject} » du client PSP « ${pspClient} » n’est pas un marchand enregistré`,
      remedy: `envoyez d’abord merchant.application.submitted.v1 pour lui, ou corrigez subject et data.pspClient${replay ? ' ; puis rejouez cet événement' : ''}`,
    }),
  }),
  time_in_future: advice(z.object({ time: text, now: text }), {
    en: ({ time, now }) => ({
      message: `time ${time} is ahead of our clock, ${now}`,
      remedy: 'send the instant at which it happened',
    }),
    fr: ({ time, now }) => ({
      message: `time ${time} est en avance sur notre horloge, ${now}`,
      remedy: 'envoyez l’instant auquel cela s’est produit',
    }),
  }),
  method_unknown: advice(z.object({ method: text, methods: z.array(text) }), {
    en: ({ method, methods }) => ({
      message: `data.method "${method}" is not in this merchant's application`,
      remedy: `send one of ${methods.join(', ')}`,
    }),
    fr: ({ method, methods }) => ({
      message: `data.method « ${method} » n’est pas dans la demande de ce marchand`,
      remedy: `envoyez l’une de ces valeurs : ${methods.join(', ')}`,
    }),
  }),
  rating_not_offered: advice(z.object({ csatId: text }), {
    en: ({ csatId }) => ({
      message: `data.csatId "${csatId}" was never offered to this merchant`,
      remedy: 'send the csatId of the offer',
    }),
    fr: ({ csatId }) => ({
      message: `data.csatId « ${csatId} » n’a jamais été demandé à ce marchand`,
      remedy: 'envoyez le csatId de l’avis demandé',
    }),
  }),
  api_key_unknown: advice(z.object({ keyId: text }), {
    en: ({ keyId }) => ({
      message: `data.keyId "${keyId}" is no key of this merchant that we were told of`,
      remedy: 'send api-key.issued.v1 for it first, then replay this event',
    }),
    fr: ({ keyId }) => ({
      message: `data.keyId « ${keyId} » : aucune clé de ce marchand ne nous a été annoncée sous ce nom`,
      remedy: 'envoyez d’abord api-key.issued.v1 pour cette clé, puis rejouez cet événement',
    }),
  }),
  provider_unknown: advice(z.object({ provider: text, known: z.array(text) }), {
    en: ({ provider, known }) => ({
      message: `data.provider "${provider}" is no provider that policy knows: ${known.join(', ')}`,
      remedy: 'send the name of one of them, or name this one in care.cases.providers of the policy',
    }),
    fr: ({ provider, known }) => ({
      message: `data.provider « ${provider} » : la politique ne connaît que ${known.join(', ')}`,
      remedy: 'envoyez le nom de l’un de ces prestataires, ou ajoutez-le dans care.cases.providers de la politique',
    }),
  }),
  requirement_unknown: advice(z.object({ requirementId: text, open: z.array(text) }), {
    en: ({ requirementId, open }) => ({
      message: `data.requirementId "${requirementId}" was never asked of this merchant`,
      remedy: open.length === 0 ? 'nothing is open; send nothing' : `send one of ${open.join(', ')}`,
    }),
    fr: ({ requirementId, open }) => ({
      message: `data.requirementId « ${requirementId} » n’a jamais été demandé à ce marchand`,
      remedy: open.length === 0 ? 'rien n’est ouvert ; n’envoyez rien' : `envoyez l’une de ces valeurs : ${open.join(', ')}`,
    }),
  }),
  verifier_not_allowed: advice(z.object({ requirementId: text }), {
    en: ({ requirementId }) => ({
      message: `source may not verify requirement "${requirementId}": the policy names another verifier`,
      remedy: 'have the provider that the policy names send it, or name this source in requirements.providers of the policy',
    }),
    fr: ({ requirementId }) => ({
      message: `source ne peut pas vérifier « ${requirementId} » : la politique désigne un autre vérificateur`,
      remedy: 'faites-le envoyer par le prestataire que désigne la politique, ou nommez cette source dans requirements.providers',
    }),
  }),
} as const;
