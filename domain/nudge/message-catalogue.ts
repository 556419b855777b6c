import * as z from 'zod';
import { InvalidPolicy } from '../errors.ts';
import type { RequirementError } from '../model/requirement.ts';
import { policyFinding } from '../policy-finding.ts';
import { remembered } from '../remembered.ts';
import { plainName } from '../text/plain-name.ts';
import type { LifecycleStage } from '../values.ts';
import { errorWords } from '../wording/identifier-errors.ts';
import { isShippedRemedy, isShippedTitle, keyOf, type Titled } from '../wording/policy-texts/requirement-words.ts';
import { voiceOf } from '../wording/voice.ts';
import { fillTemplate } from './fill-template.ts';
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
    /** a requirement, and the person or payment method it is about */
    about: z.string(),
  }),
  /** whose letter it is: the team that has the merchant in hand */
  signatures: z.object({ onboarding: z.string(), activation: z.string(), care: z.string() }),
  capabilities: z.object({ payments: z.string(), payouts: z.string(), method: z.string() }),
  /** titles of the requirements that ship: by the catalogue's key, `identifier:<field>`, `information:<key>` */
  titles: z.record(z.string(), z.string()),
  /** what to do: by an identifier's error code or its last word, by `information:<key>` */
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
  throw new InvalidPolicy([policyFinding('nudges.ladders.rungs.template', 'template-unknown', { template: name })]);
}

/** A requirement's title in a language, with whom it is about; a title that a desk wrote stays as the policy has it. */
export function titleIn(from: Language, requirement: Titled): string {
  const { id, title, of, method } = requirement;
  // a name was typed by whoever signed up: a letter makes no link of it
  const about = of === undefined ? method?.replaceAll('_', ' ') : plainName(of);
  const key = id in from.titles ? id : keyOf(id);
  const what = isShippedTitle(id, title) ? (from.titles[key] ?? title) : title;
  return about === undefined ? what : fillTemplate(from.words.about, { what, of: about });
}

const english = voiceOf('en');
/** What to do about an error, in a language; the words of others (a provider, a reviewer) stay. */
export function remedyIn(from: Language, requirementId: string, error: RequirementError): string {
  const { code, remediation } = error;
  if (remediation !== undefined)
    return isShippedRemedy(requirementId, remediation) ? (from.remedies[requirementId] ?? remediation) : remediation;
  const problem = code.slice(code.lastIndexOf('_') + 1);
  return from.remedies[code] ?? from.remedies[problem] ?? errorWords(requirementId, error, english);
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
