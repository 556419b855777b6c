import { dynamicReferences } from './dynamic-reference.ts';
import type { PropertyRule, RulesOfType } from './property-rules.ts';

/** a value AWS refuses, and where */
export interface RefusedValue {
  readonly property: string;
  /** ends a sentence that begins with the property */
  readonly problem: string;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Values in the properties of a resource that the rules of its type refuse. */
export function refusedValues(properties: Readonly<Record<string, unknown>>, rules: RulesOfType): readonly RefusedValue[] {
  const found: RefusedValue[] = [];
  const visit = (value: unknown, pattern: string, path: string): void => {
    const rule = rules[pattern];
    if (rule !== undefined) for (const problem of problemsOf(value, rule)) found.push({ property: path, problem });
    if (Array.isArray(value)) for (const item of value) visit(item, `${pattern}[]`, `${path}[]`);
    if (!isRecord(value)) return;
    for (const [key, item] of Object.entries(value)) {
      const named = pattern === '' ? key : `${pattern}.${key}`;
      const at = Object.hasOwn(rules, named) || !Object.hasOwn(rules, `${pattern}.*`) ? named : `${pattern}.*`;
      visit(item, at, path === '' ? key : `${path}.${key}`);
    }
  };
  visit(properties, '', '');
  return [...found, ...tagProblems(properties.Tags)];
}

const isTag = (value: unknown): value is { readonly Key: string } => isRecord(value) && typeof value.Key === 'string';

/** of any resource: keys AWS keeps for itself, and keys twice */
function tagProblems(tags: unknown): readonly RefusedValue[] {
  const keys = (Array.isArray(tags) ? tags : []).filter(isTag).map(({ Key }) => Key);
  return keys.flatMap((key, at): readonly RefusedValue[] => {
    if (/^aws:/i.test(key)) return [{ property: 'Tags[].Key', problem: `${key} begins with aws:, which AWS keeps for itself` }];
    return keys.indexOf(key) < at ? [{ property: 'Tags[].Key', problem: `the key ${key} is there twice` }] : [];
  });
}

function problemsOf(value: unknown, rule: PropertyRule): readonly string[] {
  if (rule.types !== undefined && !rule.types.some((type) => fits(value, type)))
    return [`${short(value)} is not of type ${rule.types.join(' or ')}`];
  if (rule.values !== undefined && !rule.values.some((one) => String(one) === String(value)))
    return [`${short(value)} is not one of ${rule.values.join(', ')}`];
  if (typeof value === 'string') return dynamicReferences(value).length > 0 ? [] : textProblems(value, rule);
  if (typeof value === 'number') return [...numberProblems(value, rule), ...patternProblems(String(value), rule)];
  if (Array.isArray(value)) return listProblems(value, rule);
  return isRecord(value) ? memberProblems(value, rule) : [];
}

/** CloudFormation reads numbers and truth values written as text, and the other way round */
function fits(value: unknown, type: string): boolean {
  const text = typeof value === 'string';
  switch (type) {
    case 'string':
      return text || typeof value === 'number' || typeof value === 'boolean';
    case 'integer':
      return (typeof value === 'number' || (text && value.trim() !== '')) && Number.isInteger(Number(value));
    case 'number':
      return (typeof value === 'number' || (text && value.trim() !== '')) && Number.isFinite(Number(value));
    case 'boolean':
      return typeof value === 'boolean' || value === 'true' || value === 'false';
    case 'array':
      return Array.isArray(value);
    case 'object':
      return isRecord(value);
    default:
      return true;
  }
}

function textProblems(value: string, rule: PropertyRule): readonly string[] {
  const length = [...value].length;
  if (rule.minLength !== undefined && length < rule.minLength)
    return [`${short(value)} is shorter than ${rule.minLength} characters`];
  if (rule.maxLength !== undefined && length > rule.maxLength) return [`it has ${length} characters, ${rule.maxLength} at most`];
  const asNumber =
    rule.types?.some((type) => type === 'integer' || type === 'number') === true ? numberProblems(Number(value), rule) : [];
  return [...patternProblems(value, rule), ...asNumber];
}

const patternProblems = (value: string, { patterns = [] }: PropertyRule): readonly string[] =>
  patterns.filter((pattern) => !expressionOf(pattern).test(value)).map((pattern) => `${short(value)} does not match ${pattern}`);

const expressions = new Map<string, RegExp>();
function expressionOf(pattern: string): RegExp {
  const made = expressions.get(pattern) ?? new RegExp(pattern, pattern.includes('\\p{') ? 'u' : '');
  expressions.set(pattern, made);
  return made;
}

function numberProblems(value: number, { minimum, maximum }: PropertyRule): readonly string[] {
  if (minimum !== undefined && value < minimum) return [`${value} is less than the minimum of ${minimum}`];
  if (maximum !== undefined && value > maximum) return [`${value} is greater than the maximum of ${maximum}`];
  return [];
}

function listProblems(value: readonly unknown[], { minItems, maxItems, unique }: PropertyRule): readonly string[] {
  if (minItems !== undefined && value.length < minItems) return [`it has ${value.length} items, ${minItems} at least`];
  if (maxItems !== undefined && value.length > maxItems) return [`it has ${value.length} items, ${maxItems} at most`];
  if (unique === true && new Set(value.map((item) => JSON.stringify(item))).size < value.length)
    return ['an item is there twice'];
  return [];
}

function memberProblems(value: Readonly<Record<string, unknown>>, rule: PropertyRule): readonly string[] {
  const there = (names: readonly string[]): number => names.filter((name) => value[name] !== undefined).length;
  const { required = [], someOf = [], oneOf = [] } = rule;
  return [
    ...required.filter((name) => value[name] === undefined).map((name) => `${name} is required`),
    ...someOf.filter((names) => there(names) === 0).map((names) => `one of ${names.join(', ')} is required`),
    ...oneOf.filter((names) => there(names) !== 1).map((names) => `exactly one of ${names.join(', ')} must be there`),
  ];
}

const short = (value: unknown): string => {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
};
