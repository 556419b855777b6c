import { InvalidPolicy } from '../errors.ts';
import type { RequirementError } from '../model/requirement.ts';
import {
  defaultLetters,
  type LetterLanguage,
  type LetterPolicy,
  type LetterTemplate,
  shippedEnglish,
} from '../policy/letter-schema.ts';
import type { Policy } from '../policy/policy-schema.ts';
import type { DeclineReason } from '../policy/risk-schema.ts';
import { policyFinding } from '../policy-finding.ts';
import { remembered } from '../remembered.ts';
import { plainName } from '../text/plain-name.ts';
import type { LetterKind, LifecycleStage } from '../values.ts';
import { errorWords } from '../wording/identifier-errors.ts';
import { isShippedDecline } from '../wording/policy-texts/decline-words.ts';
import {
  isShippedRejection,
  isShippedRemedy,
  isShippedTitle,
  keyOf,
  type Titled,
} from '../wording/policy-texts/requirement-words.ts';
import { voiceOf } from '../wording/voice.ts';
import { fillTemplate } from './fill-template.ts';

/** letters that we send by ourselves, beside those a ladder names: what each tells of */
export const ownLetters = {
  requirement_rejected: 'decision',
  application_declined: 'decision',
  rating_asked: 'reminder',
  account_change_bank_account: 'notice',
  account_change_address: 'notice',
  account_change_contact: 'notice',
  request_answered: 'notice',
  request_asked: 'notice',
  alert_requirement_due: 'notice',
  alert_payout_failed: 'notice',
  alert_no_sale: 'notice',
  alert_weekly_summary: 'notice',
  member_invited: 'notice',
} as const satisfies Readonly<Record<string, LetterKind>>;

type WithLetters = Pick<Policy, 'letters'>;

/** Languages a letter can be written in (BCP 47 primary tags). */
export const letterLanguages = ({ letters }: WithLetters): readonly string[] => Object.keys(letters.languages);

/** What a letter is; undefined for one that the policy has not. */
export const kindOfLetter = ({ kinds }: LetterPolicy, name: string): LetterKind | undefined =>
  Object.hasOwn(kinds, name) ? kinds[name] : undefined;

// Intl takes a while to take a locale apart, and merchants have few of them
const primaryTag = remembered((locale) => new Intl.Locale(locale).language);

export interface Tongue {
  readonly tag: string;
  /** how dates are written: the merchant's own region where it reads this language */
  readonly dates: string;
  readonly language: LetterLanguage;
}

/** The language nearest to a merchant's locale; English when there is no better one. Throws InvalidPolicy without any. */
export function languageFor({ letters }: WithLetters, locale: string): Tongue {
  const tag = primaryTag(locale);
  const found = Object.hasOwn(letters.languages, tag) ? letters.languages[tag] : undefined;
  if (found !== undefined) return { tag, dates: locale, language: found };
  const english = letters.languages['en'];
  if (english === undefined) throw new InvalidPolicy([policyFinding('letters.languages.en', 'letter-english-missing', {})]);
  return { tag: 'en', dates: 'en', language: english };
}

const isOwnLetter = (name: string): name is keyof typeof ownLetters => Object.hasOwn(ownLetters, name);
/** a letter of ours that a policy of before we sent it has not: as it ships, in English where it ships in no such language */
const shippedTemplate = (name: string, tag: string): LetterTemplate | undefined =>
  isOwnLetter(name) ? (defaultLetters.languages[tag]?.templates[name] ?? shippedEnglish.templates[name]) : undefined;

/** The text of a letter. `tag`: the language it is in. Throws InvalidPolicy when the policy names one that was never written. */
export function templateOf(from: LetterLanguage, name: string, tag = 'en'): LetterTemplate {
  const found = Object.hasOwn(from.templates, name) ? from.templates[name] : shippedTemplate(name, tag);
  if (found !== undefined) return found;
  throw new InvalidPolicy([policyFinding('nudges.ladders.rungs.template', 'template-unknown', { template: name })]);
}

/** The words about stopping an alert, which a policy of before there were alerts has not. */
export const alertWordsOf = ({ tag, language }: Pick<Tongue, 'tag' | 'language'>) => ({
  ...language.optOut,
  ...(defaultLetters.languages[tag] ?? shippedEnglish).alerts,
  ...language.alerts,
});

/** A payment method as a language calls it. */
export const methodIn = ({ methods }: LetterLanguage, method: string): string =>
  (Object.hasOwn(methods, method) ? methods[method] : undefined) ?? method.replaceAll('_', ' ');

/** A name as a letter may carry it; empty where nothing of it could be read aloud. */
export const nameIn = (name: string): string => {
  const plain = plainName(name);
  return /[\p{L}\p{N}]/u.test(plain) ? plain : '';
};

/** A requirement's title in a language, with whom it is about; a title that a desk wrote stays as the policy has it. */
export function titleIn(from: LetterLanguage, requirement: Titled): string {
  const { id, title, of, method } = requirement;
  // a name was typed by whoever signed up: a letter makes no link of it
  const about = of === undefined ? method && methodIn(from, method) : nameIn(of);
  const key = Object.hasOwn(from.titles, id) ? id : keyOf(id);
  const what = isShippedTitle(id, title) ? (from.titles[key] ?? title) : title;
  return about === undefined || about === '' ? what : fillTemplate(from.words.about, { what, of: about });
}

const english = voiceOf('en');
/** What to do about an error, in a language; the words of others (a provider, a reviewer) stay. */
export function remedyIn(from: LetterLanguage, requirementId: string, error: RequirementError): string {
  const { code, remediation } = error;
  if (remediation !== undefined && isShippedRejection(code, remediation))
    return from.remedies[`rejection:${code}`] ?? remediation;
  if (remediation !== undefined)
    return isShippedRemedy(requirementId, remediation) ? (from.remedies[requirementId] ?? remediation) : remediation;
  const problem = code.slice(code.lastIndexOf('_') + 1);
  return from.remedies[code] ?? from.remedies[problem] ?? errorWords(requirementId, error, english);
}

/** Why a merchant is declined, as its letter may say it in a language; undefined for a reason that is not told. */
export const declineIn = (from: LetterLanguage, { key, told }: DeclineReason): string | undefined =>
  told !== undefined && isShippedDecline(key, told) ? (from.remedies[`decline:${key}`] ?? told) : told;

const teams = {
  onboarding: 'onboarding',
  risk_check: 'onboarding',
  activation: 'activation',
  care: 'care',
  dormant: 'care',
  offboarded: 'care',
} as const;

/** The team that writes to a merchant of a stage, as it signs in a language. */
export const signatureOf = (from: LetterLanguage, stage: LifecycleStage): string => from.signatures[teams[stage]];

const plurals = new Map<string, Intl.PluralRules>();
/** So many days, by the plural rules of the language. */
export const daysIn = (tag: string, { words }: LetterLanguage, n: number): string => {
  const rules = plurals.get(tag) ?? new Intl.PluralRules(tag);
  plurals.set(tag, rules);
  return fillTemplate(words.days[rules.select(n)] ?? words.days.other, { n: String(n) });
};

/** The words of the page where a contact objects to an account change: as they ship where a policy of before has none. */
export const objectionWords = ({ objection }: LetterLanguage, tag: string): NonNullable<LetterLanguage['objection']> =>
  objection ?? defaultLetters.languages[tag]?.objection ?? shippedEnglish.objection;
/** Who invites, and until when. */
export const invitationWords = ({ tag, language }: Tongue): string =>
  language.words.invitation ?? defaultLetters.languages[tag]?.words.invitation ?? shippedEnglish.words.invitation;
