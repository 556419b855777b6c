import * as z from 'zod';

export const findingProblem = z.enum([
  'wrong_type',
  'not_listed',
  'too_small',
  'too_big',
  'pattern',
  'not_an_instant',
  'not_a_day',
  'half_character',
  'control_character',
  'year',
  'currency',
  'country',
  'time_zone',
  'locale',
  'not_json',
  'other',
]);

/** what is wrong with one value, as its schema found it */
export const finding = z.object({
  problem: findingProblem,
  /** type that is wanted, in zod's words: `string`, `int`, `array` … */
  wanted: z.string().optional(),
  /** type that came, where one did */
  got: z.string().optional(),
  /** every value that is taken */
  values: z.array(z.string()).optional(),
  /** limit of a number or of the length of a text or list, and whether it is taken itself */
  limit: z.number().optional(),
  inclusive: z.boolean().optional(),
  pattern: z.string().optional(),
});
export type Finding = z.infer<typeof finding>;
export type FindingProblem = z.infer<typeof findingProblem>;

/** a finding, where it is, and whether nothing was there, a value of another shape, or a wrong value */
export const foundValue = finding.extend({ field: z.string(), state: z.enum(['missing', 'shape', 'value']) });
export type FoundValue = z.infer<typeof foundValue>;
