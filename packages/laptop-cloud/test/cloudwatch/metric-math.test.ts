import { describe, expect, test } from 'vitest';
import { evaluateExpression } from '../../src/services/cloudwatch/math/evaluate-expression.ts';
import type { Points } from '../../src/services/cloudwatch/math/math-values.ts';
import { parseExpression } from '../../src/services/cloudwatch/math/parse-expression.ts';

/** what an expression gives for metrics by id; - is missing */
function evaluate(text: string, metrics: Readonly<Record<string, string>>): string {
  const read = (points: string): Points => points.split(' ').map((one) => (one === '-' ? undefined : Number(one)));
  const all = Object.entries(metrics).map(([id, points]) => ({ id, points: read(points) }));
  const value = evaluateExpression(parseExpression(text), {
    valueOf: (id) => {
      const found = all.find((one) => one.id === id);
      return found && { kind: 'series', points: found.points };
    },
    metrics: all,
    periodSeconds: 300,
    length: all[0]?.points.length ?? 0,
  });
  if (value.kind !== 'series') return `${value.kind}`;
  return value.points.map((point) => point ?? '-').join(' ');
}

describe('arithmetic', () => {
  test.each([
    ['m1 + m2', '1 2 -', '10 - -', '11 2 -'],
    ['m1 - m2', '- 2 -', '10 - -', '-10 2 -'],
    ['m1 / m2', '6 1 5', '3 0 -', '2 - -'],
    ['5 * m1', '1 - 2', '0 0 0', '5 - 10'],
    ['100 / m1', '4 0 -', '0 0 0', '25 - -'],
    ['-m1 + 1', '3 - 0', '0 0 0', '-2 - 1'],
    ['2 + 3 * m1 ^ 2', '2 3 -', '0 0 0', '14 29 -'],
    ['(m1 + m2) / PERIOD(m1)', '300 0 -', '300 - -', '2 0 -'],
    ['SUM(100 / [m1, m2])', '4 - -', '5 10 -', '45 10 -'],
  ])('%s of [%s] and [%s]', (text, m1, m2, expected) => expect(evaluate(text, { m1, m2 })).toBe(expected));
});

describe('comparison, as the table of the user guide has it', () => {
  const metrics = { metric1: '30 20 0 0', metric2: '20 - 20 -' };
  test.each([
    ['metric1 < metric2', '0 0 1 0'],
    ['metric1 >= 30', '1 0 0 0'],
    ['metric1 > 15 AND metric2 > 15', '1 0 0 0'],
    ['metric1 > 15 && metric2 > 15 || metric1 == 0', '1 0 1 1'],
  ])('%s', (text, expected) => expect(evaluate(text, metrics)).toBe(expected));
});

describe('IF, as the tables of the user guide have it', () => {
  const metrics = { metric1: '1 1 0 0 -', metric2: '30 - 0 0 30', metric3: '0 0 20 - 20' };
  test.each([
    ['IF(metric1, metric2, metric3)', '30 0 20 - -'],
    ['IF(metric1, 5, metric3)', '5 5 20 - -'],
    ['IF(metric1, metric2, 5)', '30 0 5 5 -'],
    ['IF(metric2 < 10, 1)', '- - 1 1 -'],
    ['IF(0, metric2, metric3)', '0 0 20 - 20'],
  ])('%s', (text, expected) => expect(evaluate(text, metrics)).toBe(expected));
});

describe('functions', () => {
  test.each([
    ['FILL(m1, 0)', '7 0 0'],
    ['FILL(m1, m2)', '7 4 -'],
    ['FILL(m2, REPEAT)', '- 4 4'],
    ['FILL(m1, 0) + FILL(m2, 0)', '7 4 0'],
    ['SUM(METRICS())', '7 4 -'],
    ['SUM(FILL([m1, m2], 0))', '7 4 0'],
    ['AVG([m1, m2])', '3.5 2 -'],
    ['MAX([m1, m2]) - MIN([m1, m2])', '0 0 -'],
    ['SUM(METRICS("1"))', '7 - -'],
    ['ABS(-m1) + CEIL(m2 / 3) + FLOOR(m2 / 3)', '7 3 -'],
    ['m1 / METRIC_COUNT(METRICS())', '3.5 - -'],
    ['TIME_SERIES(2)', '2 2 2'],
  ])('%s', (text, expected) => expect(evaluate(text, { m1: '7 - -', m2: '- 4 -' })).toBe(expected));
});

describe('what cannot be evaluated says why', () => {
  test.each([
    ['m1 +', '"the end" is not expected'],
    ['m1 m2', '"m2" is not expected'],
    ['(m1', ') is missing before "the end"'],
    ['m1 # 2', 'cannot be read at "# 2"'],
    ['m3', 'm3 is the id of no metric'],
    ['ANOMALY_DETECTION_BAND(m1)', 'the laptop cloud does not evaluate ANOMALY_DETECTION_BAND; it evaluates ABS,'],
    ['SUM(m1)', 'SUM wants an array'],
    ['toString(m1)', 'does not evaluate toString'],
  ])('%s: %s', (text, why) => expect(() => evaluate(text, { m1: '1', m2: '2' })).toThrow(why));
});
