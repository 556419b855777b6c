import fc from 'fast-check';
import { expect, it } from 'vitest';
import { retryDelaySeconds } from '../src/execution/handling.ts';
import { compileExpression } from '../src/jsonata/engine.ts';
import { plainPath, walk } from '../src/jsonata/jsonata-path.ts';

it('a retry never waits longer than MaxDelaySeconds, and jitter only shortens it', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 1000 }),
      fc.integer({ min: 0, max: 20 }),
      fc.integer({ min: 1, max: 5000 }),
      fc.double({ min: 0, max: 0.999, noNaN: true }),
      (intervalSeconds, attempt, maxDelaySeconds, draw) => {
        const retrier = { errors: [], maxAttempts: 30, intervalSeconds, backoffRate: 2, maxDelaySeconds };
        const plain = retryDelaySeconds({ ...retrier, fullJitter: false }, attempt, () => draw);
        const jittered = retryDelaySeconds({ ...retrier, fullJitter: true }, attempt, () => draw);
        expect(plain).toBe(Math.min(intervalSeconds * 2 ** attempt, maxDelaySeconds));
        expect(jittered).toBeLessThanOrEqual(plain);
      },
    ),
  );
});

it('a plain path gives what the evaluator gives', () => {
  const names = fc.constantFrom('a', 'b', 'c');
  const value = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      fc.integer(),
      fc.string(),
      fc.constant(null),
      fc.boolean(),
      fc.dictionary(names, tie('value'), { noNullPrototype: true }),
      fc.array(tie('value'), { maxLength: 3 }),
    ),
  })).value;
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 1 }), value, fc.array(names, { maxLength: 4 }), (_, root, members) => {
      const json = JSON.parse(JSON.stringify(root));
      const compiled = compileExpression(['$v', ...members].join('.'));
      const path = plainPath(compiled.ast());
      expect(path).toEqual({ variable: 'v', members });
      const walked = walk(json, members, 0);
      if (typeof walked === 'symbol') return;
      expect(JSON.stringify(walked)).toBe(JSON.stringify(compiled.evaluate(undefined, { v: json })));
    }),
  );
});
