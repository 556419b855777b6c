import type { PolicyDocument } from '../policy/policy-schema.ts';
import type { CatalogueEntry, Provider } from '../policy/requirement-schema.ts';
import type { Sentence, Speech } from './speech.ts';

const days = [
  ['day', 'days'],
  ['jour', 'jours'],
] as const;

const sayPer = (speech: Speech, per: CatalogueEntry['per']): string => {
  switch (per) {
    case 'merchant':
      return speech.say('every merchant', 'tout marchand');
    case 'person':
      return speech.say('every person', 'toute personne');
    case 'payment_method':
      return speech.say('every payment method', 'tout moyen de paiement');
  }
};

const sayWhom = (speech: Speech, { applies, per }: CatalogueEntry): string => {
  const narrowed = [
    ...applies.legalEntityTypes.map(speech.word),
    ...applies.personRoles.map(speech.word),
    ...applies.countries.map(speech.country),
    ...applies.methods,
    ...applies.pspClients.map(speech.quote),
    ...applies.segments.map(speech.word),
    ...applies.mccs.map((mcc) => `MCC ${mcc}`),
    ...applies.volumeTiers.map((tier) => speech.say(`${speech.word(tier)} volume`, `volume ${speech.word(tier)}`)),
  ];
  return narrowed.length === 0 ? sayPer(speech, per) : `${sayPer(speech, per)} (${narrowed.join(', ')})`;
};

const sayEntry = (speech: Speech, entry: CatalogueEntry, providers: readonly Provider[]): string => {
  const { title, subjectKind, suppliedBy, verifiedBy, dueIn, deadlineDays, restricts, requestedReason, queue, localNames } =
    entry;
  const names = Object.entries(localNames)
    .map(([code, name]) => `${speech.country(code)} ${speech.quote(name)}`)
    .join(', ');
  const stops = restricts.map((one) =>
    one === '{method}_payments' ? speech.say('payments by that method', 'paiements par ce moyen') : speech.word(one),
  );
  const verifier = providers.find(({ key }) => key === entry.provider)?.name ?? entry.provider;
  const from = verifier === undefined ? speech.word(verifiedBy) : `${speech.word(verifiedBy)} ${speech.quote(verifier)}`;
  const [by, stage] = [speech.word(suppliedBy), speech.word(dueIn)];
  const about = speech.word(`about_${subjectKind}`);
  const parts = [
    speech.say(
      `${speech.quote(title)}, asked of ${sayWhom(speech, entry)}: ${about}; supplied by ${by}, verified by ${from}, due in ${stage}.`,
      `${speech.quote(title)}, demandé pour ${sayWhom(speech, entry)} : ${about} ; fourni par ${by}, vérifié par ${from}, dû dans ${stage}.`,
    ),
    deadlineDays === undefined
      ? speech.say('It has no deadline.', 'Sans échéance.')
      : speech.say(`It is due within ${speech.count(deadlineDays, ...days)}.`, `Délai : ${speech.count(deadlineDays, ...days)}.`),
    ...(stops.length === 0
      ? []
      : [speech.say(`Past due, it stops ${speech.and(stops)}.`, `Échu, il suspend : ${speech.and(stops)}.`)]),
    ...(Object.keys(localNames).length === 0
      ? []
      : [speech.say(`By its name there: ${names}.`, `Sous son nom local : ${names}.`)]),
    ...(queue === undefined
      ? []
      : [
          speech.say(
            `When it waits for operations, a task opens in ${speech.quote(queue)}.`,
            `Quand elle attend les opérations, une tâche s’ouvre dans ${speech.quote(queue)}.`,
          ),
        ]),
    speech.say(`The reason given: ${speech.quote(requestedReason)}.`, `Raison donnée : ${speech.quote(requestedReason)}.`),
  ];
  return parts.join(' ');
};

/** what merchants must supply, and by when */
export const sayRequirements = (speech: Speech, { requirements: policy }: PolicyDocument): readonly Sentence[] => {
  const { requireRegistrationNumber: registered, requireVatNumber: taxed } = policy.identifiers;
  return [
    ...policy.catalogue.map((entry) => ({ id: `requirement/${entry.key}`, text: sayEntry(speech, entry, policy.providers) })),
    ...policy.providers.map(({ key, name, sources }) => ({
      id: `provider/${key}`,
      text: speech.say(
        `${speech.quote(name)} (${key}) verifies what names it; its events come from the source ${speech.or(sources.map(speech.quote))}. Nobody else is believed.`,
        `${speech.quote(name)} (${key}) vérifie ce qui le désigne ; ses événements viennent de la source ${speech.or(sources.map(speech.quote))}. Nul autre n’est cru.`,
      ),
    })),
    {
      id: 'operations-sources',
      text:
        policy.operationsSources.length === 0
          ? speech.say('No outside system speaks for operations.', 'Aucun système externe ne parle au nom des opérations.')
          : speech.say(
              `What operations verify is reported by the source ${speech.or(policy.operationsSources.map(speech.quote))} only.`,
              `Ce que vérifient les opérations vient de la seule source ${speech.or(policy.operationsSources.map(speech.quote))}.`,
            ),
    },
    ...policy.rejections.map(({ key, title, remediation }) => ({
      id: `rejection/${key}`,
      text: speech.say(
        `Operations may reject for ${speech.quote(title)} (${key}); the merchant reads: ${speech.quote(remediation)}.`,
        `Les opérations peuvent rejeter pour ${speech.quote(title)} (${key}) ; le marchand lit : ${speech.quote(remediation)}.`,
      ),
    })),
    {
      id: 'deadlines',
      text: speech.say(
        `A bad identifier is to be corrected within ${speech.count(policy.correctionDeadlineDays, ...days)}, a request for information answered within ${speech.count(policy.informationDeadlineDays, ...days)}.`,
        `Un identifiant erroné se corrige sous ${speech.count(policy.correctionDeadlineDays, ...days)}, une demande d’information reçoit réponse sous ${speech.count(policy.informationDeadlineDays, ...days)}.`,
      ),
    },
    {
      id: 'extension',
      text: speech.say(
        `A person may extend a deadline by ${speech.count(policy.maximumExtensionDays, ...days)} at once, at most; messages speak of a deadline from ${speech.count(policy.remindBeforeDeadlineDays, ...days)} before it.`,
        `Une personne peut prolonger de ${speech.count(policy.maximumExtensionDays, ...days)} à la fois au plus ; les messages parlent d’une échéance ${speech.count(policy.remindBeforeDeadlineDays, ...days)} avant.`,
      ),
    },
    {
      id: 'postponement',
      text: speech.say(
        `Extended again and again, a deadline may end ${speech.count(policy.maximumPostponementDays, ...days)} after its first due date at most; beyond that a lead decides.`,
        `Prolongée plusieurs fois, une échéance tombe au plus tard ${speech.count(policy.maximumPostponementDays, ...days)} après la première ; au-delà, un responsable décide.`,
      ),
    },
    {
      id: 'registration-number',
      text:
        registered.length === 0
          ? speech.say('Nobody must give a registration number.', 'Aucun numéro d’immatriculation n’est exigé.')
          : speech.say(
              `A registration number is demanded of ${speech.and(registered.map(speech.word))}.`,
              `Un numéro d’immatriculation est exigé : ${speech.and(registered.map(speech.word))}.`,
            ),
    },
    {
      id: 'vat-number',
      text:
        taxed.length === 0
          ? speech.say('Nobody must give a VAT number.', 'Aucun numéro de TVA n’est exigé.')
          : speech.say(
              `A VAT number is demanded in ${speech.and(taxed.map(speech.country))}.`,
              `Un numéro de TVA est exigé : ${speech.and(taxed.map(speech.country))}.`,
            ),
    },
  ];
};
