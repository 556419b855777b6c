import { escalated, firstVersion, missedDeadline, movedAtLap, threeTransitions } from './common-steps.ts';
import type { Procedure } from './procedure-shape.ts';

/** the playbooks of a merchant's way to its first sale, and of its care */
export const merchantProcedures = {
  onboarding: {
    why: {
      en: 'A merchant may take payments only when we know who it is. This playbook asks for what the law and the policy want, reminds the merchant, and brings a person in before a deadline is lost.',
      fr: 'Un marchand n’encaisse que si nous savons qui il est. Ce playbook demande ce que veulent la loi et la politique, relance le marchand, et fait intervenir une personne avant qu’une échéance soit perdue.',
    },
    people: [
      {
        when: { en: 'A document waits for verification', fr: 'Un document attend une vérification' },
        what: {
          en: 'Open the document beside the application. Verify it, or reject it with a code; the merchant reads the remedy of that code in its language.',
          fr: 'Ouvrez le document à côté de la demande. Validez-le, ou rejetez-le avec un code ; le marchand lit le remède de ce code dans sa langue.',
        },
      },
      missedDeadline,
      escalated,
    ],
    changes: [movedAtLap, threeTransitions, firstVersion('2026-11-22')],
    graph: '1db1e336593c1286',
  },
  'risk-check': {
    why: {
      en: 'The risk rules score every application before a merchant can sell. Clear cases pass or are declined by the score; the others are decided by people, large ones by two.',
      fr: 'Les règles de risque notent chaque demande avant qu’un marchand puisse vendre. Les cas clairs passent ou sont refusés selon le score ; les autres sont décidés par des personnes, les plus grands par deux.',
    },
    people: [
      {
        when: { en: 'A review is opened', fr: 'Un examen est ouvert' },
        what: {
          en: 'Read the score with its reasons, and compare each name hit with the list. Approve, decline with a reason code, ask for more from the catalogue, or close. Where two people are asked, the second one decides without the first one’s word.',
          fr: 'Lisez le score et ses motifs, et comparez chaque correspondance avec la liste. Approuvez, refusez avec un code, demandez des pièces du catalogue, ou fermez. Quand il faut deux personnes, la seconde décide sans l’avis de la première.',
        },
      },
      missedDeadline,
      escalated,
    ],
    changes: [movedAtLap, threeTransitions, firstVersion('2026-11-22')],
    graph: '31828641fa03177b',
  },
  activation: {
    why: {
      en: 'An approved merchant that does not sell is worth nothing to anybody. This playbook helps it to its first sale, and lets it sleep when nobody can.',
      fr: 'Un marchand approuvé qui ne vend pas ne sert à personne. Ce playbook l’aide jusqu’à sa première vente, et le met en sommeil quand personne n’y peut rien.',
    },
    people: [
      {
        when: { en: 'The integration was handed in', fr: 'L’intégration a été remise' },
        what: {
          en: 'Make a test payment on the merchant’s page. Verify it, or reject it with what is missing.',
          fr: 'Faites un paiement d’essai sur la page du marchand. Validez, ou rejetez en disant ce qui manque.',
        },
      },
      missedDeadline,
      {
        when: escalated.when,
        what: {
          en: 'Call the merchant in its hours, with the script of the queue. Continue if it means to sell, let it sleep if it is closed for a time, or close it. A payment wakes a sleeping merchant.',
          fr: 'Appelez le marchand à ses heures, avec le script de la file. Continuez s’il compte vendre, mettez-le en sommeil s’il est fermé pour un temps, ou fermez-le. Un paiement réveille un marchand en sommeil.',
        },
      },
    ],
    changes: [movedAtLap, threeTransitions, firstVersion('2026-11-22')],
    graph: 'cdb36ca08008e5b4',
  },
  'care-follow-up': {
    why: {
      en: 'Sales that fall are noticed before the merchant leaves. At each check-in its health is scored, and a person looks at those in danger.',
      fr: 'Une baisse des ventes se remarque avant le départ du marchand. À chaque point, sa santé est notée, et une personne regarde ceux qui sont en danger.',
    },
    people: [
      {
        when: { en: 'The health is critical', fr: 'La santé est critique' },
        what: {
          en: 'Look at what fell, since when, and which cases are open. Call the merchant. Choose contacted or resolved, or close it if it left.',
          fr: 'Regardez ce qui a baissé, depuis quand, et quels dossiers sont ouverts. Appelez le marchand. Choisissez contacté ou résolu, ou fermez-le s’il est parti.',
        },
      },
      escalated,
    ],
    changes: [
      movedAtLap,
      {
        on: '2026-11-22',
        what: {
          en: 'A message put off by the night or a weekend is asked for again when it is welcome.',
          fr: 'Un message retenu par la nuit ou un week-end est redemandé quand il est bienvenu.',
        },
      },
      firstVersion('2026-11-22'),
    ],
    graph: '64eb59d51850838a',
  },
} as const satisfies Readonly<Record<string, Procedure>>;
