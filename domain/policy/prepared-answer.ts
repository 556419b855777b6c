import * as z from 'zod';

/** the facts of a case that a prepared answer may name, each between two braces */
export const answerFacts = [
  'merchant',
  'contact',
  'case',
  'paymentReference',
  'provider',
  'method',
  'promisedDay',
  'providerDay',
] as const;
export type AnswerFact = (typeof answerFacts)[number];

/** an answer that is written once and sent often: its text in each language (BCP 47, without region) */
export const preparedAnswer = z.object({
  key: z.string().regex(/^[a-z][a-z0-9_]*$/),
  /** what colleagues choose it by */
  title: z.string().min(1).max(100),
  /** topics of a case it is offered for first; left out it is for every case */
  topics: z.array(z.string().min(1)).optional(),
  texts: z.record(z.string().regex(/^[a-z]{2,3}$/), z.string().min(1).max(4_000)),
});
export type PreparedAnswer = z.infer<typeof preparedAnswer>;
