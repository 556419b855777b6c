import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { removing } from '@firstsale/laptop-cloud/platform';
import { afterAll, expect, it } from 'vitest';
import { projectFiles, projectPath } from '../../lib/project.ts';
import { mergePatch } from '../../world/merge-patch.ts';
import { readPolicyFile } from '../../world/read-policy.ts';

const work = mkdtempSync(join(tmpdir(), 'variants-'));
const file = (name: string, content: object): string => {
  writeFileSync(join(work, name), JSON.stringify(content));
  return join(work, name);
};
const standard = projectPath('policies/default.json');
afterAll(() => rmSync(work, removing));

it('a policy that is based on another one has only what differs, and the rest from there', () => {
  const policy = readPolicyFile(file('quiet.json', { basedOn: standard, nudges: { holdOutPercent: 100 } }));
  const { version, ...expected } = readPolicyFile(standard);
  expect(policy).toEqual({ ...expected, nudges: { ...expected.nudges, holdOutPercent: 100 }, version: policy.version });
  expect(policy.version).not.toBe(version);
  // a variant of a variant
  const louder = readPolicyFile(file('louder.json', { basedOn: 'quiet.json', nudges: { holdOutPercent: 0 } }));
  expect(louder.nudges.holdOutPercent).toBe(0);
  expect(louder.nudges.ladders).toEqual(policy.nudges.ladders);
});

it('a policy based on itself, on nothing or on nonsense is refused with its name', () => {
  file('one.json', { basedOn: 'other.json' });
  const circle = file('other.json', { basedOn: 'one.json' });
  expect(() => readPolicyFile(circle)).toThrow(/other\.json is based on itself/);
  expect(() => readPolicyFile(file('lost.json', { basedOn: 'nowhere.json' }))).toThrow(/nowhere\.json cannot be read/);
  const broken = file('broken.json', { basedOn: standard, nudges: { holdOutPercent: 'many' } });
  expect(() => readPolicyFile(broken)).toThrow(/nudges\.holdOutPercent/);
});

it('a patch merges members, takes away what is null and replaces lists', () => {
  expect(mergePatch({ a: { b: 1, c: 2 }, d: [1, 2], e: 1 }, { a: { b: null, f: 3 }, d: [4], g: {} })).toEqual({
    a: { c: 2, f: 3 },
    d: [4],
    e: 1,
    g: {},
  });
  expect(mergePatch([1], { a: 1 })).toEqual({ a: 1 });
});

it('every variant in the project is a policy, and the stricter ladder comes earlier on every rung', () => {
  const variants = projectFiles('policies/variants/*.json');
  expect(variants).toContain('policies/variants/stricter-ladder.json');
  const shipped = readPolicyFile(standard);
  for (const variant of variants) expect(readPolicyFile(projectPath(variant)).version).not.toBe(shipped.version);
  const stricter = readPolicyFile(projectPath('policies/variants/stricter-ladder.json'));
  for (const ladder of shipped.nudges.ladders) {
    const other = stricter.nudges.ladders.find(({ stage }) => stage === ladder.stage);
    expect(other?.rungs).toHaveLength(ladder.rungs.length);
    for (const [at, { afterWorkingDays }] of ladder.rungs.entries())
      expect(other?.rungs[at]?.afterWorkingDays).toBeLessThan(afterWorkingDays);
  }
});
