import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { removing } from '@firstsale/laptop-cloud/platform';
import * as z from 'zod';
import { projectPath } from '../../lib/project.ts';
import { readOptions } from '../read-options.ts';

// what the desk's programs print on real data, against what was measured apart from this project
const { data } = readOptions(
  z.object({ data: z.string({ error: 'is missing: give the folder of the data' }) }),
  process.argv.slice(2),
);
const folder = mkdtempSync(path.join(tmpdir(), 'prove-desk-'));
const at = (...names: readonly string[]): string => path.join(data, ...names);
const run = (name: string, ...options: readonly string[]): string =>
  spawnSync(process.execPath, [projectPath(`programs/${name}/${name}.ts`), ...options], { encoding: 'utf8', maxBuffer: 1e8 })
    .stdout;

let [passed, failed] = [0, 0];
const hold = (what: string, holds: boolean): void => {
  if (holds) passed += 1;
  else failed += 1;
  console.log(`${holds ? 'ok  ' : 'FAIL'}  ${what}`);
};

const statement = z.object({
  entries: z.int(),
  sum: z.string(),
  difference: z.string().optional(),
  balanced: z.boolean().optional(),
});
const truth = z.array(z.object({ file: z.string(), statements: z.array(statement) }));
const settled = z.array(
  z.object({
    file: z.string(),
    status: z.string(),
    lines: z.int(),
    sumMinor: z.number(),
    differenceMinor: z.number().nullable(),
  }),
);
const same = (minor: number | null, text: string | undefined): boolean =>
  text === undefined ? minor === null : minor !== null && Math.abs(minor - Number(text) * 100) < 0.01;

function proveStatements(): void {
  const out = path.join(folder, 'settled.json');
  run('settle', '--dir', at('camt'), '--json', out);
  const found = Map.groupBy(settled.parse(JSON.parse(readFileSync(out, 'utf8'))), ({ file }) => file);
  for (const { file, statements } of truth.parse(JSON.parse(readFileSync(at('camt', 'truth.json'), 'utf8')))) {
    const ours = found.get(file) ?? [];
    const agreed =
      statements.length === 0
        ? ours.every(({ status }) => status === 'refused')
        : ours.length === statements.length &&
          statements.every(({ entries, sum, difference, balanced }, n) => {
            const one = ours[n];
            const status = balanced === undefined ? 'read' : balanced ? 'balanced' : 'refused';
            return (
              one?.status === status && one.lines === entries && same(one.sumMinor, sum) && same(one.differenceMinor, difference)
            );
          });
    hold(`${file}: ${statements.length} statements as computed apart`, agreed);
  }
}

try {
  proveStatements();
  const days: unknown[] = JSON.parse(run('issues', '--cases', at('ops', 'incidents.csv.gz')));
  hold(`${days.length} days with a suspected issue (23)`, days.length === 23);
  const files = ['--train', at('text', 'banking77-train.csv'), '--test', at('text', 'banking77-test.csv')];
  const { all, suggested } = z
    .object({ all: z.object({ top3: z.number() }), suggested: z.object({ top3: z.number() }) })
    .parse(JSON.parse(run('suggest', ...files)));
  hold(`${all.top3} of questions have their type among three suggested (at least 0.93)`, all.top3 >= 0.93);
  hold(`${suggested.top3} of those the margin lets through (at least 0.93)`, suggested.top3 >= 0.93);
  const began = performance.now();
  const { events, minutes, shares } = z
    .object({ events: z.int(), minutes: z.record(z.string(), z.number()), shares: z.record(z.string(), z.number()) })
    .parse(JSON.parse(run('process', '--events', at('ops', 'application_events.csv.gz'))));
  const took = (performance.now() - began) / 1000;
  const { total = 0, ...parts } = minutes;
  const sum = Object.values(parts).reduce((all, one) => all + one, 0);
  hold(`${events} events of applications in ${took.toFixed(1)} s (at most 10)`, events > 100_000 && took < 10);
  hold(`${sum.toFixed(2)} minutes by whom they were waited for are all ${total}`, Math.abs(sum - total) < 0.05);
  const measured = { customer: 0.77, queueOpen: 0.106, queueClosed: 0.12, handling: 0.003 };
  for (const [who, share] of Object.entries(measured))
    hold(`${who}: ${shares[who]} of the time, ${share} by others within two points`, Math.abs((shares[who] ?? 9) - share) < 0.02);
} finally {
  rmSync(folder, removing);
}
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
