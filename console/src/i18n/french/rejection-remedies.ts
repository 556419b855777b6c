const instantRemedy = 'envoyez un instant ISO 8601 avec Z ou un décalage, par exemple 2026-11-22T03:00:00Z';

/** what to do with a refused event: English as it is filed, French */
const remedies: Readonly<Record<string, string>> = {
  'send a whole number of minor units (cents) greater than zero; a refund is payment.refunded.v1, not a negative amount':
    'envoyez un nombre entier d’unités mineures (centimes) supérieur à zéro ; un remboursement est payment.refunded.v1, pas un montant négatif',
  'send a whole number of minor units greater than zero; a refund is payment.refunded.v1':
    'envoyez un nombre entier d’unités mineures supérieur à zéro ; un remboursement est payment.refunded.v1',
  'send an ISO 4217 code in capitals, for example BRL': 'envoyez un code ISO 4217 en majuscules, par exemple BRL',
  'send an ISO 3166-1 alpha-2 code in capitals, for example BR':
    'envoyez un code ISO 3166-1 alpha-2 en majuscules, par exemple BR',
  'send an IANA time zone, for example America/Sao_Paulo': 'envoyez un fuseau horaire IANA, par exemple America/Sao_Paulo',
  'send a BCP 47 language tag, for example pt-BR': 'envoyez un code de langue BCP 47, par exemple pt-BR',
  'send an ISO 8601 instant with Z or an offset, for example 2026-11-22T03:00:00Z': instantRemedy,
  'send specversion "1.0"': 'envoyez specversion « 1.0 »',
  'send an id of 1 to 128 characters that stays the same when the event is sent again':
    'envoyez un id de 1 à 128 caractères qui reste le même quand l’événement est renvoyé',
  "send the merchant's external reference as subject": 'envoyez la référence externe du marchand dans subject',
  'send a whole number of minor units (cents), zero or more, or leave it out':
    'envoyez un nombre entier d’unités mineures (centimes), zéro ou plus, ou rien du tout',
  'send a JSON object with the event envelope': 'envoyez un objet JSON avec l’enveloppe de l’événement',
  'send the fields the JSON Schema of its type has, none of which lies deeper than four levels, with the same id':
    'envoyez les champs du JSON Schema de son type, dont aucun n’est à plus de quatre niveaux, avec le même id',
  "send the envelope's type as DetailType": 'envoyez le type de l’enveloppe comme DetailType',
  'send merchant.application.submitted.v1 for it first, or correct subject and data.pspClient':
    'envoyez d’abord merchant.application.submitted.v1 pour lui, ou corrigez subject et data.pspClient',
  'send merchant.application.submitted.v1 for it first, or correct subject and data.pspClient; then replay this event':
    'envoyez d’abord merchant.application.submitted.v1 pour lui, ou corrigez subject et data.pspClient ; puis rejouez cet événement',
  'send the instant at which it happened': 'envoyez l’instant auquel cela s’est produit',
  'send the instant of the capture, in UTC or with its offset':
    'envoyez l’instant de l’encaissement, en UTC ou avec son décalage',
  'send the corrected value as data.value': 'envoyez la valeur corrigée dans data.value',
  'nothing is open; send nothing': 'rien n’est ouvert ; n’envoyez rien',
  'have the provider that policy names send it, or name this source in requirements.providers of the policy':
    'faites-le envoyer par le prestataire que désigne la politique, ou nommez cette source dans requirements.providers',
  'send the csatId of the offer': 'envoyez le csatId de l’avis demandé',
  'send a new external reference as subject, or change the merchant instead of applying again':
    'envoyez une nouvelle référence externe dans subject, ou modifiez le marchand au lieu de refaire une demande',
  'send a new external reference as subject to apply anew':
    'envoyez une nouvelle référence externe dans subject pour refaire une demande',
  'stop the merchant at the payment ledger and return the money':
    'arrêtez le marchand dans le registre des paiements et rendez l’argent',
  'stop the merchant at the payment ledger; refunds are still taken':
    'arrêtez le marchand dans le registre des paiements ; les remboursements sont encore acceptés',
  'nothing to send again if it is the same payment; another payment needs an id of its own, a correction is a refund':
    'rien à renvoyer si c’est le même paiement ; un autre paiement demande son propre id, une correction est un remboursement',
  'nothing to send again; stop the merchant at the payment ledger until its approval, return the money if it is declined':
    'rien à renvoyer ; arrêtez le marchand dans le registre des paiements jusqu’à son approbation, rendez l’argent s’il est refusé',
};

/** those with a value in them; `$1` is the value */
const patterns: readonly (readonly [RegExp, string])[] = [
  [/^send one of (.+)$/s, 'envoyez l’une de ces valeurs : $1'],
  [/^correct (.+) and send the event again with the same id$/s, 'corrigez $1 et renvoyez l’événement avec le même id'],
  [/^send minor units, at most (\d+) per payment$/, 'envoyez des unités mineures, au plus $1 par paiement'],
  [/^send the settled amount in ([A-Z]{3})$/, 'envoyez le montant réglé en $1'],
];

/** what to do with a refused event, in French; undefined for what was never said before */
export const rejectionRemedy = (english: string): string | undefined => {
  const whole = remedies[english];
  if (whole !== undefined) return whole;
  const known = patterns.find(([pattern]) => pattern.test(english));
  return known === undefined ? undefined : english.replace(known[0], known[1]);
};
