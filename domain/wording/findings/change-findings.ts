import * as z from 'zod';
import { advice } from '../advice.ts';

/** where the rules of account changes contradict themselves */
export const changeFindings = {
  'change-queue-missing': advice(z.object({}), {
    en: () => ({ message: 'is missing', remedy: 'name a queue: accountChanges asks people' }),
    fr: () => ({ message: 'manque', remedy: 'nommez une file : accountChanges interroge des personnes' }),
  }),
  'cooling-off-too-short': advice(z.object({ long: z.number(), usual: z.number() }), {
    en: ({ long, usual }) => ({
      message: `${long} working days are fewer than the usual ${usual}`,
      remedy: 'set it to coolingOffWorkingDays or more',
    }),
    fr: ({ long, usual }) => ({
      message: `${long} jours ouvrés sont moins que les ${usual} habituels`,
      remedy: 'fixez-le à coolingOffWorkingDays ou plus',
    }),
  }),
} as const;
