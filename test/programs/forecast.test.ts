import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { projectPath } from '../../lib/project.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'forecast-'));
const program = projectPath('programs/forecast/forecast.ts');
const dayOf = (n: number): string => new Date(Date.UTC(2018, 0, 1 + n)).toISOString().slice(0, 10);
const rows = (counts: readonly number[]): string =>
  `day,orders,paid\n${counts.map((count, n) => `${dayOf(n)},${count},0`).join('\n')}\n`;
const counts = Array.from({ length: 100 }, (_, n) => 100 + (n % 7) * 10 + (n % 3));

const forecastOf = (name: string, ...more: readonly string[]): any[] => {
  const out = path.join(folder, `${name}.out.json`);
  execFileSync(process.execPath, [program, '--daily', path.join(folder, name), '--out', out, ...more], { stdio: 'pipe' });
  return JSON.parse(readFileSync(out, 'utf8'));
};
const refused = (text: string, ...more: readonly string[]): string => {
  const file = path.join(folder, 'bad.csv');
  writeFileSync(file, text);
  const { status, stderr } = spawnSync(
    process.execPath,
    [program, '--daily', file, '--from', dayOf(1), '--to', dayOf(2), '--out', path.join(folder, 'none.json'), ...more],
    { encoding: 'utf8' },
  );
  expect(status).toBe(1);
  return stderr;
};

describe('npm run forecast', () => {
  const span = ['--from', dayOf(60), '--to', dayOf(70)];

  test('writes each forecast with its yardsticks and band, one for each target and lead, both ends included', () => {
    writeFileSync(path.join(folder, 'days.csv'), rows(counts));
    const made = forecastOf('days.csv', ...span, '--leads', '1,7');
    expect(made).toHaveLength(22);
    expect(made[0]).toMatchObject({ madeOn: dayOf(59), target: dayOf(60), lead: 1, lastWeek: counts[53] });
    for (const { q10, point, q90, meanOfFour } of made) {
      expect(q10).toBeLessThanOrEqual(q90);
      expect(point).toBeGreaterThan(0);
      expect(meanOfFour).toBeGreaterThan(0);
    }
  });

  test('reads a zipped file, its rows in any order, and changes no byte when a later row changes', () => {
    const [header = '', ...lines] = rows(counts.with(80, 9_999)).trim().split('\n');
    writeFileSync(path.join(folder, 'later.csv.gz'), gzipSync([header, ...lines.toReversed()].join('\r\n')));
    expect(forecastOf('later.csv.gz', ...span)).toEqual(forecastOf('days.csv', ...span));
  });

  test('moves hours by an outage to come, and keeps the forecast beside it', () => {
    const hours = counts.flatMap((count, n) =>
      [8, 13, 20].map((hour) => `${dayOf(n)} ${String(hour).padStart(2, '0')}:00,${count / 4}`),
    );
    writeFileSync(path.join(folder, 'by-hour.csv'), `hour,orders\n${hours.join('\n')}\n`);
    const outages = path.join(folder, 'outages.json');
    const window = { from: `${dayOf(61)}T12:00:00Z`, until: `${dayOf(61)}T15:00:00Z`, releasePerHour: 1_000 };
    writeFileSync(outages, JSON.stringify([window]));
    const hourly = ['--hourly', path.join(folder, 'by-hour.csv')];
    const made = forecastOf('days.csv', ...span, ...hourly, '--outages', outages).filter(({ hour }) => hour !== undefined);
    const at = (hour: number) => made.find((one) => one.target === dayOf(61) && one.hour === hour);
    expect(at(13)).toMatchObject({ withOutages: 0, held: at(13).point });
    expect(at(15).withOutages).toBeCloseTo(at(15).point + at(13).point, 1);
    expect(at(20).withOutages).toBe(at(20).point);
    writeFileSync(outages, '[{}]');
    expect(refused(rows(counts), ...hourly, '--outages', outages)).toMatch(/--outages .*from/s);
  });

  test('adds hours and revised rests of days', () => {
    const hours = counts.flatMap((count, n) =>
      [8, 13, 20].map((hour) => `${dayOf(n)} ${String(hour).padStart(2, '0')}:00,${count / 4}`),
    );
    writeFileSync(path.join(folder, 'hours.csv'), `hour,orders\n${hours.join('\n')}\n`);
    const made = forecastOf(
      'days.csv',
      '--from',
      dayOf(90),
      '--to',
      dayOf(90),
      '--leads',
      '1',
      '--hourly',
      path.join(folder, 'hours.csv'),
    );
    expect(made.filter(({ hour }) => hour !== undefined)).toHaveLength(24);
    const looks = made.filter(({ at }) => at !== undefined);
    expect(looks.map(({ at }) => at)).toEqual([9, 12, 15, 18]);
    expect(looks[3].rest).toBeGreaterThan(10);
  });

  test.each([
    ['a day twice', rows(counts).replace(dayOf(5), dayOf(4)), /2018-01-05 twice/],
    [
      'a day missing',
      rows(counts)
        .replace(`${dayOf(5)},150,0\n`, '')
        .replace(/2018-01-06.*\n/, ''),
      /no row between 2018-01-05 and 2018-01-07/,
    ],
    ['no such column', rows(counts).replace('orders', 'sales'), /no column orders/],
    ['a cell that is no count', rows(counts).replace(`${dayOf(3)},130`, `${dayOf(3)},many`), /line 5: orders must be a count/],
    ['a day that does not exist', rows(counts).replace(dayOf(3), '2018-02-30'), /line 5: day must be a day/],
    ['an empty file', '', /is empty/],
    ['a header alone', 'day,orders\n', /no row/],
  ])('refuses %s, naming the place and the remedy', (_what, text, message) => {
    expect(refused(text)).toMatch(message);
  });

  test('refuses options that contradict each other or are missing', () => {
    expect(refused(rows(counts), '--from', dayOf(9))).toMatch(/--from 2018-01-10 is after --to/);
    expect(refused(rows(counts), '--leads', '0')).toMatch(/--leads are at least 1/);
    expect(refused(rows(counts), '--colour', 'red')).toMatch(/colour/);
  });
});
