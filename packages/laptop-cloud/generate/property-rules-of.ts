import type { PropertyRule } from '../src/template/property-rules.ts';
import type { Finding } from './cloudformation-validator.ts';
import { ruleFrom } from './rule-from-finding.ts';

type Validate = (resources: Readonly<Record<string, unknown>>) => readonly Finding[];
type Rules = Record<string, PropertyRule>;

const ANY_KEY = 'Probe';
/** resources in one call of the validator */
const BATCH = 400;
const many = (count: number): readonly string[] => Array.from({ length: count }, (_, index) => `a${index}`);

/** values that are wrong almost everywhere, each in another way: what is said of them tells the rule */
const PROBES: readonly unknown[] = [
  {},
  [],
  '',
  'x'.repeat(70_000),
  ' \u0007€!',
  -1e12,
  1e12,
  true,
  ['a', 'a'],
  many(3_000),
  [{}, {}],
];

/** Every property path the patterns of a type speak of, and those on the way there: `A`, `A.B`, `A.B.[]`. */
function pathsOf(patterns: readonly string[]): readonly (readonly string[])[] {
  const paths = new Map<string, readonly string[]>();
  for (const pattern of patterns) {
    const steps = pattern
      .replaceAll('[]', '.[]')
      .split('.')
      .filter((step) => step !== '' && step !== '**');
    for (let end = 1; end <= steps.length; end += 1) paths.set(steps.slice(0, end).join('.'), steps.slice(0, end));
  }
  return [...paths.values()];
}

function nested(steps: readonly string[], value: unknown): unknown {
  const [step, ...rest] = steps;
  if (step === undefined) return value;
  return step === '[]' ? [nested(rest, value)] : { [step === '*' ? ANY_KEY : step]: nested(rest, value) };
}

/** `Properties.Tags.0.Key` as rules name it: `Tags[].Key` */
const pathOf = (propertyPath: string): string =>
  propertyPath
    .split('.')
    .slice(1)
    .map((step) => (/^(\d+|\[\])$/.test(step) ? '[]' : step === ANY_KEY || step === '*' ? '.*' : `.${step}`))
    .join('')
    .replace(/^\./, '');

/** The rules of one type, from what the validator says of wrong values at every path the patterns speak of. */
export function propertyRulesOf(type: string, patterns: readonly string[], validate: Validate): Rules {
  const rules: Rules = {};
  const refusedAs = new Map<string, Set<unknown>>();
  const probes = pathsOf(patterns).flatMap((path) => PROBES.map((probe) => ({ probe, Properties: nested(path, probe) })));
  const resources = [{ probe: undefined, Properties: {} }, ...probes].map((probe, index) => ({ ...probe, id: `X${index}` }));
  const probeOf = new Map(resources.map(({ id, probe }) => [id, probe]));
  for (let start = 0; start < resources.length; start += BATCH) {
    const batch = resources.slice(start, start + BATCH).map(({ id, Properties }) => [id, { Type: type, Properties }] as const);
    for (const { ruleId, message, propertyPath = '', entity } of validate(Object.fromEntries(batch))) {
      const rule = propertyPath.startsWith('Properties') ? ruleFrom(ruleId, message) : undefined;
      if (rule === undefined) continue;
      const path = pathOf(propertyPath);
      rules[path] = merged(rules[path] ?? {}, rule);
      if (rule.types !== undefined)
        refusedAs.set(path, (refusedAs.get(path) ?? new Set()).add(probeOf.get(entity?.logicalId ?? '')));
    }
  }
  const probed = new Set(pathsOf(patterns).map((steps) => pathOf(['Properties', ...steps].join('.'))));
  const named = Object.entries(rules).map(
    ([path, rule]) => [path, probed.has(path) ? withTakenTypes(rule, refusedAs.get(path)) : rule] as const,
  );
  return Object.fromEntries(named.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** of a value that may have several types the validator names one: those it did not refuse are types too */
function withTakenTypes(rule: PropertyRule, refused: ReadonlySet<unknown> | undefined): PropertyRule {
  if (rule.types === undefined || refused === undefined) return rule;
  const taken = [...(refused.has(PROBES[0]) ? [] : ['object']), ...(refused.has(PROBES[1]) ? [] : ['array'])];
  return { ...rule, types: joined(rule.types, taken) };
}

const joined = (a: readonly string[] = [], b: readonly string[] = []): readonly string[] => [...new Set([...a, ...b])].sort();
const groups = (a: PropertyRule['someOf'] = [], b: PropertyRule['someOf'] = []): readonly (readonly string[])[] => [
  ...new Map([...a, ...b].map((names) => [names.join(), names])).values(),
];

function merged(a: PropertyRule, b: PropertyRule): PropertyRule {
  const maximum = Math.min(a.maximum ?? Number.POSITIVE_INFINITY, b.maximum ?? Number.POSITIVE_INFINITY);
  return {
    ...a,
    ...b,
    ...(Number.isFinite(maximum) && { maximum }),
    ...((a.patterns ?? b.patterns) !== undefined && { patterns: joined(a.patterns, b.patterns) }),
    ...((a.required ?? b.required) !== undefined && { required: joined(a.required, b.required) }),
    ...((a.someOf ?? b.someOf) !== undefined && { someOf: groups(a.someOf, b.someOf) }),
    ...((a.oneOf ?? b.oneOf) !== undefined && { oneOf: groups(a.oneOf, b.oneOf) }),
  };
}
