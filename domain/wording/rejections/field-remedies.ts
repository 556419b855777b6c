import type { ReadingLanguage } from '../reading-language.ts';

type Words = Readonly<Record<ReadingLanguage, string>>;

const instant: Words = {
  en: 'send an ISO 8601 instant with Z or an offset, for example 2026-11-22T03:00:00Z',
  fr: 'envoyez un instant ISO 8601 avec Z ou un décalage, par exemple 2026-11-22T03:00:00Z',
};
/** what to send in a field, by the field's own name */
const byName: ReadonlyMap<string, Words> = new Map<string, Words>([
  [
    'amountMinor',
    {
      en: 'send a whole number of minor units (cents) greater than zero; a refund is payment.refunded.v1, not a negative amount',
      fr: 'envoyez un nombre entier d’unités mineures (centimes) supérieur à zéro ; un remboursement est payment.refunded.v1, pas un montant négatif',
    },
  ],
  [
    'declaredMonthlyVolumeMinor',
    {
      en: 'send a whole number of minor units (cents), zero or more, or leave it out',
      fr: 'envoyez un nombre entier d’unités mineures (centimes), zéro ou plus, ou rien du tout',
    },
  ],
  [
    'currency',
    {
      en: 'send an ISO 4217 code in capitals, for example BRL',
      fr: 'envoyez un code ISO 4217 en majuscules, par exemple BRL',
    },
  ],
  [
    'country',
    {
      en: 'send an ISO 3166-1 alpha-2 code in capitals, for example BR',
      fr: 'envoyez un code ISO 3166-1 alpha-2 en majuscules, par exemple BR',
    },
  ],
  [
    'timeZone',
    {
      en: 'send an IANA time zone, for example America/Sao_Paulo',
      fr: 'envoyez un fuseau horaire IANA, par exemple America/Sao_Paulo',
    },
  ],
  ['locale', { en: 'send a BCP 47 language tag, for example pt-BR', fr: 'envoyez un code de langue BCP 47, par exemple pt-BR' }],
  ['time', instant],
  ['capturedAt', instant],
  ['refundedAt', instant],
  ['specversion', { en: 'send specversion "1.0"', fr: 'envoyez specversion « 1.0 »' }],
  [
    'id',
    {
      en: 'send an id of 1 to 128 characters that stays the same when the event is sent again',
      fr: 'envoyez un id de 1 à 128 caractères qui reste le même quand l’événement est renvoyé',
    },
  ],
  [
    'subject',
    {
      en: "send the merchant's external reference as subject",
      fr: 'envoyez la référence externe du marchand dans subject',
    },
  ],
  [
    'event',
    {
      en: 'send a JSON object with the event envelope',
      fr: 'envoyez un objet JSON avec l’enveloppe de l’événement',
    },
  ],
]);

const others: Readonly<Record<ReadingLanguage, (field: string) => string>> = {
  en: (field) => `correct ${field} and send the event again with the same id`,
  fr: (field) => `corrigez ${field} et renvoyez l’événement avec le même id`,
};

/** What to do about a field of an event, by the last name of its path; the places in a list have none. */
export const fieldRemedy = (language: ReadingLanguage, field: string): string => {
  const last = field.split('.').findLast((part) => Number.isNaN(Number(part))) ?? '';
  return byName.get(last)?.[language] ?? others[language](field);
};
