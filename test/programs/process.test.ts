import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { projectPath } from '../../lib/project.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'process-'));
const run = (text: string, ...more: readonly string[]) => {
  const file = path.join(folder, 'events.csv');
  writeFileSync(file, text);
  return spawnSync(process.execPath, [projectPath('programs/process/process.ts'), '--events', file, ...more], {
    encoding: 'utf8',
  });
};
const rows = `case,seq,at,activity,transition
1,2,2026-03-02T12:00:00+01:00,Call,start
1,0,2026-03-02T09:00:00+01:00,SUBMITTED,complete
1,1,2026-03-02T10:00:00+01:00,Call,schedule
1,3,2026-03-02T12:30:00+01:00,Call,complete
1,4,2026-03-03T12:30:00+01:00,APPROVED,complete
`;

test('prints where the time of all cases went, in minutes that add up', () => {
  const { status, stdout } = run(rows);
  const { minutes, shares, waits, ...counts } = JSON.parse(stdout);
  expect([status, counts, minutes]).toEqual([
    0,
    { cases: 1, events: 5 },
    { handling: 30, queueOpen: 120, queueClosed: 0, customer: 1500, total: 1650 },
  ]);
  expect(shares.customer).toBeCloseTo(1500 / 1650, 4);
  expect(waits[0]).toEqual({
    who: 'customer',
    what: 'Call',
    times: 1,
    total: 1440,
    median: 1440,
    p90: 1440,
    workedMedian: 780,
    workedP90: 780,
  });
});

test('names what it cannot read', () => {
  expect(run('case,seq,at,activity,transition\n1,0,soon,A,complete\n')).toMatchObject({
    status: 1,
    stderr: expect.stringMatching(/line 2: at must be an instant/),
  });
  expect(run(rows, '--time-zone', 'Mars').stderr).toMatch(/make no calendar/);
  expect(run(rows, '--open', '18:00-08:00').stderr).toMatch(/--open must end after it begins/);
});
