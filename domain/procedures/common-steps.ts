import type { PersonStep, ProcedureChange } from './procedure-shape.ts';

export const missedDeadline: PersonStep = {
  when: { en: 'A deadline was missed', fr: 'Une échéance est dépassée' },
  what: {
    en: 'Open the merchant and look at what is missing and what was tried. Extend the deadline if the merchant is on it, waive the requirement with a reason if it is not needed, or close the merchant.',
    fr: 'Ouvrez le marchand et regardez ce qui manque et ce qui a été tenté. Prolongez l’échéance si le marchand s’en occupe, renoncez à l’exigence avec un motif si elle est inutile, ou fermez le marchand.',
  },
};
export const escalated: PersonStep = {
  when: { en: 'The ladder asks for a person', fr: 'L’échelle demande une personne' },
  what: {
    en: 'Call the merchant in its hours, with the script of the queue. Write down the outcome and a follow-up. Continue if there is hope, or close.',
    fr: 'Appelez le marchand à ses heures, avec le script de la file. Notez le résultat et une relance. Continuez s’il y a un espoir, ou fermez.',
  },
};
export const movedAtLap: ProcedureChange = {
  on: '2026-11-30',
  what: {
    en: 'A run in flight moves to another policy at its next lap, where the publication says so.',
    fr: 'Une exécution en cours passe à une autre politique au prochain tour, si la publication le prévoit.',
  },
};
export const threeTransitions: ProcedureChange = {
  on: '2026-11-29',
  what: {
    en: 'The message, the task or the reason for neither is decided in one step.',
    fr: 'Le message, la tâche ou le motif de ne faire ni l’un ni l’autre se décident en une étape.',
  },
};
export const firstVersion = (on: string): ProcedureChange => ({
  on,
  what: { en: 'First version.', fr: 'Première version.' },
});
