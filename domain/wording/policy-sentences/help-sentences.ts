import * as z from 'zod';
import { sentence, text } from './sentence.ts';

const texts = z.array(text);

/** what merchants read on the page of help */
export const helpSentences = {
  'help-platform': sentence(z.object({ platform: text, steps: texts }), {
    en: ({ platform, steps }, { quote }) =>
      `Steps of going live with ${quote(platform)}, and what shows that each is done: ${steps.join(', ')}.`,
    fr: ({ platform, steps }, { quote }) =>
      `Étapes de la mise en service avec ${quote(platform)}, et ce qui montre que chacune est faite : ${steps.join(', ')}.`,
  }),
  'help-faq': sentence(z.object({ questions: texts }), {
    en: ({ questions }, { quote }) => `Merchants read answers to these questions: ${questions.map(quote).join(', ')}.`,
    fr: ({ questions }, { quote }) => `Les marchands lisent des réponses à ces questions : ${questions.map(quote).join(', ')}.`,
  }),
  'help-text': sentence(z.object({ language: text, key: text, texts }), {
    en: ({ language, key, texts: all }, { languageName, quote }) =>
      `${languageName(language)}, help ${quote(key)}: ${all.map(quote).join(' – ')}.`,
    fr: ({ language, key, texts: all }, { languageName, quote }) =>
      `${languageName(language)}, aide ${quote(key)} : ${all.map(quote).join(' – ')}.`,
  }),
} as const;
