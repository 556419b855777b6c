import type { ReadingLanguage } from '../reading-language.ts';

/** what a merchant asks us to change, as operations read it */
const words: Readonly<Record<string, Readonly<Record<ReadingLanguage, string>>>> = {
  name: { en: 'name of the company', fr: 'nom de l’entreprise' },
  registration: { en: 'registration or VAT number', fr: 'numéro d’immatriculation ou de TVA' },
  persons: { en: 'representatives and owners', fr: 'représentants et propriétaires' },
  website: { en: 'website', fr: 'site web' },
  other: { en: 'something else', fr: 'autre chose' },
};

/** a subject of another version goes by its key */
export const changeSubjectWord = (subject: string, language: ReadingLanguage): string => words[subject]?.[language] ?? subject;
