import * as z from 'zod';
import { policyTexts } from '../policy-texts/about-texts.ts';
import { shipped } from '../policy-texts/both.ts';
import { sentence, text } from './sentence.ts';

const written = z.object({ text });

/** what a policy writes about itself */
export const aboutSentences = {
  title: sentence(written, {
    en: (about) => shipped(policyTexts.title, about.text, 'en'),
    fr: (about) => shipped(policyTexts.title, about.text, 'fr'),
  }),
  note: sentence(written, {
    en: (about) => shipped(policyTexts.note, about.text, 'en'),
    fr: (about) => shipped(policyTexts.note, about.text, 'fr'),
  }),
} as const;
