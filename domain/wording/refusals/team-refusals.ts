import * as z from 'zod';
import { phrase } from '../phrase.ts';
import { count, text } from './members.ts';

/** why work is not moved between teams */
export const teamRefusals = {
  'team-only': phrase(z.object({ teams: z.array(text) }), {
    en: () => 'People of a supplier see and do the work of their own team only.',
    fr: () => 'Les personnes d’un sous-traitant ne voient et ne font que le travail de leur équipe.',
  }),
  'queue-not-shared': phrase(z.object({ queue: text }), {
    en: ({ queue }) => `queue: no teams share "${queue}". Add an allocation to the policy first.`,
    fr: ({ queue }) => `queue : aucune équipe ne se partage « ${queue} ». Ajoutez d’abord une répartition à la politique.`,
  }),
  'team-no-share': phrase(z.object({ team: text, known: z.array(text) }), {
    en: ({ team, known }) => `team: "${team}" does not work in this queue. Choose one of ${known.join(', ')}.`,
    fr: ({ team, known }) => `team : « ${team} » ne travaille pas dans cette file. Choisissez parmi ${known.join(', ')}.`,
  }),
  'share-until': phrase(z.object({ days: count }), {
    en: ({ days }) => `until: choose an instant within the next ${days} days. What lasts longer is a change of policy.`,
    fr: ({ days }) =>
      `until : choisissez un instant dans les ${days} prochains jours. Ce qui dure plus longtemps relève de la politique.`,
  }),
  'shares-moved-above': phrase(z.object({ sum: count }), {
    en: ({ sum }) => `share: with the moves in effect the shares would be ${sum}%. Take one back first, or move less.`,
    fr: ({ sum }) =>
      `share : avec les déplacements en cours, les parts feraient ${sum} %. Annulez-en un d’abord, ou déplacez moins.`,
  }),
  'share-move-over': phrase(z.object({}), {
    en: () => 'This move is over: the shares of the policy count again.',
    fr: () => 'Ce déplacement est terminé : les parts de la politique valent de nouveau.',
  }),
} as const;
