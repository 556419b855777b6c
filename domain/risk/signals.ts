import * as z from 'zod';

/** everything a risk rule may speak of; null when it could not be found out */
export const signals = z.object({
  /** what the register said of the company: confirmed, unconfirmed, or not_applicable for a natural person */
  registry: z.enum(['confirmed', 'unconfirmed', 'not_applicable']),
  screening_level: z.enum(['none', 'possible', 'probable']),
  /** best similarity of any name to any listed name, 0..100 */
  screening_best: z.number(),
  screening_hits: z.int(),
  /** a person found that a name is who the list means */
  screening_confirmed: z.boolean().default(false),
  /** hits a person told apart from whom the list means: silent, and yet a reason for a second person */
  screening_told_apart: z.int().default(0),
  mcc_risk: z.enum(['low', 'medium', 'high', 'prohibited', 'unknown']),
  /** worst FATF list any country involved is on */
  country_list: z.enum(['none', 'grey', 'black']),
  email_present: z.boolean(),
  email_disposable: z.boolean(),
  email_free: z.boolean(),
  /** the mailbox is of the website's domain; false when either is missing */
  email_matches_website: z.boolean(),
  website_present: z.boolean(),
  company_age_days: z.number().nullable(),
  volume_tier: z.string(),
  declared_volume_minor: z.number().nullable(),
  /** declared monthly volume per month of age, minor units */
  volume_per_month_of_age_minor: z.number().nullable(),
  failed_submissions: z.int(),
});
export type Signals = z.infer<typeof signals>;
export type SignalName = keyof Signals;

const isSignal = (name: string): name is SignalName => Object.hasOwn(signals.shape, name);
export const signalNames: readonly SignalName[] = Object.keys(signals.shape).filter(isSignal);

/** undefined for a name that is no signal */
export const signalValue = (from: Signals, name: string): string | number | boolean | null | undefined =>
  isSignal(name) ? from[name] : undefined;
