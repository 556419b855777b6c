import { describe, expect, test } from 'vitest';
import { decideState, type MissingData } from '../../src/services/cloudwatch/decide-state.ts';

const treatments: readonly MissingData[] = ['missing', 'ignore', 'breaching', 'notBreaching'];
/** X breaches, 0 does not, - is missing; the most recent on the right. `keep`: the state stays */
const states = (points: string, datapointsToAlarm: number, evaluationPeriods = 3): string[] =>
  treatments.map(
    (missing) =>
      decideState(
        points.split(' ').map((one) => (one === '-' ? undefined : one === 'X' ? 1 : 0)),
        { evaluationPeriods, datapointsToAlarm, missing, breaches: (value) => value === 1 },
      ).state ?? 'keep',
  );

describe('the tables of the CloudWatch user guide, three data points of an evaluation range of five', () => {
  test.each([
    ['0 - X - X', ['OK', 'OK', 'OK', 'OK']],
    ['0 - - - -', ['OK', 'OK', 'OK', 'OK']],
    ['- - - - -', ['INSUFFICIENT_DATA', 'keep', 'ALARM', 'OK']],
    ['0 X X - X', ['ALARM', 'ALARM', 'ALARM', 'ALARM']],
    ['- - X - -', ['ALARM', 'keep', 'ALARM', 'OK']],
  ])('three of three: %s', (points, expected) => expect(states(points, 3)).toEqual(expected));

  test.each([
    ['0 - X - X', ['ALARM', 'ALARM', 'ALARM', 'ALARM']],
    ['0 0 X 0 X', ['ALARM', 'ALARM', 'ALARM', 'ALARM']],
    ['0 - X - -', ['OK', 'OK', 'ALARM', 'OK']],
    ['- - - - 0', ['OK', 'OK', 'ALARM', 'OK']],
    ['- - - X -', ['ALARM', 'keep', 'ALARM', 'OK']],
  ])('two of three: %s', (points, expected) => expect(states(points, 2)).toEqual(expected));

  test.each(['- - - - X', '- - - X -'])('%s is too young to alarm by itself where three are asked for', (points) =>
    expect(states(points, 3)[0]).not.toBe('ALARM'),
  );
});

test('one of one goes by the most recent real data point, as long as it is in the range', () => {
  expect(states('X - -', 1, 1)).toEqual(['ALARM', 'ALARM', 'ALARM', 'ALARM']);
  expect(states('0 - -', 1, 1)).toEqual(['OK', 'OK', 'OK', 'OK']);
  expect(states('X - 0', 1, 1)).toEqual(['OK', 'OK', 'OK', 'OK']);
  expect(states('- - -', 1, 1)).toEqual(['INSUFFICIENT_DATA', 'keep', 'ALARM', 'OK']);
});
