import { firstVersion, movedAtLap } from './common-steps.ts';
import type { Procedure } from './procedure-shape.ts';

/** the playbooks of what people ask for: changes of an account, and cases */
export const workProcedures = {
  'account-change': {
    why: {
      en: 'Whoever changes where payouts go can take the money. A change is weighed, called back on a known number, left to cool off and approved by two people.',
      fr: 'Qui change le compte des versements peut prendre l’argent. Un changement est pesé, confirmé par un rappel à un numéro connu, laissé au repos et approuvé par deux personnes.',
    },
    people: [
      {
        when: { en: 'A call-back is asked for', fr: 'Un rappel est demandé' },
        what: {
          en: 'Call the old number on file, never one from the request. Choose confirmed, denied or no answer.',
          fr: 'Appelez l’ancien numéro du dossier, jamais un numéro de la demande. Choisissez confirmé, démenti ou sans réponse.',
        },
      },
      {
        when: { en: 'The account holder is unclear', fr: 'Le titulaire du compte est incertain' },
        what: {
          en: 'Compare the holder’s name with the merchant and its owners. Override with a reason if they are the same, or refuse.',
          fr: 'Comparez le nom du titulaire avec le marchand et ses propriétaires. Passez outre avec un motif si ce sont les mêmes, ou refusez.',
        },
      },
      {
        when: { en: 'The change waits for approval', fr: 'Le changement attend une approbation' },
        what: {
          en: 'Read the score, the evidence and the answer of the call. Approve or decline; a second person does the same the next day.',
          fr: 'Lisez le score, les preuves et la réponse du rappel. Approuvez ou refusez ; une seconde personne fait de même le lendemain.',
        },
      },
    ],
    changes: [movedAtLap, firstVersion('2026-11-30')],
    graph: '322e38706c592620',
  },
  case: {
    why: {
      en: 'A question is answered in the time we promised, whoever has to act. The clock stands still while somebody else has to, and a promise is kept or told late.',
      fr: 'Une question reçoit sa réponse dans le délai promis, quel que soit celui qui doit agir. L’horloge s’arrête quand un autre doit agir, et une promesse est tenue ou annoncée en retard.',
    },
    people: [
      {
        when: { en: 'The case waits for us', fr: 'Le dossier nous attend' },
        what: {
          en: 'Read what was asked and the facts beside it. Answer from a text in the asker’s language, ask the provider or the engineers, or promise an answer for a day.',
          fr: 'Lisez la demande et les faits à côté. Répondez avec un texte dans la langue du demandeur, interrogez le prestataire ou les ingénieurs, ou promettez une réponse pour un jour.',
        },
      },
      {
        when: { en: 'A promise is due', fr: 'Une promesse arrive à échéance' },
        what: {
          en: 'Answer, or say before the time is over that it will be late, and until when.',
          fr: 'Répondez, ou dites avant l’heure que ce sera en retard, et jusqu’à quand.',
        },
      },
    ],
    changes: [
      {
        on: '2026-11-30',
        what: {
          en: 'Whoever has done what was asked says so. The case waits for silence then, and a new message opens it again.',
          fr: 'Celui qui a fait le nécessaire le dit. Le dossier attend alors le silence, et un nouveau message le rouvre.',
        },
      },
      movedAtLap,
      {
        on: '2026-11-30',
        what: {
          en: 'A case is merged into another one, and that can be taken back.',
          fr: 'Un dossier est fusionné avec un autre, ce qui peut être annulé.',
        },
      },
      firstVersion('2026-11-30'),
    ],
    graph: '1aabe6676a992f1c',
  },
} as const satisfies Readonly<Record<string, Procedure>>;
