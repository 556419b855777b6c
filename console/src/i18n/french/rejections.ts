import type { Rejection, RejectionCode } from '../../../../domain/events/rejection.ts';
import { rejectionRemedy } from './rejection-remedies.ts';
import { schemaFinding } from './schema-finding.ts';

type Rule = readonly [pattern: RegExp, french: (...parts: readonly string[]) => string | undefined];

const states: Readonly<Record<string, string>> = {
  'is missing': 'manque',
  'has the wrong shape': 'n’a pas la bonne forme',
  'is not valid': 'n’est pas valide',
};
/** what the schema of the event found: which field, and what is wrong with it */
const found: Rule = [
  /^(.+?) (is missing|has the wrong shape|is not valid): (.+)$/s,
  (field = '', state = '', finding = '') => {
    const french = schemaFinding(finding);
    return french === undefined ? undefined : `${field} ${states[state] ?? state} : ${french}`;
  },
];

/** why an event was refused, by code; what it is about is said again as it came */
const rules: Readonly<Record<RejectionCode, readonly Rule[]>> = {
  amount_not_positive: [found, [/^amountMinor is (.+)$/, (amount = '') => `amountMinor vaut ${amount}`]],
  amount_too_large: [[/^amountMinor is (.+)$/, (amount = '') => `amountMinor vaut ${amount}`]],
  duplicate_reference: [
    [
      /^subject "(.*)" is the external reference of an earlier application with other data$/s,
      (subject = '') => `subject « ${subject} » est la référence externe d’une demande antérieure aux données différentes`,
    ],
  ],
  field_invalid: [found],
  field_missing: [
    found,
    [
      /^data\.value is missing: (.+) takes the corrected value itself$/s,
      (requirement = '') => `data.value manque : ${requirement} attend la valeur corrigée elle-même`,
    ],
  ],
  in_the_future: [
    [/^(\w+) is (\S+), more than a day after (\S+)$/, (field, at, now) => `${field} vaut ${at}, plus d’un jour après ${now}`],
  ],
  merchant_closed: [
    [/^the merchant of subject "(.*)" has left$/s, (subject = '') => `le marchand de subject « ${subject} » est parti`],
    [/^subject left at (\S+)$/, (at = '') => `subject : ce marchand est parti le ${at}`],
  ],
  merchant_declined: [[/^subject was declined at (\S+)$/, (at = '') => `subject : ce marchand a été refusé le ${at}`]],
  merchant_unknown: [
    [
      /^subject "(.*)" of PSP client "(.*)" is not a registered merchant$/s,
      (subject, client) => `subject « ${subject} » du client PSP « ${client} » n’est pas un marchand enregistré`,
    ],
  ],
  method_unknown: [
    [
      /^data\.method "(.*)" was not applied for by this merchant$/s,
      (method) => `data.method « ${method} » n’a pas été demandé par ce marchand`,
    ],
  ],
  nested_too_deeply: [
    [/^event is nested too deeply to be read$/, () => 'event : l’événement est imbriqué trop profondément pour être lu'],
  ],
  payment_before_approval: [
    [
      /^subject is not approved yet; the payment is held and will be counted once it is, and never if it is declined$/,
      () =>
        'subject : ce marchand n’est pas encore approuvé ; le paiement est retenu, sera compté dès qu’il l’est, et jamais s’il est refusé',
    ],
  ],
  payment_conflict: [
    [
      /^(\w+) is (\S+), but this id was counted with (\d+) minor units at (\S+)$/,
      (field, value, amount, at) =>
        `${field} vaut ${value}, mais cet id a déjà été compté avec ${amount} unités mineures le ${at}`,
    ],
  ],
  rating_not_offered: [
    [
      /^data\.csatId "(.*)" was never offered to this merchant$/s,
      (rating) => `data.csatId « ${rating} » n’a jamais été demandé à ce marchand`,
    ],
  ],
  requirement_unknown: [
    [
      /^data\.requirementId "(.*)" was never asked of this merchant$/s,
      (requirement) => `data.requirementId « ${requirement} » n’a jamais été demandé à ce marchand`,
    ],
  ],
  time_in_future: [[/^time (\S+) lies ahead of (\S+)$/, (time, now) => `time ${time} est en avance sur ${now}`]],
  type_mismatch: [
    [
      /^type is not a payment, though the bus carries it as one$/,
      () => 'type n’est pas celui d’un paiement, alors que le bus le transporte comme tel',
    ],
    [
      /^the bus carries it as "(.*)", the envelope says "(.*)"$/s,
      (outside, inside) => `le bus le transporte comme « ${outside} », l’enveloppe dit « ${inside} »`,
    ],
  ],
  unknown_event_type: [
    [
      /^type "(.*)" is not an event taken from outside$/s,
      (type) => `type « ${type} » n’est pas un événement accepté de l’extérieur`,
    ],
  ],
  verifier_not_allowed: [
    [
      /^source may not say whether requirement "(.*)" is right: policy names somebody else for it$/s,
      (what) => `source ne peut pas dire si « ${what} » est correct : la politique désigne un autre vérificateur`,
    ],
  ],
  wrong_currency: [
    [
      /^currency is (\S+), the merchant's is (\S+)$/,
      (currency, own) => `currency vaut ${currency}, la monnaie du marchand est ${own}`,
    ],
  ],
};
/** every kind of refusal there are words for, which is every kind there is */
export const rejectionCodes: readonly string[] = Object.keys(rules);
const byCode: ReadonlyMap<string, readonly Rule[]> = new Map(Object.entries(rules));

const why = (code: string, english: string): string => {
  for (const [pattern, french] of byCode.get(code) ?? []) {
    const parts = pattern.exec(english);
    const said = parts === null ? undefined : french(...parts.slice(1));
    if (said !== undefined) return said;
  }
  return english;
};

type Filed = Pick<Rejection, 'message' | 'remedy'> & { readonly code: string };

/** a refused event with why and what to do in French; what no rule knows stays as it was filed */
export const rejectionInFrench = <One extends Filed>(one: One): One => ({
  ...one,
  message: why(one.code, one.message),
  remedy: rejectionRemedy(one.remedy) ?? one.remedy,
});
