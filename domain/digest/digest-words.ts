import type { ReadingLanguage } from '../wording/reading-language.ts';
import type { Concern, DigestLine } from './digest-box.ts';

interface DigestWords {
  subject(tasks: number): string;
  readonly intro: string;
  readonly more: string;
  readonly open: string;
  /** how to have no more of it */
  readonly stop: string;
  sentence(line: DigestLine): string;
}

/** what became of a task somebody watches, or raised: by a person */
const deedsInEnglish: Readonly<Record<string, string>> = {
  'task.claimed.v1': 'was claimed',
  'task.released.v1': 'was given back to its queue',
  'task.assigned.v1': 'was given to somebody else',
  'task.team-changed.v1': 'was given to another team',
  'task.commented.v1': 'has a new comment',
  'task.snoozed.v1': 'was put aside',
  'task.approved-once.v1': 'has its first approval',
  'task.decided.v1': 'was decided',
  'task.cancelled.v1': 'was cancelled',
  'task.returned.v1': 'is back in its queue',
  'task.overdue.v1': 'is overdue',
};
const deedsInFrench: Readonly<Record<string, string>> = {
  'task.claimed.v1': 'a été prise',
  'task.released.v1': 'a été remise dans sa file',
  'task.assigned.v1': 'a été confiée à quelqu’un d’autre',
  'task.team-changed.v1': 'a été confiée à une autre équipe',
  'task.commented.v1': 'a un nouveau commentaire',
  'task.snoozed.v1': 'a été reportée',
  'task.approved-once.v1': 'a sa première approbation',
  'task.decided.v1': 'a été décidée',
  'task.cancelled.v1': 'a été annulée',
  'task.returned.v1': 'est de retour dans sa file',
  'task.overdue.v1': 'est en retard',
};

const english: Readonly<Record<Concern, (deed: string, by: string) => string>> = {
  assigned: (_deed, by) => `A task was given to you${by}`,
  handed_over: (_deed, by) => `A task was handed over to you${by}`,
  taken: (deed, by) => `A task you held ${deed}${by}`,
  mentioned: (_deed, by) => `You were mentioned in a comment${by}`,
  watched: (deed, by) => `A task you watch ${deed}${by}`,
  raised: (deed, by) => `A task you raised ${deed}${by}`,
  follow_up: () => 'Your follow-up is due',
  overdue: () => 'A task you hold is overdue',
  alert: () => 'An alert you follow was raised',
};
const french: Readonly<Record<Concern, (deed: string, by: string) => string>> = {
  assigned: (_deed, by) => `Une tâche vous a été confiée${by}`,
  handed_over: (_deed, by) => `Une tâche vous a été transmise${by}`,
  taken: (deed, by) => `Une tâche que vous aviez prise ${deed}${by}`,
  mentioned: (_deed, by) => `Vous êtes mentionné dans un commentaire${by}`,
  watched: (deed, by) => `Une tâche que vous suivez ${deed}${by}`,
  raised: (deed, by) => `Une tâche que vous avez ouverte ${deed}${by}`,
  follow_up: () => 'Votre suivi est arrivé à échéance',
  overdue: () => 'Une tâche que vous avez prise est en retard',
  alert: () => 'Une alerte que vous suivez s’est déclenchée',
};

type Alert = NonNullable<DigestLine['alert']>;
const figuresInEnglish: Readonly<Record<Alert['figure'], string>> = {
  expected: 'tasks expected today',
  came: 'tasks opened today',
  open: 'open tasks',
  overdue: 'overdue tasks',
  decided: 'tasks decided today',
  minutes: 'minutes of handling per task',
};
const figuresInFrench: Readonly<Record<Alert['figure'], string>> = {
  expected: 'tâches attendues aujourd’hui',
  came: 'tâches ouvertes aujourd’hui',
  open: 'tâches en cours',
  overdue: 'tâches en retard',
  decided: 'tâches décidées aujourd’hui',
  minutes: 'minutes de traitement par tâche',
};
const alertInEnglish = ({ figure, direction, value, threshold }: Alert): string =>
  `Alert: ${value} ${figuresInEnglish[figure]}, ${direction === 'above' ? 'more' : 'less'} than ${threshold}`;
const alertInFrench = ({ figure, direction, value, threshold }: Alert): string =>
  `Alerte : ${value} ${figuresInFrench[figure]}, ${direction === 'above' ? 'plus' : 'moins'} que ${threshold}`;

/** the words of the digest in each language colleagues read */
export const digestWords: Readonly<Record<ReadingLanguage, DigestWords>> = {
  en: {
    subject: (n) => (n === 1 ? 'One update on your tasks' : `${n} updates on your tasks`),
    intro: 'This is what happened since your last summary.',
    more: 'There is more. The console has all of it.',
    open: 'Open your tasks',
    stop: 'To change the language of this mail or to stop it, open the menu under your name in the console.',
    sentence: ({ why, type, by, alert }) =>
      alert === undefined
        ? english[why](deedsInEnglish[type] ?? 'changed', by === undefined ? '' : ` by ${by}`)
        : alertInEnglish(alert),
  },
  fr: {
    subject: (n) => (n === 1 ? 'Une nouvelle de vos tâches' : `${n} nouvelles de vos tâches`),
    intro: 'Voici ce qui s’est passé depuis votre dernier récapitulatif.',
    more: 'La liste est plus longue : la console la montre en entier.',
    open: 'Ouvrir vos tâches',
    stop: 'Pour changer la langue de ce message ou ne plus le recevoir, ouvrez le menu sous votre nom dans la console.',
    sentence: ({ why, type, by, alert }) =>
      alert === undefined
        ? french[why](deedsInFrench[type] ?? 'a changé', by === undefined ? '' : ` par ${by}`)
        : alertInFrench(alert),
  },
};
