import type { Both } from './both.ts';

interface QueueTexts {
  readonly title: Both;
  /** a task of the queue about one merchant, whose name stands at `{name}`; absent where tasks have titles of their own */
  readonly work?: Both;
  /** what a call goes through, in its order */
  readonly script?: readonly Both[];
}

/** queues of the policy that ships, by their keys */
export const queueTexts: Readonly<Record<string, QueueTexts>> = {
  onboarding_deadlines: {
    title: { en: 'Deadlines missed in onboarding', fr: 'Échéances manquées à l’intégration' },
  },
  onboarding_call: {
    title: { en: 'Call merchants stuck in onboarding', fr: 'Appeler les marchands bloqués à l’intégration' },
    work: { en: 'Call {name}: stuck in onboarding', fr: 'Appeler {name} : bloqué à l’intégration' },
    script: [
      { en: 'say who you are, and ask whether it is a good moment', fr: 'présentez-vous et demandez si le moment convient' },
      {
        en: 'name what is still missing and by when, and ask what holds it up',
        fr: 'dites ce qui manque et pour quand, et demandez ce qui bloque',
      },
      { en: 'agree on a day, and log it as a follow-up', fr: 'convenez d’un jour et notez-le comme suivi' },
    ],
  },
  onboarding_rescue: {
    title: { en: 'Rescue merchants stuck in onboarding', fr: 'Relances prioritaires à l’intégration' },
    work: { en: 'Rescue {name}: stuck in onboarding', fr: 'Relance prioritaire : {name}, bloqué à l’intégration' },
  },
  risk_review: {
    title: { en: 'Risk reviews', fr: 'Examens du risque' },
  },
  activation_call: {
    title: { en: 'Call merchants without a first sale', fr: 'Appeler les marchands sans première vente' },
    work: { en: 'Call {name}: no first sale yet', fr: 'Appeler {name} : pas encore de vente' },
    script: [
      { en: 'say who you are, and ask whether it is a good moment', fr: 'présentez-vous et demandez si le moment convient' },
      {
        en: 'ask whether the shop is connected and a test payment went through',
        fr: 'demandez si la boutique est connectée et si un paiement test est passé',
      },
      {
        en: 'ask what keeps the first customer from paying, and agree on the next step',
        fr: 'demandez ce qui retient le premier client de payer et convenez de la suite',
      },
    ],
  },
  activation_rescue: {
    title: { en: 'Rescue merchants without a first sale', fr: 'Relances prioritaires avant la première vente' },
    work: { en: 'Rescue {name}: no first sale yet', fr: 'Relance prioritaire : {name}, pas encore de vente' },
  },
  care_critical: {
    title: { en: 'Merchants in critical health', fr: 'Marchands en santé critique' },
    work: { en: 'Look after {name}: critical health', fr: 'S’occuper de {name} : santé critique' },
  },
  leads: {
    title: { en: 'Escalations to the team lead', fr: 'Remontées au responsable' },
    work: { en: 'Escalation: {name}', fr: 'Remontée : {name}' },
  },
  provider_chase: {
    title: { en: 'Chase providers that do not answer', fr: 'Relancer les prestataires qui ne répondent pas' },
    work: { en: 'Chase the provider of {name}', fr: 'Relancer le prestataire : {name}' },
  },
  verification: {
    title: { en: 'Verify what was handed in', fr: 'Vérifier ce qui a été transmis' },
    work: { en: 'Verify what {name} handed in', fr: 'Vérifier ce que {name} a transmis' },
  },
  boarding: {
    title: { en: 'Board payment methods', fr: 'Mettre en service les moyens de paiement' },
    work: { en: 'Board payment methods of {name}', fr: 'Mettre en service les moyens de paiement de {name}' },
  },
  activation_setup: {
    title: { en: 'Connections to check before going live', fr: 'Connexions à contrôler avant l’ouverture' },
    work: { en: 'Check the connection of {name}', fr: 'Contrôler la connexion de {name}' },
  },
  pricing: {
    title: { en: 'Prices to agree', fr: 'Tarifs à convenir' },
    work: { en: 'Agree the price of {name}', fr: 'Convenir du tarif de {name}' },
  },
  follow_ups: {
    title: { en: 'Follow-ups', fr: 'Suivis' },
    work: { en: 'Follow up with {name}', fr: 'Suivi de {name}' },
  },
  cases: {
    title: { en: 'Cases of merchants', fr: 'Dossiers des marchands' },
    work: { en: 'Case of {name}', fr: 'Dossier de {name}' },
  },
  product: {
    title: { en: 'Questions to Product', fr: 'Questions au Produit' },
    work: { en: 'Question to Product about {name}', fr: 'Question au Produit : {name}' },
  },
  risk_questions: {
    title: { en: 'Questions to Risk', fr: 'Questions au Risque' },
    work: { en: 'Question to Risk about {name}', fr: 'Question au Risque : {name}' },
  },
  account_call_backs: {
    title: { en: 'Call-backs for account changes', fr: 'Rappels pour changements de compte' },
    work: { en: 'Call {name} back about an account change', fr: 'Rappeler {name} pour un changement de compte' },
  },
  account_holders: {
    title: { en: 'Account holders not confirmed', fr: 'Titulaires de compte non confirmés' },
    work: { en: 'Account holder of {name} not confirmed', fr: 'Titulaire du compte de {name} non confirmé' },
  },
  account_approvals: {
    title: { en: 'Account changes to approve', fr: 'Changements de compte à approuver' },
    work: { en: 'Approve the account change of {name}', fr: 'Approuver le changement de compte de {name}' },
  },
  security: {
    title: { en: 'Objections to account changes', fr: 'Oppositions aux changements de compte' },
    work: { en: 'Objection from {name}: payouts wait', fr: 'Opposition de {name} : versements suspendus' },
  },
  screening: {
    title: { en: 'Names on sanctions lists', fr: 'Noms sur des listes de sanctions' },
    work: { en: 'Screening hits of {name}', fr: 'Correspondances de filtrage : {name}' },
  },
};
