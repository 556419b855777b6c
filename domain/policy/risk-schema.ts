import * as z from 'zod';
import { condition } from './condition.ts';
import { riskLists, shippedLists } from './risk-lists.ts';

export const riskOutcome = z.enum(['approve', 'review', 'request_information', 'decline']);
export type RiskOutcome = z.infer<typeof riskOutcome>;

/** one thing a merchant can be asked for; English, the letter finds its translation by it */
export const informationItem = z.object({
  key: z.string().regex(/^[a-z][a-z0-9_]*$/),
  title: z.string().min(1),
  remediation: z.string().min(1),
});
export type InformationItem = z.infer<typeof informationItem>;

/** adds `points` to the score when its condition holds; `atLeast` forces an outcome no milder than this whatever the score */
export const riskRule = z.object({
  key: z.string().regex(/^[a-z][a-z0-9_]*$/),
  text: z.string().min(1),
  when: condition,
  points: z.number(),
  atLeast: riskOutcome.optional(),
  /** what to ask the merchant for when the outcome is request_information */
  request: informationItem.optional(),
});
export type RiskRule = z.infer<typeof riskRule>;

/** why people may decline a merchant; English, the letter finds its translation by the key */
export const declineReason = z.object({
  key: z.string().regex(/^[a-z][a-z0-9_]*$/),
  title: z.string().min(1),
  /** the sentence the merchant reads; absent where the reason must not be told */
  told: z.string().min(1).optional(),
});
export type DeclineReason = z.infer<typeof declineReason>;

export const riskPolicy = z.object({
  rules: z.array(riskRule),
  /** half-open bands [from, to): together they cover every score once; the first has no from, the last no to */
  bands: z.array(z.object({ outcome: riskOutcome, from: z.number().optional(), to: z.number().optional() })).min(1),
  /** similarity (0..100) from which a name is a possible or a probable hit */
  screening: z.object({ possibleFrom: z.number().min(0).max(100), probableFrom: z.number().min(0).max(100) }),
  /** rounds of request for information before a person must decide */
  maximumInformationRounds: z.int().positive(),
  /** information that a reviewer may ask for, beside that of the rules; the merchant reads these texts, never the reviewer's own words */
  information: z.array(informationItem).default([]),
  /** what a person who declines chooses from; a policy that lists none takes a decline without a code */
  declineReasons: z.array(declineReason).default([]),
  /** merchant category codes never taken on */
  prohibitedMccs: z.array(z.string().regex(/^\d{4}$/)),
  /** what others publish; versions published before lists were policy have those that ship */
  lists: riskLists.default(shippedLists),
});
export type RiskPolicy = z.infer<typeof riskPolicy>;
