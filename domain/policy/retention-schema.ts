import * as z from 'zod';
import { country } from '../values.ts';
import retention from './default-retention.json' with { type: 'json' };

/** what is kept, by the law that says for how long */
export const retainedKinds = ['contact', 'identification', 'accounting', 'rejected_event', 'run_input'] as const;
export const retainedKind = z.enum(retainedKinds);
export type RetainedKind = z.infer<typeof retainedKind>;

export const retentionTime = z.object({
  years: z.int().min(0).max(100).optional(),
  days: z.int().min(0).max(36_500).optional(),
  /** from the day itself, or from the end of the calendar year it lies in */
  from: z.enum(['day', 'year_end']).default('day'),
  /** the statute it rests on */
  law: z.string().min(1),
});
export type RetentionTime = z.infer<typeof retentionTime>;

const ofCountries = z.record(z.union([z.literal('default'), country]), retentionTime).refine((times) => 'default' in times, {
  error: 'has no default: say how long it is kept in a country that is not named',
});
/** kind of data -> merchant country -> how long, `default` where the country is not named */
export const retentionPolicy = z.object({
  contact: ofCountries,
  identification: ofCountries,
  accounting: ofCountries,
  rejected_event: ofCountries,
  run_input: ofCountries,
} satisfies Record<RetainedKind, z.ZodType>);
export type RetentionPolicy = z.infer<typeof retentionPolicy>;

/** for policies published before there was a table */
export const defaultRetention: RetentionPolicy = retentionPolicy.parse(retention);
