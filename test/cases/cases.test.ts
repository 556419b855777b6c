import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { playCases, reportOf } from '../../programs/cases/play-cases.ts';
import { outcome } from '../../programs/cases/player.ts';
import { players } from '../../programs/cases/players.ts';
import { readCases, type WorldCase } from '../../programs/cases/read-cases.ts';

const own = join(import.meta.dirname, 'own');
const aCase = (more: Partial<WorldCase> = {}): WorldCase => ({
  id: 'money-1',
  kind: 'money',
  given: { amountMinor: 100, currency: 'JPY' },
  expect: { plain: '100' },
  source: 'own',
  why: 'yen have no decimals',
  ...more,
});
const folderWith = (files: Readonly<Record<string, unknown>>): string => {
  const folder = mkdtempSync(join(tmpdir(), 'cases-test-'));
  mkdirSync(folder, { recursive: true });
  for (const [name, content] of Object.entries(files))
    writeFileSync(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
  return folder;
};
const run = (folder: string) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['programs/cases/cases.ts', '--dir', folder], {
    encoding: 'utf8',
  });
  return { status, said: stdout + stderr };
};

describe('cases from the world outside', () => {
  it.each(readCases(own).map((one) => [one.id, one] as const))('%s agrees', async (_id, one) => {
    const [played] = await playCases([one], players);
    expect(played?.outcome).toEqual({ agreed: true });
  });
  it('have a player for each kind that is played, and every player has a case', () => {
    const kinds = new Set(readCases(own).map((one) => one.kind));
    expect(Object.keys(players).toSorted()).toEqual([...kinds].toSorted());
  });
});

describe('a case', () => {
  const came = async (one: WorldCase) => {
    const [played] = await playCases([one], players);
    return played?.outcome.agreed === false ? played.outcome.came : 'agreed';
  };
  it('of an unknown kind differs, and so does one whose form its player does not know', async () => {
    expect(await came(aCase({ kind: 'weather' }))).toContain('nothing plays the kind "weather"');
    expect(await came(aCase({ kind: 'toString' }))).toContain('nothing plays');
    expect(await came(aCase({ given: { amountMinor: 1.5, currency: 'JPY' } }))).toContain('ZodError');
    expect(await came(aCase({ expect: { plain: '100', more: 1 } }))).toContain('ZodError');
    expect(await came(aCase({ expect: { plain: '1.00' } }))).toBe('100');
  });
  it('may have a file read rightly instead of refused only where it says so', async () => {
    const file = readCases(own).find((one) => one.kind === 'csv');
    const refused = { given: file?.given, kind: 'csv', expect: { refused: true, names: 'semicolon' } };
    expect(await came(aCase({ ...refused, why: 'refused by name' }))).toContain('counts');
    expect(await came(aCase({ ...refused, why: 'refused by name, or read' }))).toBe('agreed');
  });
});

test('the report says of each kind how many agree, and of each difference what came out', async () => {
  const cases = [aCase(), aCase({ id: 'money-2', expect: { plain: '1.00' } }), aCase({ id: 'x-1', kind: 'x' })];
  const lines = reportOf(await playCases(cases, { ...players, x: () => outcome(false, { got: 1 }) }));
  expect(lines.slice(0, 2)).toEqual(['money  1 / 2', 'x      0 / 1']);
  expect(lines.join('\n')).toMatch(
    /money-2: yen have no decimals \(own\)\n.*given .*JPY.*\n.*expected .*1\.00.*\n.*came out {2}100/,
  );
  expect(lines.at(-1)).toBe('  came out  {"got":1}');
});

describe('the program', () => {
  it('ends with 0 when all agree', () => {
    expect(run(folderWith({ 'a.json': [aCase()], 'b.json': [], 'README.md': 'not a case' }))).toMatchObject({
      status: 0,
      said: expect.stringContaining('1 of 1 cases agree'),
    });
  });
  it.each([
    ['a difference', { 'a.json': [aCase(), aCase({ expect: { plain: '1' } })] }, '1 of 2 cases agree'],
    ['an unknown kind', { 'a.json': [aCase(), aCase({ kind: 'weather' })] }, 'nothing plays the kind "weather"'],
    ['no case', { 'a.json': [] }, 'holds no case'],
    ['an empty folder', {}, 'holds no case'],
    ['a file that is no JSON', { 'a.json': '[' }, 'is not a JSON array'],
    ['a case without a kind', { 'a.json': [{ id: 'x' }] }, 'is not a JSON array of {id, kind'],
  ])('ends with 1 at %s', (_what, files, said) => {
    expect(run(folderWith(files))).toMatchObject({ status: 1, said: expect.stringContaining(said) });
  });
  it('ends with 1 without a folder, or with one that is not there', () => {
    expect(run('/nowhere/at/all')).toMatchObject({ status: 1, said: expect.stringContaining('cannot be read') });
    expect(spawnSync(process.execPath, ['programs/cases/cases.ts'], { encoding: 'utf8' }).status).toBe(1);
  });
});
