import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { projectPath } from '../../lib/project.ts';
import { readCareOptions } from '../../programs/care-replay/care-options.ts';
import { caseStory } from '../../programs/care-replay/care-stage.ts';
import { storyOfCase } from '../../programs/care-replay/case-story.ts';
import { deliver } from '../../programs/care-replay/deliver.ts';
import { withParts } from '../../programs/care-replay/split-cases.ts';
import { UnreadableFile } from '../../world/history/read-lines.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'care-'));
const file = (name: string, text: string, zipped = name.endsWith('.gz')): string => {
  const at = path.join(folder, name);
  writeFileSync(at, zipped ? gzipSync(text) : text);
  return at;
};
const cases = file('cases.csv.gz', 'incident,opened_at\n1,2026-01-05 09:00\n2,2026-01-05 09:00\n');
const lines = [
  '1,0,2026-01-05 09:00,New',
  '1,1,2026-01-05 09:10,Awaiting User Info',
  '1,2,2026-01-05 09:30,Active',
  '1,3,2026-01-05 09:31,Awaiting Vendor',
  '1,4,2026-01-05 10:31,Awaiting Problem',
  '1,5,2026-01-05 10:33,Resolved',
  '1,6,2026-01-05 11:33,Closed',
  '1,7,2026-01-05 11:36,Closed',
  '2,0,2026-01-05 09:00,Awaiting Evidence',
  '2,1,2026-01-05 09:07,Closed',
];
const header = 'incident,seq,at,state';
const events = file('events.csv', `${header}\n${lines.join('\n')}\n`);
const out = path.join(folder, 'report.json');
const run = (...options: readonly string[]) =>
  spawnSync(process.execPath, [projectPath('programs/care-replay/care-replay.ts'), ...options, '--out', out], {
    encoding: 'utf8',
  });
const replay = (from: string, ...more: readonly string[]) => run('--cases', cases, '--events', from, ...more);
const report = (): unknown => JSON.parse(readFileSync(out, 'utf8'));
const minutes = { us: 11, merchant: 27, provider: 60, engineering: 2, resolved: 60, closed: 3, total: 163 };
const none = { count: 0, first: [] };
const expected = {
  ...{ minutes, cases: 2, events: 10 },
  notes: { withoutEvents: none, unlisted: none, listedTwice: none, unnamedStates: none },
};

describe('npm run care:replay', () => {
  test('writes the minutes that cases waited for each party, and plays some through the whole template as well', () => {
    const { status, stdout, stderr } = replay(events, '--truth', '2');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/ms of processor time a case/);
    expect(stdout).toMatch(/2 cases through the whole template: 2 are equal/);
    expect(report()).toEqual(expected);
  }, 240_000);

  test('changes no minute with columns in another order, lines of another system, quotes, events twice, late and repeated in the file', () => {
    const turned = lines.map((line) => line.split(',').toReversed().join(',')).toReversed();
    const quoted = [...turned, turned[0]].map((line) => `${line},"a, ""quoted""\r\nnote"`);
    const other = file('turned.csv', ['state,at,seq,incident,note', ...quoted].join('\r\n'), true);
    expect(replay(other, '--duplicate', '--shuffle', '4000')).toMatchObject({ status: 0, stderr: '' });
    expect(report()).toEqual(expected);
  }, 240_000);

  test('counts and names what does not fit together, and loses none of it', () => {
    const odd = [...lines, '3,0,2026-01-05 09:00,New', '3,1,2026-01-05 09:05,-100', '3,2,2026-01-05 09:09,Closed'];
    const listed = file('odd-cases.csv', 'incident\r\n1\r\n1\r\n2\r\n4\r\n');
    const { status, stdout } = run('--cases', listed, '--events', file('odd.csv', `${header}\n${odd.join('\n')}\n`));
    expect(status).toBe(0);
    expect(report()).toMatchObject({
      ...{ cases: 4, events: 13, minutes: { ...minutes, us: minutes.us + 9, total: minutes.total + 9 } },
      notes: {
        withoutEvents: { count: 1, first: ['4'] },
        unlisted: { count: 1, first: ['3'] },
        listedTwice: { count: 1, first: ['1'] },
        unnamedStates: { count: 1, first: ['-100'] },
      },
    });
    expect(stdout).toMatch(/1 events have a state that nobody named, which counts as ours: -100/);
  }, 240_000);

  test('of files without a row writes a report of nothing', () => {
    expect(run('--cases', file('no-cases.csv', 'incident\n'), '--events', file('no.csv', header))).toMatchObject({ status: 0 });
    expect(report()).toMatchObject({ cases: 0, events: 0, minutes: { total: 0 } });
  }, 240_000);

  test('says what to type, and what it cannot read', () => {
    expect(replay(events, '--shuffle', 'much')).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/--shuffle is a number of minutes[\s\S]*--events <csv>/),
    });
    expect(replay(file('late.csv', `${header}\n1,0,soon,New\n`))).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/late\.csv, line 2: at must be a time like 2016-02-29 01:16\.\n$/),
    });
  }, 240_000);
});

const reads = (name: string, text: string | Buffer) => {
  const from = path.join(folder, name);
  writeFileSync(from, text);
  return withParts({ cases, events: from }, async ({ listed }) => listed);
};
test.each([
  ['stateless.csv', `${header}\n1,0,2026-01-05 09:00,\n`, /stateless\.csv, line 2: state must name the state/],
  ['nobody.csv', `${header}\n,0,2026-01-05 09:00,New\n`, /line 2: incident must name the incident/],
  ['numberless.csv', `${header}\n1,first,2026-01-05 09:00,New\n`, /line 2: seq must be a whole number/],
  ['never.csv', `${header}\n1,0,2026-13-05 09:00,New\n`, /line 2: at must be a time that exists/],
  ['short.csv', `${header}\n1,0\n`, /short\.csv cannot be read: .* line 2/],
  ['worse.csv', 'incident,at,state\n', /worse\.csv has no column seq/],
  ['empty.csv', '', /empty\.csv is empty/],
  ['torn.csv.gz', gzipSync(`${header}\n`).subarray(0, 14), /torn\.csv\.gz cannot be read/],
])('a file that cannot be read is named with line and column before anything is played: %s', async (name, text, why) => {
  await expect(reads(name, text)).rejects.toThrow(why);
  await expect(reads(name, text)).rejects.toBeInstanceOf(UnreadableFile);
});
test('a file that is not there is named', async () => {
  await expect(withParts({ cases, events: '/no/such.csv' }, async () => 0)).rejects.toThrow(/\/no\/such.csv cannot be read/);
});

const rows = lines
  .map((line) => line.split(','))
  .filter(([incident]) => incident === '1')
  .map(([incident = '', seq, at, state = '']) => ({ incident, seq: Number(seq), at: Date.parse(`${at}Z`), state }));

test('a row is what happened: a letter, a question, an issue, an end; one that changes no state is a note', () => {
  expect(storyOfCase(rows).map(({ type, data }) => [type, data['direction'] ?? data['state'] ?? data['questionId']])).toEqual([
    ['case.opened.v1', undefined],
    ['case.message.written.v1', 'out'],
    ['case.message.written.v1', 'in'],
    ['question.asked.v1', 'q3'],
    ['question.answered.v1', 'q3'],
    ['issue.moved.v1', 'open'],
    ['issue.moved.v1', 'done'],
    ['case.resolved.v1', undefined],
    ['case.closed.v1', undefined],
    ['case.message.written.v1', 'internal'],
  ]);
});

test('events that come late do come in another order, and the same each time', () => {
  const told = storyOfCase(rows);
  const late = deliver(told, { duplicate: true, shuffleMinutes: 90 });
  expect(late).toHaveLength(20);
  expect(late.map(({ id }) => id)).not.toEqual(deliver(told, { duplicate: true, shuffleMinutes: 0 }).map(({ id }) => id));
  expect(late).toEqual(deliver(told, { duplicate: true, shuffleMinutes: 90 }));
  for (const { at, comes = at } of late) expect(comes - at).toBeLessThan(90 * 60_000);
  expect(caseStory('1', [], { duplicate: false, shuffleMinutes: 0 })).toBeUndefined();
});

test('how many cases are played through the whole template may be left out', () => {
  const given = ['--cases', 'c', '--events', 'e', '--out', 'o'];
  expect(readCareOptions([...given, '--truth']).truth).toBe(12);
  expect(readCareOptions(['--truth', ...given]).truth).toBe(12);
  expect(readCareOptions([...given, '--truth', '3']).truth).toBe(3);
  expect(readCareOptions(given).truth).toBeUndefined();
});
