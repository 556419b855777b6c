import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseSchedule } from '../../src/services/scheduler/schedule-expression.ts';

const runs = (expression: string, zone: string | null, start: string, count: number): string[] => {
  const times = parseSchedule(expression, zone);
  const anchor = Date.parse(start);
  const found: string[] = [];
  for (let from = anchor; found.length < count; ) {
    const run = times.next(from, anchor);
    if (run === undefined) break;
    found.push(new Date(run).toISOString().slice(0, 16));
    from = run + 1;
  }
  return found;
};

describe('cron', () => {
  test.each<[string, string, string, string[]]>([
    ['weekdays at nine', 'cron(0 9 ? * MON-FRI *)', '2026-01-02T10:00:00Z', ['2026-01-05T09:00', '2026-01-06T09:00']],
    ['Sunday is 1', 'cron(0 9 ? * 1 *)', '2026-01-01T00:00:00Z', ['2026-01-04T09:00', '2026-01-11T09:00']],
    [
      'a lone L in day-of-week is Saturday',
      'cron(0 9 ? * L *)',
      '2026-01-01T00:00:00Z',
      ['2026-01-03T09:00', '2026-01-10T09:00'],
    ],
    ['the last Friday', 'cron(0 9 ? * 6L *)', '2026-01-01T00:00:00Z', ['2026-01-30T09:00', '2026-02-27T09:00']],
    ['the last day', 'cron(0 9 L * ? *)', '2028-02-01T00:00:00Z', ['2028-02-29T09:00', '2028-03-31T09:00']],
    [
      'the nearest weekday stays in its month',
      'cron(0 9 1W 8 ? *)',
      '2026-01-01T00:00:00Z',
      ['2026-08-03T09:00', '2027-08-02T09:00'],
    ],
    [
      'a fifth weekday where there is one',
      'cron(0 9 ? * 2#5 *)',
      '2026-01-01T00:00:00Z',
      ['2026-03-30T09:00', '2026-06-29T09:00'],
    ],
    [
      'hours over midnight',
      'cron(0 22-1 * * ? *)',
      '2026-01-01T12:00:00Z',
      ['2026-01-01T22:00', '2026-01-01T23:00', '2026-01-02T00:00'],
    ],
    ['steps', 'cron(5/25 8-12/4 * * ? *)', '2026-01-01T00:00:00Z', ['2026-01-01T08:05', '2026-01-01T08:30', '2026-01-01T08:55']],
    ['no year', 'cron(0 0 29 2 ?)', '2026-01-01T00:00:00Z', ['2028-02-29T00:00', '2032-02-29T00:00']],
  ])('%s', (_, expression, start, expected) => {
    expect(runs(expression, null, start, expected.length)).toEqual(expected);
  });

  test('a local time that clocks skip does not run', () => {
    expect(runs('cron(30 2 * * ? *)', 'Europe/Berlin', '2026-03-28T00:00:00Z', 2)).toEqual([
      '2026-03-28T01:30',
      '2026-03-30T00:30',
    ]);
  });

  test('a local time that clocks show twice runs the first time only', () => {
    expect(runs('cron(30 2 * * ? *)', 'Europe/Berlin', '2026-10-25T00:00:00Z', 2)).toEqual([
      '2026-10-25T00:30',
      '2026-10-26T01:30',
    ]);
    expect(runs('cron(30 2 * * ? *)', 'Europe/Berlin', '2026-10-25T01:00:00Z', 1)).toEqual(['2026-10-26T01:30']);
  });

  test('a schedule that never comes ends, and ends soon', () => {
    const began = performance.now();
    expect(runs('cron(0 0 30 2 ? *)', 'Europe/Berlin', '2026-01-01T00:00:00Z', 1)).toEqual([]);
    expect(performance.now() - began).toBeLessThan(200);
  });
});

test('a rate counts from its anchor, days are 24 hours', () => {
  expect(runs('rate(1 day)', 'Europe/Berlin', '2026-03-28T08:00:00Z', 3)).toEqual([
    '2026-03-28T08:00',
    '2026-03-29T08:00',
    '2026-03-30T08:00',
  ]);
  expect(parseSchedule('rate(10 minutes)').next(Date.parse('2026-01-01T00:25:00Z'), Date.parse('2026-01-01T00:01:00Z'))).toBe(
    Date.parse('2026-01-01T00:31:00Z'),
  );
});

test('at runs once, in its zone', () => {
  expect(runs('at(2026-07-01T09:00:00)', 'Europe/Berlin', '2026-01-01T00:00:00Z', 2)).toEqual(['2026-07-01T07:00']);
  expect(runs('at(2026-07-01T09:00:00)', null, '2026-07-02T00:00:00Z', 2)).toEqual([]);
});

test.each([
  'cron(0 9 * * * *)',
  'cron(0 9 ? * ? *)',
  'cron(60 9 * * ? *)',
  'cron(0 9 1,15W * ? *)',
  'cron(0 9 ? * 2#6 *)',
  'rate(0 minutes)',
  'rate(1 week)',
  'at(2026-02-30T00:00:00)',
  'every(5 minutes)',
])('%s is refused by name', (expression) => {
  expect(() => parseSchedule(expression)).toThrow(expression);
});

test('an unknown time zone is refused', () => {
  expect(() => parseSchedule('rate(1 day)', 'Mars/Olympus')).toThrow(/Mars\/Olympus/);
});

test('what comes next is what stepping minute by minute finds', () => {
  const minute = 60_000;
  const spring = Date.parse('2026-03-28T00:00:00Z');
  const instants = fc.integer({ min: 0, max: 60 * 48 }).map((at) => spring + at * minute);
  const fields = fc.record({ at: fc.integer({ min: 0, max: 59 }), hour: fc.integer({ min: 0, max: 23 }) });
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Berlin', hour: '2-digit', minute: '2-digit' });
  fc.assert(
    fc.property(fields, instants, ({ at, hour }, start) => {
      const wanted = `${String(hour).padStart(2, '0')}:${String(at).padStart(2, '0')}`;
      let found = start;
      while (clock.format(found) !== wanted) found += minute;
      return parseSchedule(`cron(${at} ${hour} * * ? *)`, 'Europe/Berlin').next(start, start) === found;
    }),
    { numRuns: 60 },
  );
});
