import type { Condition } from '../policy/condition.ts';
import { type Signals, signalValue } from './signals.ts';

type Comparison = Exclude<Condition, { op: 'all' | 'any' | 'not' }>;

const compares = (condition: Comparison, of: Signals): boolean => {
  const value = signalValue(of, condition.fact) ?? null;
  const number = typeof value === 'number' ? value : Number.NaN;
  switch (condition.op) {
    case 'known':
      return value !== null;
    case 'unknown':
      return value === null;
    case 'eq':
      return value === condition.value;
    case 'ne':
      return value !== null && value !== condition.value;
    case 'gt':
      return number > condition.value;
    case 'gte':
      return number >= condition.value;
    case 'lt':
      return number < condition.value;
    case 'lte':
      return number <= condition.value;
    case 'between':
      return number >= condition.from && number <= condition.to;
    case 'in':
      return value !== null && condition.values.includes(value);
    case 'not_in':
      return value !== null && !condition.values.includes(value);
  }
};

/** whether a condition holds of these signals. What could not be found out fulfils nothing but `unknown` (and `not` of something) */
export const holds = (condition: Condition, of: Signals): boolean => {
  switch (condition.op) {
    case 'all':
      return condition.of.every((one) => holds(one, of));
    case 'any':
      return condition.of.some((one) => holds(one, of));
    case 'not':
      return !holds(condition.of, of);
    default:
      return compares(condition, of);
  }
};

/** every fact a condition speaks of */
export const factsOf = (condition: Condition): readonly string[] => {
  switch (condition.op) {
    case 'all':
    case 'any':
      return condition.of.flatMap(factsOf);
    case 'not':
      return factsOf(condition.of);
    default:
      return [condition.fact];
  }
};
