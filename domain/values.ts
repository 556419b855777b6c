import * as z from 'zod';
import { assignedCountries } from './assigned-countries.ts';
import { lifecycleStages } from './lifecycle-stages.ts';
import { isCurrency } from './money/minor-units.ts';
import { playbookIds } from './playbooks/registry.ts';
import { remembered } from './remembered.ts';
import { maskAccountNumbers } from './text/mask-account-numbers.ts';
import { type FindingProblem, findingProblem } from './wording/rejections/finding.ts';

/** a check of ours: its code is what a refusal is worded from, its text what an API user reads */
const checked = (problem: FindingProblem, error: string) => ({ error, params: { problem } });
const params = z.object({ problem: findingProblem });
/** the code of a check of ours in an issue of zod; undefined for a check of somebody else's */
export const problemOf = (issue: { readonly params?: unknown }): FindingProblem | undefined =>
  params.safeParse(issue.params).data?.problem;

/** ISO 8601 in UTC with milliseconds: `2026-11-22T03:00:00.000Z`. Sorts as text in order of time. */
export const instant = z.iso.datetime({ precision: 3 });
export type Instant = z.infer<typeof instant>;

/** as we write instants ourselves, and as most are sent: nothing is left to normalize */
const isNormal = (text: string): boolean => text.length === 24 && text.endsWith('Z');
/** of what is no instant at all the format speaks first */
const inFourDigits = (text: string): boolean =>
  isNormal(text) || Number.isNaN(Date.parse(text)) || /^\d/.test(new Date(text).toISOString());
/**
 * any ISO 8601 instant with an offset or Z, normalized to UTC with milliseconds (what the outside may send). An offset can carry it out of
 * the years 0 to 9999, which are written with four digits: what is written with six sorts nowhere
 */
export const anyInstant = z.iso
  .datetime({ offset: true })
  .refine(inFourDigits, checked('year', 'lies outside the years 0 to 9999'))
  .transform((text) => (isNormal(text) ? text : new Date(text).toISOString()));

const whole = (text: string): boolean => text.isWellFormed();
const ofOneLine = (text: string): boolean => !/\p{Cc}/u.test(text);
const broken = checked('half_character', 'has half of a surrogate pair');
const controls = checked('control_character', 'has a line break or another control character');
/** text others wrote: half a surrogate pair is no character, and two different halves would be stored as the same one */
export const prose = z.string().refine(whole, broken);
/** of one line: it may become part of a key, a subject line or a line of a log */
export const line = prose.refine(ofOneLine, controls);
/** a name, a number, an id as others write it, without the space around it */
export const shortLine = z.string().trim().refine(whole, broken).refine(ofOneLine, controls).min(1).max(200);

/** text for people, at most `max` characters; account numbers in it are replaced by a mark before it is stored */
export const freeText = (max: number) => prose.trim().min(1).max(max).transform(maskAccountNumbers);
/** text somebody typed whom it is shown to again: the mark takes the place of account numbers, and they are told so */
export interface TypedText {
  readonly text: string;
  readonly masked: boolean;
}
export const typedText = (max: number) => prose.trim().min(1).max(max).transform(asTyped);
const asTyped = (typed: string): TypedText => {
  const text = maskAccountNumbers(typed);
  return { text, masked: text !== typed };
};
export const typedLine = shortLine.transform((typed) => asTyped(typed));

/** the same of one line: a title, a short reason */
export const remark = shortLine.transform(maskAccountNumbers);

/** calendar day without a zone: `2026-11-22` */
export const day = z.iso.date();

/** ISO 4217, upper case */
export const currency = z
  .string()
  .regex(/^[A-Z]{3}$/)
  .refine(isCurrency, checked('currency', 'is not an ISO 4217 currency'));

/** ISO 3166-1 alpha-2, upper case, and XK */
export const country = z
  .string()
  .regex(/^[A-Z]{2}$/)
  .refine((code) => assignedCountries.has(code), checked('country', 'is not an ISO 3166-1 alpha-2 country'));

const isTimeZone = remembered((zone) => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
});
/** IANA time zone: `America/Sao_Paulo` */
export const timeZone = z.string().min(1).refine(isTimeZone, checked('time_zone', 'is not an IANA time zone'));

const isLocale = remembered((tag) => {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
});
/** BCP 47: `pt-BR` */
export const locale = z.string().min(2).refine(isLocale, checked('locale', 'is not a BCP 47 locale'));

/** integer minor units (cents) of the currency; never a float */
export const minor = z.int();

export const money = z.object({ amountMinor: minor, currency });
export type Money = z.infer<typeof money>;

export const merchantId = z.string().regex(/^m_[0-9a-f]{24}$/);

export const lifecycleStage = z.enum(lifecycleStages);
export type LifecycleStage = z.infer<typeof lifecycleStage>;

export const playbook = z.enum(playbookIds);
export type Playbook = z.infer<typeof playbook>;

/** whose move it is */
export const party = z.enum(['merchant', 'operations', 'provider']);
export type Party = z.infer<typeof party>;

export const segment = z.enum(['long_tail', 'mid', 'key']);
export type Segment = z.infer<typeof segment>;

export const legalEntityType = z.enum(['individual', 'sole_proprietor', 'company', 'non_profit', 'public_body']);
export type LegalEntityType = z.infer<typeof legalEntityType>;

export const channel = z.enum(['email', 'in_app', 'slack', 'help_desk', 'crm_task']);
export type Channel = z.infer<typeof channel>;

/** what a letter is: a merchant may stop reminders; decisions, notices and codes always reach it */
export const letterKind = z.enum(['reminder', 'decision', 'notice', 'code']);
export type LetterKind = z.infer<typeof letterKind>;

/** who did it; id is the run, the person's sign-in, the merchantId or the provider's name */
export const actor = z.object({ kind: z.enum(['system', 'person', 'merchant', 'provider']), id: z.string().min(1) });
export type Actor = z.infer<typeof actor>;

/** what every item of a merchant's partition carries; `version` is the one that was read, 0 for a new item: the store writes version + 1 */
export const itemBase = {
  merchantId,
  id: z.string().min(1),
  version: z.int().min(0),
  /** versions that show people the same: what a run keeps on it for itself makes nobody's decision out of date */
  keptUnseen: z.object({ since: z.int().min(0), until: z.int().positive() }).optional(),
};
