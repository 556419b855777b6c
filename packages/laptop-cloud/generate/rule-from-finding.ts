import type { PropertyRule } from '../src/template/property-rules.ts';

/** the quoted names of a list in a message: `['A', 'B']` */
const quoted = (text: string): readonly string[] => [...text.matchAll(/'((?:[^'\\]|\\.)*)'/g)].map(([, name = '']) => name);

type Reader = (found: RegExpExecArray) => PropertyRule;

/** by the validator's rule: how its message says the rule */
const readers: Readonly<Record<string, readonly (readonly [RegExp, Reader])[]>> = {
  F3012: [[/ is not of type (.+)$/s, ([, types = '']) => ({ types: quoted(types) })]],
  F3031: [[/ does not match pattern '(.*)'$/s, ([, pattern = '']) => patternRule(pattern)]],
  E3031: [[/ does not match pattern '(.*)'$/s, ([, pattern = '']) => patternRule(pattern)]],
  F3033: [
    [/^length \d+ is below minimum (\d+)/, ([, least]) => ({ minLength: Number(least) })],
    [/^length \d+ exceeds maximum (\d+)/, ([, most]) => ({ maxLength: Number(most) })],
  ],
  F3034: [
    [/ is less than the minimum of (\S+)$/, ([, least]) => ({ minimum: Number(least) })],
    [/ is greater than the maximum of (\S+)$/, ([, most]) => ({ maximum: Number(most) })],
  ],
  E3717: [[/ exceeds maximum (\d+) for a function without/, ([, most]) => ({ maximum: Number(most) })]],
  F3032: [
    [/^expected minimum item count: (\d+)/, ([, least]) => ({ minItems: Number(least) })],
    [/^expected maximum item count: (\d+)/, ([, most]) => ({ maxItems: Number(most) })],
  ],
  F3037: [[/not unique/, () => ({ unique: true })]],
  W3030: [[/ is not one of \[(.*)\]$/s, ([, values = '']) => ({ values: valuesIn(values) })]],
  F3030: [[/ is not one of \[(.*)\]$/s, ([, values = '']) => ({ values: valuesIn(values) })]],
  F3003: [[/^'(\w+)' is a required property$/, ([, name = '']) => ({ required: [name] })]],
  F3058: [[/^One of \[(.*)\] is a required property$/, ([, names = '']) => ({ someOf: [quoted(names)] })]],
  F3014: [[/^Exactly one of \[(.*)\] must be specified$/, ([, names = '']) => ({ oneOf: [quoted(names)] })]],
  F3017: [[/Required property combinations: (.*?)\. Branch/, ([, combinations = '']) => alternatives(combinations)]],
};

/** What a finding of the validator tells of a rule; undefined when it tells none that can be kept. */
export function ruleFrom(ruleId: string, message: string): PropertyRule | undefined {
  for (const [form, read] of readers[ruleId] ?? []) {
    const found = form.exec(message);
    if (found !== null) return read(found);
  }
  return undefined;
}

function patternRule(pattern: string): PropertyRule {
  // the end of the text is written in another dialect
  const written = pattern.replaceAll('\\Z', '$').replaceAll('\\z', '$');
  // the APIs match the whole text, where a schema may not say so
  const ours = /^[[(a]/.test(written) && !/[\^$]/.test(written.replaceAll('[^', '[')) ? `^(?:${written})$` : written;
  new RegExp(ours, ours.includes('\\p{') ? 'u' : '');
  return { patterns: [ours] };
}

const valuesIn = (list: string): readonly (string | number | boolean)[] =>
  [...list.matchAll(/'((?:[^'\\]|\\.)*)'|(-?\d+(?:\.\d+)?)|(true|false)/g)].map(([, text, number, truth]) =>
    text !== undefined ? text : number !== undefined ? Number(number) : truth === 'true',
  );

/** `['A'] or ['B']`: one of them; combinations of several members cannot be said so */
function alternatives(combinations: string): PropertyRule {
  const each = combinations.split(' or ').map(quoted);
  return each.every((names) => names.length === 1) ? { someOf: [each.flat()] } : {};
}
