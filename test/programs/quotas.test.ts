import { expect, test } from 'vitest';
import { mostOpen } from '../../programs/quotas/play-for-quotas.ts';
import { quotasOf, quotaTable } from '../../programs/quotas/quotas-of.ts';

test('most runs that were open at a time: one that ends as another begins is not counted twice', () => {
  const runs = [{ startDate: 1, stopDate: 5 }, { startDate: 2 }, { startDate: 5, stopDate: 6 }];
  expect(mostOpen(runs)).toBe(2);
  expect(mostOpen([])).toBe(0);
});

test('our use of a quota grows with merchants, is that of a busy second, and is shown beside its limit', () => {
  const counters = { 'events:published': 864, 'lambda:modelled-ms': 86_400, 'ses:messages': 50 };
  const played = { merchants: 10, days: 1, openRuns: 5, startedRuns: 864, counters };
  const use = Object.fromEntries(quotasOf(played, 1_000).map(({ what, use: one }) => [what, one]));
  expect(use).toEqual({
    ...{ 'open executions': 500, StartExecution: 10, SendTaskSuccess: 0, PutEvents: 10, 'Lambda concurrency': 1 },
    ...{ 'SES, mails': 5_000, 'SES, rate': (5_000 * 10) / 86_400 },
  });
  expect(quotaTable(quotasOf(played, 1_000))).toContain('| StartExecution | 10 a second | 150 | 6.7 % |');
});
