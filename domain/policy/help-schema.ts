import * as z from 'zod';
import shipped from './default-help.json' with { type: 'json' };

const text = z.string().trim().min(1);
const key = z.string().regex(/^[a-z][a-z0-9_]*$/);

/** what tells us that a step is done; without it the merchant knows it alone */
export const helpFacts = ['approved', 'methods_active', 'integration_verified', 'first_sale'] as const;
export type HelpFact = (typeof helpFacts)[number];

export const helpLanguage = z.object({
  /** by platform: what it is called, and its steps by their keys */
  platforms: z.record(key, z.object({ name: text, steps: z.record(key, z.object({ title: text, text })) })),
  /** by question */
  faq: z.record(key, z.object({ question: text, answer: text })),
});
export type HelpLanguage = z.infer<typeof helpLanguage>;

/** how to go live, by the platform of the shop, and what merchants often ask; every language has every text */
export const helpPolicy = z.object({
  platforms: z.array(z.object({ key, steps: z.array(z.object({ key, done: z.enum(helpFacts).optional() })).min(1) })),
  faq: z.array(key),
  /** by BCP 47 primary tag; English is always there, for readers of other languages */
  languages: z.record(z.string().regex(/^[a-z]{2,3}$/), helpLanguage),
});
export type HelpPolicy = z.infer<typeof helpPolicy>;

/** the help of a policy that has none: what ships */
export const defaultHelp: HelpPolicy = helpPolicy.parse(shipped);
