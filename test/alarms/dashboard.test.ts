import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Firstsale, openFirstsale, TO_SYNTHESIZE_MS } from '../playbooks/firstsale.ts';
import { Journey } from '../playbooks/journey.ts';

let app: Firstsale;
beforeAll(async () => {
  app = await openFirstsale('2026-03-02T12:00:00.000Z');
}, TO_SYNTHESIZE_MS);
afterAll(() => app?.close());

/** what a line of a widget of the dashboard amounts to over two days */
const sumOf = (title: RegExp, label: string): number => {
  const [board] = app.dashboards(48);
  const lines = board?.widgets.find((one) => title.test(one.title))?.lines ?? [];
  const line = lines.find((one) => one.label === label);
  if (line === undefined) throw new Error(`the dashboard has no ${label} under ${title}`);
  return line.points.reduce<number>((sum, one) => sum + (one ?? 0), 0);
};

test('the dashboard of the template shows what happened: a merchant that came to each stage, and that what was promised held', async () => {
  await new Journey(app, 'measured').goLive();
  await app.days(1);
  expect(sumOf(/^Journeys/, 'registered')).toBe(1);
  expect(sumOf(/^Journeys/, 'onboarded')).toBe(1);
  expect(sumOf(/^Journeys/, 'approved')).toBe(1);
  expect(sumOf(/^What we promise/, 'ApplicationsRegistered')).toBe(1);
  expect(sumOf(/^What we promise/, 'ApplicationsLate')).toBe(0);
  expect(sumOf(/^What costs: calls/, 'starts of runs')).toBeGreaterThanOrEqual(3);
  expect(sumOf(/^What costs: calls/, 'calls of functions')).toBeGreaterThan(10);
});

test('what a laptop does not measure is named, and draws nothing', () => {
  const [board] = app.dashboards(1);
  const lines = board?.widgets.flatMap(({ lines: all }) => all) ?? [];
  expect(lines.filter(({ unmeasured }) => unmeasured !== undefined).map(({ label, points }) => [label, points])).toEqual([
    ['time of functions', []],
    ['open runs', []],
  ]);
});
