import type * as z from 'zod';
import { problemOf } from '../values.ts';
import type { Finding } from '../wording/rejections/finding.ts';

const typeOf = (value: unknown): string => (value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value);
const sized = (problem: 'too_small' | 'too_big', wanted: string, limit: number | bigint, inclusive = true): Finding => ({
  problem,
  wanted,
  limit: Number(limit),
  inclusive,
});
const formats: ReadonlyMap<string, Finding['problem']> = new Map([
  ['datetime', 'not_an_instant'],
  ['date', 'not_a_day'],
]);

/** What an issue of zod says of a value, as a code and its values. */
export const findingIn = (issue: z.core.$ZodIssue | undefined, value: unknown): Finding => {
  if (issue === undefined) return { problem: 'other' };
  switch (issue.code) {
    case 'invalid_type':
      return { problem: 'wrong_type', wanted: issue.expected, ...(value === undefined ? {} : { got: typeOf(value) }) };
    case 'invalid_value':
      return { problem: 'not_listed', values: issue.values.map(String) };
    case 'too_small':
      return sized('too_small', issue.origin, issue.minimum, issue.inclusive);
    case 'too_big':
      return sized('too_big', issue.origin, issue.maximum, issue.inclusive);
    case 'invalid_format':
      if (issue.format === 'regex') return { problem: 'pattern', pattern: issue.pattern ?? '' };
      return { problem: formats.get(issue.format) ?? 'other' };
    case 'custom':
      return { problem: problemOf(issue) ?? 'other' };
    default:
      return { problem: 'other' };
  }
};

const valueAt = (raw: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined), raw);

/** The same with whether nothing was there, a value of another shape, or a wrong value. Values themselves are never repeated: they may be personal. */
export const foundIn = (issue: z.core.$ZodIssue | undefined, raw: unknown) => {
  const value = valueAt(raw, issue?.path ?? []);
  const state = value === undefined ? 'missing' : typeof value === 'object' ? 'shape' : 'value';
  return { state, ...findingIn(issue, value) } as const;
};
