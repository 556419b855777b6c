import * as z from 'zod';
import { InvalidPolicy } from '../errors.ts';
import type { RequirementError } from '../model/requirement.ts';
import { remembered } from '../remembered.ts';
import { identifierFieldOf } from '../requirement/identifier-requirement.ts';
import type { LifecycleStage } from '../values.ts';
import messages from './messages.json' with { type: 'json' };

const template = z.object({ subject: z.string().min(1), body: z.string().min(1) });
export type MessageTemplate = z.infer<typeof template>;

const language = z.object({
  words: z.object({
    greeting: z.string(),
    deadline: z.string(),
    overdue: z.string(),
    stops: z.string(),
    dayOne: z.string(),
    dayMany: z.string(),
    today: z.string(),
    missing: z.string(),
  }),
  /** whose letter it is: the team that has the merchant in hand */
  signatures: z.object({ onboarding: z.string(), activation: z.string(), care: z.string() }),
  capabilities: z.object({ payments: z.string(), payouts: z.string(), method: z.string() }),
  /** what our own requirements are called, by their English title */
  titles: z.record(z.string(), z.string()),
  /** what to do about our own complaints: by the identifier's error code or its last word, by the English text of what a rule asks */
  remedies: z.record(z.string(), z.string()),
  templates: z.record(z.string(), template),
});
export type Language = z.infer<typeof language>;

const languages = new Map(Object.entries(z.record(z.string(), language).parse(messages)));

/** Languages a message can be written in (BCP 47 primary tags). */
export const messageLanguages: readonly string[] = [...languages.keys()];

/** Is there a text of this name? Policies are checked with it. */
export const hasTemplate = (name: string): boolean => [...languages.values()].every((one) => one.templates[name] !== undefined);

// Intl takes a while to take a locale apart, and merchants have few of them
const primaryTag = remembered((locale) => new Intl.Locale(locale).language);

/** The language nearest to a merchant's locale; English when there is no better one. Throws InvalidPolicy without any. */
export function languageFor(locale: string): { readonly tag: string; readonly language: Language } {
  const tag = primaryTag(locale);
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
  const about = title.indexOf(': ');
  const what = about < 0 ? title : title.slice(0, about);
  return (from.titles[what] ?? what) + title.slice(what.length);
}

/** What to do about an error, in a language; what others wrote (a provider, a reviewer) stays in their words. */
export function remedyIn(from: Language, requirementId: string, { code, remediation }: RequirementError): string {
  const ours = identifierFieldOf(requirementId) !== undefined;
  const problem = code.slice(code.lastIndexOf('_') + 1);
  const byCode = ours ? (from.remedies[code] ?? from.remedies[problem]) : undefined;
  return byCode ?? from.remedies[remediation] ?? remediation;
}

const teams = {
  onboarding: 'onboarding',
  risk_check: 'onboarding',
  activation: 'activation',
  care: 'care',
  dormant: 'care',
  offboarded: 'care',
} as const;

/** The team that writes to a merchant of a stage, as it signs in a language. */
export const signatureOf = (from: Language, stage: LifecycleStage): string => from.signatures[teams[stage]];

const englishOf = (): Language => language.parse(messages.en);
