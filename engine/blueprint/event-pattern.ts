import { Unplayable } from './template.ts';

/** whether a value, an event or a part of one, is meant */
export type Matches = (value: unknown) => boolean;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const texts = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);

/** one entry of a pattern's list */
const entry = (wanted: unknown, field: string): Matches => {
  if (!isRecord(wanted)) return (value) => value === wanted;
  const [[operator, operand] = ['', undefined], ...more] = Object.entries(wanted);
  if (more.length === 0) {
    if (operator === 'anything-but' && !texts(operand).some(isRecord)) {
      const not = texts(operand);
      return (value) => value !== undefined && !not.includes(value);
    }
    if (operator === 'prefix' && typeof operand === 'string')
      return (value) => typeof value === 'string' && value.startsWith(operand);
    if (operator === 'exists' && typeof operand === 'boolean') return (value) => (value !== undefined) === operand;
  }
  throw new Unplayable(
    `the event pattern at ${field} says ${JSON.stringify(wanted)}, which the engine does not know: add it to engine/blueprint/event-pattern.ts`,
  );
};

/**
 * An event pattern of EventBridge, as far as the template uses the language. A list in the event matches when one of its members does.
 * Throws Unplayable naming the field of what it does not know.
 */
export const compilePattern = (pattern: unknown, field = ''): Matches => {
  if (Array.isArray(pattern)) {
    const any = pattern.map((one) => entry(one, field));
    return (value) => any.some((matches) => (Array.isArray(value) ? value.some(matches) : matches(value)));
  }
  if (!isRecord(pattern))
    throw new Unplayable(`the event pattern at ${field || 'its top'} is no list of values and no object of fields`);
  const { $or: choices, ...rest } = pattern;
  if (choices !== undefined && !Array.isArray(choices))
    throw new Unplayable(`the event pattern at ${field}/$or is no list of patterns`);
  const either = choices?.map((one, n) => compilePattern(one, `${field}/$or/${n}`));
  const fields = Object.entries(rest).map(([name, wanted]) => [name, compilePattern(wanted, `${field}/${name}`)] as const);
  return (value) =>
    fields.every(([name, matches]) => matches(isRecord(value) ? value[name] : undefined)) &&
    (either === undefined || either.some((matches) => matches(value)));
};
