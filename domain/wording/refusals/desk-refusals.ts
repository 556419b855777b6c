import * as z from 'zod';
import { phrase } from '../phrase.ts';
import { text } from './members.ts';

/** why operations may not do this piece of their own work */
export const deskRefusals = {
  'hit-changed': phrase(z.object({ ref: text }), {
    en: ({ ref }) => `The name or the entry ${ref} changed since you looked. Compare the two again.`,
    fr: ({ ref }) => `Le nom ou l’entrée ${ref} a changé depuis. Comparez-les de nouveau.`,
  }),
  'hit-gone': phrase(z.object({ ref: text }), {
    en: ({ ref }) => `The entry ${ref} is no longer a hit: the list or the name changed.`,
    fr: ({ ref }) => `L’entrée ${ref} n’est plus une correspondance : la liste ou le nom a changé.`,
  }),
} as const;
