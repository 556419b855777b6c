import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { projectPath } from '../../lib/project.ts';
import { readArrivals } from '../../programs/plan/read-arrivals.ts';
import { faultsOf } from '../../programs/prove-plan/check-shifts.ts';
import { checkedPlan } from '../../programs/prove-plan/checked-plan.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'plan-'));
const csv = (name: string, rows: readonly string[]): string => {
  const file = path.join(folder, name);
  writeFileSync(file, `id,at\n${rows.map((at, n) => `${n},${at}`).join('\n')}\n`);
  return file;
};
const out = path.join(folder, 'plan.json');
const plan = (file: string, options: Readonly<Record<string, string>> = {}) => {
  const all = {
    ...{ arrivals: file, 'aht-minutes': '20', 'sla-open-hours': '4', open: '07:00-19:00', weeks: '2026-03-02..2026-03-15', out },
    ...options,
  };
  const argv = Object.entries(all).flatMap(([name, value]) => [`--${name}`, value]);
  return spawnSync(process.execPath, [projectPath('programs/plan/plan.ts'), ...argv], { encoding: 'utf8' });
};
const two = (n: number): string => String(n).padStart(2, '0');
// forty pieces on each weekday, six on each day of the weekend, also at night
const rows = Array.from({ length: 14 }, (_, day) =>
  Array.from({ length: day % 7 < 5 ? 40 : 6 }, (_, n) => `2026-03-${two(2 + day)} ${two((n * 7) % 24)}:${two((n * 13) % 60)}`),
).flat();
const days = { from: Date.parse('2026-03-02') / 86_400_000, to: Date.parse('2026-03-15') / 86_400_000 };

describe('npm run plan', () => {
  test('writes legal shifts, with what they would have attained', async () => {
    const file = csv('work.csv', rows.toReversed());
    expect(plan(file)).toMatchObject({ status: 0, stderr: '' });
    const written = JSON.parse(readFileSync(out, 'utf8'));
    expect(faultsOf(written.shifts, { opens: 420, closes: 1140 })).toEqual([]);
    const people = written.shifts.reduce((sum: number, shift: { people: number }) => sum + shift.people, 0);
    expect(written).toMatchObject({ people, hours: people * 45 });
    expect(written.expected.attainment).toBeGreaterThanOrEqual(0.97);
    expect(written.expected.worstWeek).toBeLessThanOrEqual(written.expected.attainment);
    // people one at a time, by a simulation that shares nothing with the plan's own
    const came = await readArrivals(file, 'UTC', days);
    const judged = checkedPlan(readFileSync(out, 'utf8'), came, { open: '07:00-19:00', sla: 4, handling: 20, effective: 0.72 });
    expect(judged.attainment).toBeCloseTo(written.expected.attainment, 1);
  });

  test('around the clock is planned too, and lunch may be after midnight', () => {
    expect(plan(csv('clock.csv', rows), { open: '00:00-24:00', effective: '.8' }).status).toBe(0);
    const { shifts } = JSON.parse(readFileSync(out, 'utf8'));
    expect(faultsOf(shifts, { opens: 0, closes: 1440 })).toEqual([]);
  });

  test('a queue in which hardly anything comes has a plan too', () => {
    const file = csv('few.csv', ['2026-03-03 09:00', '2026-03-12 10:00']);
    expect(plan(file)).toMatchObject({ status: 0, stdout: expect.stringMatching(/^1 people; on those days 100.0 % in time/) });
  });

  test.each([
    ['a day that is shorter than a shift', { open: '09:00-17:00' }, /--open are shorter than a shift/],
    ['a night that is shorter than a shift', { open: '22:00-06:00' }, /--open are shorter than a shift/],
    ['hours that end when they begin', { open: '06:00-06:00' }, /--open end when they begin: around the clock is 00:00-24:00/],
    ['less than a week', { weeks: '2026-03-02..2026-03-04' }, /--weeks are fewer than seven days: give at least one whole week/],
    ['the thirtieth of February', { weeks: '2026-02-02..2026-02-30' }, /--weeks name a day that does not exist/],
    ['no minutes', { 'aht-minutes': '0' }, /--aht-minutes is a number above 0/],
    ['minutes in words', { 'aht-minutes': 'ten' }, /--aht-minutes is a number above 0/],
    [
      'a folder that is not there',
      { out: '/nowhere/at/all/plan.json' },
      /--out cannot be written: .*Give a file in a folder that exists/,
    ],
    ['a file that is not there', { arrivals: '/nowhere/arrivals.csv' }, /cannot be read: .*Give the path of a CSV file/],
    ['quarters of an hour', { open: '06:15-22:00' }, /--open begin and end on a full or half hour/],
    ['weeks that end before they begin', { weeks: '2026-03-15..2026-03-02' }, /--weeks end before they begin/],
    ['a day that does not exist', { weeks: '2026-03-02..2026-13-01' }, /--weeks name a day that does not exist/],
    ['more than all time', { effective: '1.2' }, /--effective is a number above 0, up to 1/],
    ['a zone nobody knows', { 'time-zone': 'Mars/Olympus' }, /--time-zone is not an IANA time zone/],
    [
      'less time than a piece takes',
      { 'sla-open-hours': '0.5', 'aht-minutes': '30' },
      /--sla-open-hours is shorter than a person takes/,
    ],
    ['weeks without work', { weeks: '2025-03-02..2025-03-09' }, /has no row on the days of --weeks/],
  ])('refuses %s, with the remedy', (_what, options, because) => {
    expect(plan(csv('refused.csv', rows), options)).toMatchObject({ status: 1, stderr: expect.stringMatching(because) });
  });

  test('names the line of a time that is none', () => {
    expect(plan(csv('soon.csv', ['soon'])).stderr).toMatch(/line 2: at must be a time like/);
    expect(plan(csv('never.csv', ['2026-03-42 10:00'])).stderr).toMatch(/line 2: at must be a time that exists/);
    expect(plan(csv('leap.csv', ['2026-03-02 10:00', '2026-02-30 10:00'])).stderr).toMatch(
      /line 3: at must be a time that exists/,
    );
  });

  test('says what an empty file, one without rows and one without the column lack', () => {
    const file = path.join(folder, 'empty.csv');
    const written = (text: string) => {
      writeFileSync(file, text);
      return plan(file).stderr;
    };
    expect(written('')).toMatch(/empty.csv is empty: its first line must name at/);
    expect(written('at\n')).toMatch(/has no row on the days of --weeks/);
    expect(written('opened_at\n2026-03-02 10:00\n')).toMatch(/has no column at: its first line must name at/);
  });

  test('hours past midnight are planned too, and what starts after midnight starts on the next day', () => {
    expect(plan(csv('night.csv', rows), { open: '20:00-06:00' })).toMatchObject({ status: 0, stderr: '' });
    const { shifts, expected } = JSON.parse(readFileSync(out, 'utf8'));
    expect(expected.attainment).toBeGreaterThanOrEqual(0.97);
    for (const { start } of shifts) expect(['20:00', '21:00']).toContain(start);
  });

  test('a service level longer than the week, or than all time, takes what does the work', () => {
    expect(plan(csv('long.csv', rows), { 'sla-open-hours': '200' })).toMatchObject({ status: 0, stderr: '' });
    const { people, expected } = JSON.parse(readFileSync(out, 'utf8'));
    expect(expected.attainment).toBe(1);
    expect(plan(csv('longer.csv', rows), { 'sla-open-hours': '900000000' })).toMatchObject({ status: 0, stderr: '' });
    expect(JSON.parse(readFileSync(out, 'utf8')).people).toBeLessThanOrEqual(people);
  });

  test('what comes on the last evening counts to its own week, not to a week of its own', () => {
    // all in time but the last, which nobody could do before the plan ends: of its week it is one in fifteen
    const week = Array.from({ length: 14 }, (_, day) => `2026-03-${two(2 + day)} 10:00`);
    expect(plan(csv('evening.csv', [...week, '2026-03-15 23:30'])).status).toBe(0);
    expect(JSON.parse(readFileSync(out, 'utf8')).expected.worstWeek).toBeGreaterThanOrEqual(7 / 8);
  });

  test('the week in which clocks change is read on the clock of the zone', () => {
    // in Paris 2026-03-29 has no 02:30; 00:30 and 01:30 UTC are 01:30 and 03:30 there
    const file = csv(
      'clocks.csv',
      Array.from({ length: 14 }, (_, day) => `2026-03-${two(16 + day)}T01:30:00Z`),
    );
    const options = { open: '00:00-24:00', weeks: '2026-03-16..2026-03-29', 'time-zone': 'Europe/Paris' };
    expect(plan(file, options)).toMatchObject({ status: 0, stderr: '' });
  });
});

test('a time with an offset is read on the clock of the zone, one without is what that clock said', async () => {
  const read = (at: string, zone: string) => readArrivals(csv('zone.csv', [at]), zone, days);
  const noon = (days.from + 1) * 1440 + 720;
  expect(await read('2026-03-03 12:00', 'Europe/Paris')).toEqual([noon]);
  expect(await read('2026-03-03T12:00:00.000+01:00', 'Europe/Paris')).toEqual([noon]);
  expect(await read('2026-03-03T11:00:00Z', 'Europe/Paris')).toEqual([noon]);
  expect(await read('2026-03-03T12:00:00+0100', 'UTC')).toEqual([noon - 60]);
});

test('the checker of shifts finds what is not legal', () => {
  const legal = { days: [1, 2, 3, 4, 5], start: '08:00', lunch: '12:00', people: 1 };
  const open = { opens: 480, closes: 1080 };
  expect(faultsOf([legal], open)).toEqual([]);
  for (const wrong of [
    { ...legal, days: [1, 2, 3, 4] },
    { ...legal, lunch: '09:30' },
    { ...legal, lunch: '13:30' },
    { ...legal, start: '09:30', lunch: '13:00' },
    { ...legal, people: 0 },
  ])
    expect(faultsOf([wrong], open)).toHaveLength(1);
});
