import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AwsError } from '../../src/contract.ts';
import { compilePattern } from '../../src/services/events/pattern/compile-pattern.ts';

const matches = (pattern: unknown, event: unknown) => compilePattern(pattern)(event);
const onValue = (test: unknown, value: unknown) => matches({ a: [test] }, { a: value });

describe('values', () => {
  test.each<[string, unknown, unknown, boolean]>([
    ['a string is itself only', 'x', 'x', true],
    ['a string is not the number it looks like', '1', 1, false],
    ['null is a value', null, null, true],
    ['prefix', { prefix: 'ab' }, 'abc', true],
    ['an empty prefix matches any string', { prefix: '' }, '', true],
    ['and no number', { prefix: '' }, 5, false],
    ['suffix', { suffix: 'bc' }, 'abc', true],
    ['prefix without case', { prefix: { 'equals-ignore-case': 'AB' } }, 'abc', true],
    ['wildcard: a star may be nothing', { wildcard: 'a*c' }, 'ac', true],
    ['wildcard: the end must be the end', { wildcard: 'a*c' }, 'acb', false],
    ['wildcard: an escaped star is a star', { wildcard: 'a\\*c' }, 'abc', false],
    ['equals-ignore-case', { 'equals-ignore-case': 'Straße' }, 'STRASSE', true],
    ['the value is not folded', { 'equals-ignore-case': 'strasse' }, 'straße', false],
    ['numeric range', { numeric: ['>', 0, '<=', 5] }, 5, true],
    ['numeric does not read strings', { numeric: ['=', 5] }, '5', false],
    ['cidr', { cidr: '10.0.0.0/9' }, '10.127.0.1', true],
    ['cidr, outside', { cidr: '10.0.0.0/9' }, '10.128.0.1', false],
    ['an address in another spelling', '2001:db8::1', '2001:DB8:0:0:0:0:0:1', true],
    ['anything-but takes numbers and null too', { 'anything-but': ['x'] }, null, true],
    ['anything-but', { 'anything-but': ['x'] }, 'x', false],
    ['anything-but a list of prefixes', { 'anything-but': { prefix: ['x', 'y'] } }, 'yes', false],
    ['exists', { exists: true }, false, true],
    ['an object does not exist', { exists: true }, { b: 1 }, false],
  ])('%s', (_, test_, value, expected) => {
    expect(onValue(test_, value)).toBe(expected);
  });

  test('a field that must differ must be there', () => {
    expect(matches({ a: [{ 'anything-but': 'x' }] }, {})).toBe(false);
    expect(matches({ a: [{ exists: false }, { 'anything-but': 'x' }] }, {})).toBe(true);
  });
});

describe('a number beside a block of addresses', () => {
  test.each([
    ['its digits are compared as if they were an address’s', [{ cidr: '16.0.0.0/8' }], '105', true],
    ['and decide from the left', [{ cidr: '16.0.0.0/8' }], '115', false],
    ['unless the field asks for a number as well', [{ cidr: '16.0.0.0/8' }, 7], '105', false],
    ['but a number no double holds stays text', [{ cidr: '16.0.0.0/8' }, 7], '10500000000000000000001', true],
  ])('%s', (_, alternatives, number, expected) => {
    expect(matches(JSON.stringify({ a: alternatives }), `{"a":${number}}`)).toBe(expected);
  });
});

describe('structure', () => {
  test('one element of an array is enough', () => {
    expect(matches({ a: ['x'] }, { a: ['y', 'x'] })).toBe(true);
    expect(matches({ a: [{ 'anything-but': 'x' }] }, { a: ['x', 'x'] })).toBe(false);
  });

  test('fields under one array must hold in the same element', () => {
    const pattern = { lines: { sku: ['A'], paid: [true] } };
    expect(
      matches(pattern, {
        lines: [
          { sku: 'A', paid: false },
          { sku: 'B', paid: true },
        ],
      }),
    ).toBe(false);
    expect(
      matches(pattern, {
        lines: [
          { sku: 'B', paid: false },
          { sku: 'A', paid: true },
        ],
      }),
    ).toBe(true);
  });

  test('a dotted key and nested keys are one path', () => {
    expect(matches({ 'a.b': ['x'] }, { a: { b: 'x' } })).toBe(true);
    expect(matches({ a: { b: ['x'] } }, { 'a.b': 'x' })).toBe(true);
  });

  test('$or takes any of its objects, and nests', () => {
    const pattern = { s: ['1'], $or: [{ a: ['x'] }, { b: ['y'], $or: [{ c: [1] }, { d: [2] }] }] };
    expect(matches(pattern, { s: '1', b: 'y', d: 2 })).toBe(true);
    expect(matches(pattern, { s: '1', b: 'y' })).toBe(false);
    expect(matches(pattern, { a: 'x' })).toBe(false);
  });

  test('an array that cannot be alternatives makes $or an ordinary field', () => {
    expect(matches({ $or: [{ prefix: 'p' }, { suffix: 's' }] }, { $or: 'yes' })).toBe(true);
  });
});

describe('text is read as it is written', () => {
  test('digits beyond a double are compared as digits', () => {
    expect(matches('{"n":[12345678901234567890]}', '{"n":12345678901234567890}')).toBe(true);
    expect(matches('{"n":[12345678901234567890]}', '{"n":12345678901234567891}')).toBe(false);
    expect(matches('{"n":[{"numeric":[">",1]}]}', '{"n":9007199254740993}')).toBe(false);
  });

  test('equal numbers are equal however written', () => {
    for (const written of ['1', '1.0', '10E-1', '0.1e1']) expect(matches('{"n":[1.00]}', `{"n":${written}}`)).toBe(true);
    expect(matches('{"n":[1]}', '{"n":"1"}')).toBe(false);
  });

  test('a key that appears twice in an event has both values, in a pattern the later one holds', () => {
    expect(matches('{"a":["1"]}', '{"a":"1","a":"2"}')).toBe(true);
    expect(matches('{"a":["1"],"a":["2"]}', '{"a":"1"}')).toBe(false);
  });
});

test.each<[unknown, RegExp]>([
  [{}, /Empty objects are not allowed/],
  [{ a: [] }, /Empty arrays are not allowed/],
  [{ a: 'x' }, /"a" must be an object or an array/],
  [{ a: [{ numerik: 1 }] }, /Unrecognized match type numerik/],
  [{ a: [{ prefix: 'a', suffix: 'b' }] }, /Only one key allowed/],
  [{ a: [{ wildcard: 'a**b' }] }, /Consecutive wildcard/],
  [{ a: [{ numeric: ['>', 5, '<', 5] }] }, /Bottom must be less than top/],
  [{ a: [{ cidr: '10.0.0.1/32' }] }, /mask bits must be < 32/],
  [{ a: [{ 'anything-but': ['x', 1] }] }, /mixed type is not supported/],
  [{ a: [{ exists: 'yes' }] }, /exists match pattern/],
  [{ a: [{ 'anything-but': { prefix: [] } }] }, /Empty arrays are not allowed/],
  [{ a: [{ 'anything-but': { wildcard: [] } }] }, /Empty arrays are not allowed/],
  [{ $or: ['x'], a: [{ 'anything-but': { wildcard: '*x' } }] }, /Unsupported anything-but pattern: wildcard/],
  [{ $or: ['x'], a: [{ 'anything-but': { suffix: ['.png'] } }] }, /prefix\/suffix match pattern must be a string/],
  ['{"a":["x",]}', /Unexpected/],
  ['{"a":["x"]} more', /Unexpected/],
])('an invalid pattern is refused with AWS’s reason: %j', (pattern, reason) => {
  const attempt = () => compilePattern(pattern);
  expect(attempt).toThrow(reason);
  expect(attempt).toThrow(AwsError);
  expect(attempt).toThrow(/^Event pattern is not valid\. Reason: /);
});

test('an event matches the pattern that lists its own leaves', () => {
  const leaf = fc.oneof(fc.string(), fc.boolean(), fc.constant(null), fc.integer());
  const key = fc.string({ minLength: 1 }).filter((name) => !name.includes('.') && name !== '$or');
  const event = fc.dictionary(key, fc.oneof(leaf, fc.dictionary(key, leaf, { minKeys: 1 })), { minKeys: 1 });
  const own = (value: unknown): unknown =>
    typeof value === 'object' && value !== null
      ? Object.fromEntries(Object.entries(value).map(([name, one]) => [name, own(one)]))
      : [value];
  fc.assert(
    fc.property(event, (value) => matches(own(value), value) && matches(JSON.stringify(own(value)), JSON.stringify(value))),
  );
});

test('a wildcard matches just what the same regular expression matches', () => {
  const text = fc.stringMatching(/^[ab]{0,10}$/);
  const pattern = fc.stringMatching(/^(\*?[ab]){1,5}\*?$/);
  fc.assert(
    fc.property(
      pattern,
      text,
      (wildcard, value) => onValue({ wildcard }, value) === new RegExp(`^${wildcard.replaceAll('*', '.*')}$`).test(value),
    ),
    { numRuns: 2000 },
  );
});
