import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { projectPath } from '../../lib/project.ts';
import { deliver } from '../../programs/care-replay/deliver.ts';
import { playCases } from '../../programs/care-replay/play-cases.ts';
import { readNews } from '../../programs/care-replay/read-incidents.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'care-'));
const file = (name: string, text: string): string => {
  const at = path.join(folder, name);
  writeFileSync(at, name.endsWith('.gz') ? gzipSync(text) : text);
  return at;
};
const cases = file('cases.csv.gz', 'incident,opened_at\n1,2026-01-01 09:00\n2,2026-01-01 09:00\n');
const lines = [
  '1,0,2026-01-01 09:00,New',
  '1,1,2026-01-01 09:10,Awaiting User Info',
  '1,2,2026-01-01 09:30,Active',
  '1,3,2026-01-01 09:31,Awaiting Vendor',
  '1,4,2026-01-01 10:31,Awaiting Problem',
  '1,5,2026-01-01 10:33,Resolved',
  '1,6,2026-01-01 11:33,Closed',
  '1,7,2026-01-01 11:36,Closed',
  '2,0,2026-01-01 09:00,Awaiting Evidence',
  '2,1,2026-01-01 09:07,Closed',
];
const events = file('events.csv', `incident,seq,at,state\n${lines.join('\n')}\n`);
const out = path.join(folder, 'report.json');
const replay = (from: string, ...more: readonly string[]) =>
  spawnSync(
    process.execPath,
    [projectPath('programs/care-replay/care-replay.ts'), '--cases', cases, '--events', from, '--out', out, ...more],
    { encoding: 'utf8' },
  );
const expected = {
  minutes: { us: 11, merchant: 27, provider: 60, engineering: 2, resolved: 60, closed: 3, total: 163 },
  cases: 2,
  events: 10,
};

describe('npm run care:replay', () => {
  test('writes the minutes that cases waited for each party', () => {
    expect(replay(events)).toMatchObject({ status: 0, stderr: '' });
    expect(JSON.parse(readFileSync(out, 'utf8'))).toEqual(expected);
  });

  test.each([
    ['each event twice', ['--duplicate']],
    ['late and in another order', ['--shuffle', '90']],
    ['both', ['--duplicate', '--shuffle', '4000']],
  ])('changes no minute with events that come %s', (_how, more) => {
    const turned = file(
      'turned.csv',
      `state,at,seq,incident\n${lines
        .map((line) => line.split(',').toReversed().join(','))
        .toReversed()
        .join('\n')}`,
    );
    expect(replay(turned, ...more).status).toBe(0);
    expect(JSON.parse(readFileSync(out, 'utf8'))).toEqual(expected);
  });

  test('a case that only its events know is played and said', () => {
    const { stdout } = replay(file('more.csv', `incident,seq,at,state\n${lines.join('\n')}\n3,0,2026-01-01 09:00,New\n`));
    expect(stdout).toMatch(/^3 cases, 1 of them not in /);
  });

  test('names the line and column of what it cannot read', () => {
    expect(replay(file('bad.csv', 'incident,seq,at,state\n1,0,soon,New\n')).stderr).toMatch(/line 2: at must be a time/);
    expect(replay(file('worse.csv', 'incident,at,state\n')).stderr).toMatch(/no column seq/);
    expect(replay('/no/such.csv').stderr).toMatch(/\/no\/such.csv cannot be read/);
    expect(replay(events, '--shuffle', 'much')).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/--shuffle is a number of minutes/),
    });
  });
});

test('news that comes late does come in another order, and the same each time', async () => {
  const news = await readNews(events);
  const late = deliver(news, { duplicate: true, shuffleMinutes: 90 });
  expect(late).toHaveLength(20);
  expect(late).not.toEqual(deliver(news, { duplicate: true, shuffleMinutes: 0 }));
  expect(deliver(news, { duplicate: true, shuffleMinutes: 90 })).toEqual(late);
  expect(playCases(late).time).toEqual(playCases(news).time);
});
