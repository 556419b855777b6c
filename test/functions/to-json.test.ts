import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toJson } from '../../application/to-json.ts';

const throughText = (value: unknown): unknown => JSON.parse(JSON.stringify(value ?? null));

test('law: whatever it is, it is what a trip through JSON text makes of it', () => {
  const anything = fc.anything({ withDate: true, withNullPrototype: false, withSparseArray: false, withTypedArray: false });
  fc.assert(
    fc.property(anything, (value) => {
      if (typeof value === 'symbol' || typeof value === 'function') return;
      expect(JSON.stringify(toJson(value))).toBe(JSON.stringify(throughText(value)));
    }),
    { numRuns: 1_000 },
  );
});

test('a member called __proto__ stays a member', () => {
  const odd: unknown = JSON.parse('{"__proto__":{"a":1},"b":2}');
  expect(JSON.stringify(toJson(odd))).toBe('{"__proto__":{"a":1},"b":2}');
});

test('what has no place in JSON is refused rather than changed', () => {
  expect(() => toJson({ amount: 1n })).toThrow(TypeError);
});
