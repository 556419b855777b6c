import { ANY_TEXT, matchUnits, type Unit } from './glob.ts';
import { inBlock, parseBlock } from './ip.ts';
import { compileTemplate, type Lookup } from './policy-template.ts';

/** does one value of the request satisfy one value of the policy */
export type Comparison = (actual: string, lookup: Lookup) => boolean;

/** positive operators; a `Not` one is the negation of its pair */
export type Operator = (expected: string, variables: boolean) => Comparison;

const text =
  (wildcards: boolean): Operator =>
  (expected, variables) => {
    const template = compileTemplate(expected, wildcards, variables ? 0 : Number.POSITIVE_INFINITY);
    return (actual, lookup) => {
      const pattern = template.resolve(lookup);
      return pattern !== undefined && matchUnits(pattern, actual);
    };
  };

const ignoringCase: Operator = (expected, variables) => {
  const template = compileTemplate(expected, false, variables ? 0 : Number.POSITIVE_INFINITY);
  return (actual, lookup) => {
    const pattern = template.resolve(lookup);
    return pattern !== undefined && pattern.map(String).join('').toLowerCase() === actual.toLowerCase();
  };
};

/** an ARN has six parts, each compared by itself; the last one keeps its colons */
function arnParts(pattern: readonly Unit[]): readonly (readonly Unit[])[] {
  const parts: Unit[][] = [[]];
  for (const unit of pattern) {
    if (unit === ':' && parts.length < 6) parts.push([]);
    else parts.at(-1)?.push(unit);
  }
  return parts;
}

const arn: Operator = (expected, variables) => {
  const template = compileTemplate(expected, true, variables ? 0 : Number.POSITIVE_INFINITY);
  return (actual, lookup) => {
    const pattern = template.resolve(lookup);
    if (pattern === undefined) return false;
    if (pattern.length === 1 && pattern[0] === ANY_TEXT) return true;
    const wanted = arnParts(pattern);
    const given = actual.split(':');
    if (wanted.length < 6 || given.length < 6) return false;
    return wanted.every((part, at) => matchUnits(part, at < 5 ? (given[at] ?? '') : given.slice(5).join(':')));
  };
};

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;
const toNumber = (value: string) => (NUMBER.test(value) ? Number(value) : Number.NaN);

/** ISO 8601 or epoch seconds, to epoch milliseconds */
const toInstant = (value: string) => (/^-?\d{5,}$/.test(value) ? Number(value) * 1000 : Date.parse(value));

const ordered =
  (read: (value: string) => number, holds: (actual: number, expected: number) => boolean): Operator =>
  (expected) => {
    const bound = read(expected);
    return (actual) => holds(read(actual), bound);
  };

const ORDER = {
  Equals: (a: number, b: number) => a === b,
  LessThan: (a: number, b: number) => a < b,
  LessThanEquals: (a: number, b: number) => a <= b,
  GreaterThan: (a: number, b: number) => a > b,
  GreaterThanEquals: (a: number, b: number) => a >= b,
} as const;

const bool: Operator = (expected) => {
  const wanted = expected.toLowerCase();
  return (actual) => actual.toLowerCase() === wanted;
};

const ipAddress: Operator = (expected) => {
  const block = parseBlock(expected);
  return (actual) => block !== undefined && inBlock(actual, block);
};

/** every positive condition operator but Null, by name in lower case */
export const OPERATORS: ReadonlyMap<string, Operator> = new Map<string, Operator>([
  ['stringequals', text(false)],
  ['stringequalsignorecase', ignoringCase],
  ['stringlike', text(true)],
  ['arnequals', arn],
  ['arnlike', arn],
  ['bool', bool],
  ['binaryequals', (expected) => (actual) => actual === expected],
  ['ipaddress', ipAddress],
  ...Object.entries(ORDER).map(([name, holds]): [string, Operator] => [`numeric${name.toLowerCase()}`, ordered(toNumber, holds)]),
  ...Object.entries(ORDER).map(([name, holds]): [string, Operator] => [`date${name.toLowerCase()}`, ordered(toInstant, holds)]),
]);

/** negative operators and the positive one each negates */
export const NEGATED: ReadonlyMap<string, string> = new Map([
  ['stringnotequals', 'stringequals'],
  ['stringnotequalsignorecase', 'stringequalsignorecase'],
  ['stringnotlike', 'stringlike'],
  ['arnnotequals', 'arnequals'],
  ['arnnotlike', 'arnlike'],
  ['numericnotequals', 'numericequals'],
  ['datenotequals', 'dateequals'],
  ['notipaddress', 'ipaddress'],
]);
