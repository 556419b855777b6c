import type { Both } from './both.ts';

interface QueueTexts {
  readonly title: Both;
  /** a task of the queue about one merchant, whose name stands at `{name}`; absent where tasks have titles of their own */
  readonly work?: Both;
}

/** queues of the policy that ships, by their keys */
export const queueTexts: Readonly<Record<string, QueueTexts>> = {
  onboarding_deadlines: {
    title: { en: 'Deadlines missed in onboarding', fr: 'Échéances manquées à l’intégration' },
  },
  onboarding_call: {
    title: { en: 'Call merchants stuck in onboarding', fr: 'Appeler les marchands bloqués à l’intégration' },
    work: { en: 'Call {name}: stuck in onboarding', fr: 'Appeler {name} : bloqué à l’intégration' },
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
};
