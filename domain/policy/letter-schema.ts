import * as z from 'zod';
import { letterKind } from '../values.ts';
import shipped from './default-letters.json' with { type: 'json' };

const text = z.string().trim().min(1);

/** a number of things, by the plural forms of the language (Unicode CLDR) */
const counted = z.object({
  zero: text.optional(),
  one: text.optional(),
  two: text.optional(),
  few: text.optional(),
  many: text.optional(),
  other: text,
});

/** the sentences every letter of a language is made of; what stands in `{}` is filled in (domain/letter/placeholders.ts) */
export const letterWords = z.object({
  greeting: text,
  greetingUnnamed: text,
  /** in place of a merchant's name that nothing is left of */
  shop: text,
  /** in place of a requirement where nothing is due */
  details: text,
  /** several requirements in one line */
  more: text,
  /** a requirement, and the person or payment method it is about */
  about: text,
  list: text,
  by: text,
  soon: text,
  overdue: text,
  stops: text,
  off: text,
  days: counted,
  today: text,
  /** who invites somebody to the merchant's page, and until when; a policy of before there were invitations has the shipped one */
  invitation: text.optional(),
});
export type LetterWords = z.infer<typeof letterWords>;

export const letterTemplate = z.object({
  subject: text,
  body: text,
  /** the words of the link to the merchant's page */
  action: text,
});
export type LetterTemplate = z.infer<typeof letterTemplate>;

export const letterLanguage = z.object({
  words: letterWords,
  /** whose letter it is: the team that has the merchant in hand */
  signatures: z.object({ onboarding: text, activation: text, care: text }),
  capabilities: z.object({ payments: text, payouts: text, method: text }),
  /** payment methods that have a name in this language; the others are called as their key is */
  methods: z.record(z.string(), text).default({}),
  /** the link that stops reminders, and the page it leads to */
  optOut: z.object({ label: text, title: text, ask: text, button: text, done: text, invalid: text }),
  /** the same of an alert, which its reader asked for */
  alerts: z.object({ label: text, title: text, ask: text, button: text, done: text, invalid: text }).optional(),
  /** the page a letter that asks for a rating leads to; `low` and `high` stand at the ends of the scale */
  rating: z.object({ title: text, ask: text, low: text, high: text, button: text, done: text, invalid: text }),
  /** the page a notice of an account change leads to; those that ship where a policy of before has none */
  objection: z.object({ title: text, ask: text, button: text, done: text, late: text, invalid: text }).optional(),
  /** titles of the requirements that ship: by the catalogue's key, `identifier:<field>`, `information:<key>` */
  titles: z.record(z.string(), text),
  /** what to do: by an identifier's error code or its last word, by `information:<key>`, by `rejection:<code>`; why it was declined, by `decline:<code>` */
  remedies: z.record(z.string(), text),
  templates: z.record(z.string(), letterTemplate),
});
export type LetterLanguage = z.infer<typeof letterLanguage>;

export const letterPolicy = z.object({
  /** every letter by name; each language has a text for it */
  kinds: z.record(z.string().regex(/^[a-z][a-z0-9_]*$/), letterKind),
  /** by BCP 47 primary tag; English is always there, for merchants of other languages */
  languages: z.record(z.string().regex(/^[a-z]{2,3}$/), letterLanguage),
});
export type LetterPolicy = z.infer<typeof letterPolicy>;

/** the letters of a policy that names none: those that ship */
export const defaultLetters: LetterPolicy = letterPolicy.parse(shipped);
/** the English that ships, of which the compiler knows what is in it */
export const shippedEnglish = shipped.languages.en;
