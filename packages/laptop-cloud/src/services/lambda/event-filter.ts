import { compilePattern } from '../events/pattern/compile-pattern.ts';

type Matcher = (record: object) => boolean;

const json = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/**
 * FilterCriteria of an event source mapping: a record that no pattern matches is not for the function.
 * @param payload the record's field that holds JSON text (`body` of an SQS message), which patterns see parsed
 */
export function compileFilters(patterns: readonly string[], payload?: string): Matcher | undefined {
  if (patterns.length === 0) return undefined;
  const compiled = patterns.map((pattern) => compilePattern(pattern));
  return (record) => {
    const text: unknown = payload === undefined ? undefined : Reflect.get(record, payload);
    const parsed = typeof text === 'string' ? json(text) : undefined;
    const seen =
      payload !== undefined && typeof parsed === 'object' && parsed !== null ? { ...record, [payload]: parsed } : record;
    return compiled.some((matches) => matches(seen));
  };
}
