import * as z from 'zod';
import rules from './property-rules.json' with { type: 'json' };

const names = z.array(z.string()).readonly();

/** what AWS asks of the value at one property path; a rule speaks only of values of the form it can hold for */
export const propertyRule = z.strictObject({
  types: names.optional(),
  values: z
    .array(z.union([z.string(), z.number(), z.boolean()]))
    .readonly()
    .optional(),
  patterns: names.optional(),
  minLength: z.number().optional(),
  maxLength: z.number().optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  minItems: z.number().optional(),
  maxItems: z.number().optional(),
  unique: z.boolean().optional(),
  /** members an object must have */
  required: names.optional(),
  /** of each group of members at least one, or exactly one, must be there */
  someOf: z.array(names).readonly().optional(),
  oneOf: z.array(names).readonly().optional(),
});
export type PropertyRule = z.infer<typeof propertyRule>;

/** by property path: `` for the properties as a whole, `A.B[].C`, `A.*` for any key */
export type RulesOfType = Readonly<Record<string, PropertyRule>>;

const known = z.record(z.string(), z.record(z.string(), propertyRule)).parse(rules);

/** The rules of a resource type; none for a type nobody wrote down. */
export const rulesOf = (type: string): RulesOfType => (Object.hasOwn(known, type) ? (known[type] ?? {}) : {});
