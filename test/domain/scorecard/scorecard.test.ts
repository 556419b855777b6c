import { describe, expect, test } from 'vitest';
import { judgeScorecards } from '../../../domain/scorecard/judge-scorecards.ts';
import { expectedOf, mixStandard, predicted, type ScoredCase, scorecards } from '../../../domain/scorecard/scorecard.ts';

const cases = (team: string, kind: string, n: number, met: number): readonly ScoredCase[] =>
  Array.from({ length: n }, (_none, at) => ({ team, kind, met: at < met }));
/** hard work is late more often whoever does it: the first team has more of it, and does it as well as the second */
const mixed = [
  ...cases('hard-workers', 'hard', 400, 200),
  ...cases('hard-workers', 'easy', 100, 90),
  ...cases('easy-workers', 'hard', 100, 50),
  ...cases('easy-workers', 'easy', 400, 360),
];

describe('a scorecard', () => {
  test('holds a team against what its mix of cases would give, and ranks nobody', () => {
    const [easy, hard] = scorecards(mixed);
    expect([easy?.team, hard?.team]).toEqual(['easy-workers', 'hard-workers']);
    expect([hard?.rate, easy?.rate]).toEqual([0.58, 0.82]);
    // as good as each other, once the mix is taken into account
    expect(Math.abs((hard?.beyond ?? 1) - (easy?.beyond ?? 0))).toBeLessThan(0.02);
    expect(hard?.expected).toBeCloseTo(0.58, 1);
    expect(hard?.interval?.low).toBeLessThan(0.58);
    expect(hard?.interval?.high).toBeGreaterThan(0.58);
  });
  test('is less sure of a team with few cases', () => {
    const [few, many] = scorecards([...mixed, ...cases('a-few', 'easy', 5, 0), ...cases('b-many', 'easy', 500, 0)]);
    expect(Math.abs(few?.beyond ?? 0)).toBeLessThan(Math.abs(many?.beyond ?? 0) / 5);
  });
  test('foretells what a team would do with other cases', () => {
    const standard = mixStandard(mixed);
    const [, hard] = scorecards(mixed, standard);
    if (hard === undefined) throw new Error('no card');
    expect(predicted(hard, standard, ['easy', 'easy'])).toBeCloseTo(0.9, 1);
    expect(predicted({ ...hard, beyond: 2 }, standard, ['easy'])).toBe(1);
    expect(predicted({ ...hard, beyond: -2 }, standard, ['easy'])).toBe(0);
    // a kind nobody has seen is as all cases are
    expect(standard('never seen')).toBeCloseTo(0.7, 5);
    expect([expectedOf(standard, []), mixStandard([])('any'), scorecards([])]).toEqual([0, 0, []]);
  });
});

describe('scorecards adjusted for mix', () => {
  test('foretell a later half with another mix better than raw figures do', () => {
    const later = [
      ...cases('hard-workers', 'easy', 200, 180),
      ...cases('easy-workers', 'hard', 200, 100),
      ...cases('few', 'easy', 2, 2),
    ];
    const { teams, raw, common, adjusted } = judgeScorecards(mixed, later, 30);
    expect(teams).toBe(2);
    expect(adjusted).toBeLessThan(0.03);
    expect(raw).toBeGreaterThan(0.3);
    expect(common).toBeGreaterThan(adjusted);
  });
  test('say nothing where no team has cases enough', () => {
    expect(judgeScorecards([], mixed, 30)).toEqual({ teams: 0, raw: 0, common: 0, adjusted: 0 });
    expect(judgeScorecards(mixed, [], 30).teams).toBe(0);
  });
});
