import { describe, expect, test } from 'vitest';
import { caseStory } from '../../programs/care-replay/care-stage.ts';
import { compareStories } from '../../programs/care-replay/compare-truth.ts';
import { hoursOfDay, madeUpDay } from '../../programs/case-year/made-up-day.ts';
import { shareCases } from '../../programs/case-year/share-cases.ts';

const midnight = Date.parse('2026-03-02T00:00:00.000Z');

describe('under a policy with teams', () => {
  test('the fast engine and the whole template have the same tasks of the same team, and why', { timeout: 300_000 }, async () => {
    const stories = [...madeUpDay(midnight, 12, 1)].flatMap(
      ([incident, rows]) => caseStory(incident, rows, { duplicate: false, shuffleMinutes: 0 }) ?? [],
    );
    // one team: shares are counted over all merchants, and of several teams a story played alone begins at its own place (docs/adr/0101)
    const compared = await compareStories(stories, shareCases({ desk: 100 }));
    expect(compared).toHaveLength(12);
    expect(compared.flatMap(({ differs }) => differs ?? [])).toEqual([]);
  });
});

test('a day of a million cases a year has its peak hour of four hundred', () => {
  const hours = hoursOfDay(2_740);
  expect(hours.reduce((sum, one) => sum + one, 0)).toBe(2_740);
  expect(Math.max(...hours)).toBeGreaterThanOrEqual(395);
  expect(Math.max(...hours)).toBeLessThanOrEqual(405);
});
