import * as z from 'zod';
import { advice } from '../advice.ts';

const none = z.object({});
const text = z.string();

/** what is wrong with the help that merchants read */
export const helpFindings = {
  'help-english-missing': advice(none, {
    en: () => ({ message: 'is missing', remedy: 'write the help in English too: readers of other languages read it' }),
    fr: () => ({ message: 'manque', remedy: 'écrivez aussi l’aide en anglais : les lecteurs d’autres langues la lisent' }),
  }),
  'help-text-missing': advice(z.object({ key: text }), {
    en: ({ key }) => ({ message: `"${key}" has no text in this language`, remedy: 'write it, or take the key out of the help' }),
    fr: ({ key }) => ({
      message: `« ${key} » n’a pas de texte dans cette langue`,
      remedy: 'écrivez-le, ou retirez la clé de l’aide',
    }),
  }),
  'help-text-unknown': advice(z.object({ key: text }), {
    en: ({ key }) => ({ message: `the help does not name "${key}"`, remedy: 'add the key to the help, or take the text out' }),
    fr: ({ key }) => ({ message: `l’aide ne nomme pas « ${key} »`, remedy: 'ajoutez la clé à l’aide, ou retirez le texte' }),
  }),
  'help-brace': advice(none, {
    en: () => ({ message: 'has a brace', remedy: 'write the text without braces: nothing fills it' }),
    fr: () => ({ message: 'contient une accolade', remedy: 'écrivez le texte sans accolade : rien ne le remplit' }),
  }),
} as const;
