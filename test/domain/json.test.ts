import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { json } from '../../domain/json.ts';

test('law: a value is JSON when zod’s own schema says so, and comes out as it went in', () => {
  const anything = fc.anything({
    withDate: true,
    withBigInt: true,
    withMap: true,
    withSparseArray: true,
    withNullPrototype: true,
  });
  fc.assert(
    fc.property(fc.oneof(fc.jsonValue(), anything), (value) => {
      const parsed = json.safeParse(value);
      expect(parsed.success).toBe(z.json().safeParse(value).success);
      if (parsed.success) expect(parsed.data).toBe(value);
    }),
    { numRuns: 2_000 },
  );
});

test('what is none is refused by name', () => {
  expect(json.safeParse({ at: new Date(0) }).error?.issues[0]?.message).toBe('is not JSON');
});
