import * as z from 'zod';
import { InvalidPolicy } from '../errors.ts';
import messages from './messages.json' with { type: 'json' };

const template = z.object({ subject: z.string().min(1), body: z.string().min(1) });
export type MessageTemplate = z.infer<typeof template>;

const language = z.object({
  words: z.object({
    greeting: z.string(),
    deadline: z.string(),
    overdue: z.string(),
    stops: z.string(),
    signature: z.string(),
    dayOne: z.string(),
    dayMany: z.string(),
    today: z.string(),
    missing: z.string(),
  }),
  capabilities: z.object({ payments: z.string(), payouts: z.string(), method: z.string() }),
  /** what our own requirements are called, by their English title */
  titles: z.record(z.string(), z.string()),
  templates: z.record(z.string(), template),
});
export type Language = z.infer<typeof language>;

const languages = new Map(Object.entries(z.record(z.string(), language).parse(messages)));

/** Languages a message can be written in (BCP 47 primary tags). */
export const messageLanguages: readonly string[] = [...languages.keys()];

/** Is there a text of this name? Policies are checked with it. */
export const hasTemplate = (name: string): boolean => [...languages.values()].every((one) => one.templates[name] !== undefined);

/** The language nearest to a merchant's locale; English when there is no better one. Throws InvalidPolicy without any. */
export function languageFor(locale: string): { readonly tag: string; readonly language: Language } {
  const tag = new Intl.Locale(locale).language;
  const found = languages.get(tag);
  return found === undefined ? { tag: 'en', language: englishOf() } : { tag, language: found };
}

/** The text of a template. Throws InvalidPolicy when the policy names one that was never written. */
export function templateOf(from: Language, name: string): MessageTemplate {
  const found = from.templates[name];
  if (found !== undefined) return found;
  throw new InvalidPolicy([
    {
      field: 'nudges.ladders.rungs.template',
      message: `names "${name}", which has no text`,
      remedy: 'write it in domain/nudge/messages.json',
    },
  ]);
}

/** A requirement's title in a language, with whom it is about left as it is; a title nobody translated stays as policy has it. */
export function titleIn(from: Language, title: string): string {
  const [what = title, ...about] = title.split(': ');
  return [from.titles[what] ?? what, ...about].join(': ');
}

const englishOf = (): Language => language.parse(messages.en);
