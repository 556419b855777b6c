/** languages that people who work here read: each has words for every code */
export const readingLanguages = ['en', 'fr'] as const;
export type ReadingLanguage = (typeof readingLanguages)[number];
