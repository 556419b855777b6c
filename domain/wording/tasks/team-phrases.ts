import * as z from 'zod';
import { phrase } from '../phrase.ts';
import { wordsOf } from '../told.ts';
import type { Voice } from '../voice.ts';

const text = z.string();
/** a code of a reason and a team's title, as `closed Beta Desk` */
const passed = z.array(text);

const because = {
  owed_less: ['was owed less', 'avait droit à moins'],
  no_share: ['has no share now', 'n’a pas de part en ce moment'],
  closed: ['closed then', 'fermée à ce moment'],
  skill: ['lacks a skill', 'n’a pas la compétence'],
  language: ['does not speak the language', 'ne parle pas la langue'],
  cap_of_the_day: ['had its tasks of the day', 'avait ses tâches du jour'],
  cap_of_open_work: ['had as many open tasks as it may', 'avait déjà autant de tâches ouvertes que permis'],
} as const;
const isReason = (code: string): code is keyof typeof because => Object.hasOwn(because, code);

const passedOver = (teams: readonly string[], { language }: Voice, colon: string): string =>
  teams
    .map((one) => {
      const [code = '', ...title] = one.split(' ');
      return `${title.join(' ')}${colon}${isReason(code) ? because[code][language === 'fr' ? 1 : 0] : code}`;
    })
    .join('; ');

/** why a task is one team's, or no team's yet */
export const teamPhrases = {
  'team-owed': phrase(z.object({ team: text, title: text, owed: z.number(), passed }), {
    en: ({ title, owed, passed: others }, voice) =>
      `${title}: it was owed most of this queue (${owed.toFixed(1)} tasks).${others.length === 0 ? '' : ` ${passedOver(others, voice, ': ')}.`}`,
    fr: ({ title, owed, passed: others }, voice) =>
      `${title} : c’est à cette équipe que la file devait le plus (${owed.toFixed(1).replace('.', ',')} tâche).${others.length === 0 ? '' : ` ${passedOver(others, voice, ' : ')}.`}`,
  }),
  'team-none': phrase(z.object({ passed }), {
    en: ({ passed: others }, voice) => `No team can take it yet. ${passedOver(others, voice, ': ')}.`,
    fr: ({ passed: others }, voice) => `Aucune équipe ne peut encore la prendre. ${passedOver(others, voice, ' : ')}.`,
  }),
  'team-moved': phrase(z.object({ team: text, title: text, by: text }), {
    en: ({ title, by }) => `${title}: ${by} moved it there.`,
    fr: ({ title, by }) => `${title} : déplacée par ${by}.`,
  }),
} as const;

export const teamWords = wordsOf(teamPhrases);
