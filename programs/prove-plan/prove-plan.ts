import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { removing } from '@firstsale/laptop-cloud/platform';
import * as z from 'zod';
import { leastStaff, slotsWithin } from '../../domain/staffing/deadline-cover.ts';
import { projectPath } from '../../lib/project.ts';
import { readTable } from '../../world/history/read-table.ts';
import { readArrivals } from '../plan/read-arrivals.ts';
import { readOptions } from '../read-options.ts';
import { checkedPlan } from './checked-plan.ts';
import { fewestPeople } from './simulate-people.ts';

// plans shifts on the earlier weeks of real incidents and plays the later ones; and how many people a deadline takes, by formula and by trial
const schema = z.object({
  incidents: z.string({ error: 'is missing: give the incidents' }),
  events: z.string({ error: 'is missing: give the events of applications' }),
});
const { incidents, events } = readOptions(schema, process.argv.slice(2));
const folder = mkdtempSync(path.join(tmpdir(), 'prove-plan-'));
let [passed, failed] = [0, 0];
const hold = (what: string, holds: boolean): void => {
  console.log(`${holds ? 'ok  ' : 'FAIL'}  ${what}`);
  if (holds) passed += 1;
  else failed += 1;
};

async function provePlans(): Promise<void> {
  const rows: string[] = [];
  for await (const { opened_at } of readTable(incidents, z.object({ opened_at: z.string() }))) rows.push(opened_at);
  const arrivals = path.join(folder, 'arrivals.csv');
  writeFileSync(arrivals, `at\n${rows.join('\n')}\n`);
  const cases = [
    { open: '06:00-22:00', sla: 4, least: 0.97, most: 25 },
    { open: '06:00-22:00', sla: 16, least: 0.95, most: 20 },
    { open: '00:00-24:00', sla: 4, least: 0.97, most: 25 },
    { open: '00:00-24:00', sla: 16, least: 0.95, most: 20 },
  ];
  for (const { open, sla, least, most } of cases) {
    const out = path.join(folder, 'plan.json');
    const began = performance.now();
    const options = ['--aht-minutes', '15', '--sla-open-hours', String(sla), '--open', open, '--weeks', '2016-02-29..2016-04-03'];
    execFileSync(process.execPath, [projectPath('programs/plan/plan.ts'), '--arrivals', arrivals, ...options, '--out', out]);
    const took = (performance.now() - began) / 1000;
    const later = await readArrivals(arrivals, 'UTC', {
      from: Date.parse('2016-04-04') / 86_400_000,
      to: Date.parse('2016-05-01') / 86_400_000,
    });
    const { people, faults, attainment } = checkedPlan(readFileSync(out, 'utf8'), later, {
      open,
      sla,
      handling: 15,
      effective: 0.72,
    });
    hold(`${open}, ${sla} open hours: every shift is legal${faults.map((fault) => `; ${fault}`).join('')}`, faults.length === 0);
    hold(
      `${open}, ${sla} open hours: ${people} people (at most ${most}), planned in ${took.toFixed(1)} s`,
      people <= most && took < 15,
    );
    hold(
      `${open}, ${sla} open hours: ${(attainment * 100).toFixed(1)} % of the later weeks in time (at least ${least * 100} %)`,
      attainment >= least,
    );
  }
}

/** calls and checks as they were scheduled, in minutes of hours that are all open: the formula and the trial see the same */
async function proveCover(): Promise<void> {
  const shape = z.object({ at: z.string(), activity: z.string(), transition: z.string() });
  const day = 13 * 60;
  const arrivals: number[] = [];
  for await (const { at, activity, transition } of readTable(events, shape)) {
    if (!activity.startsWith('W_') || transition !== 'schedule') continue;
    const minute = Date.parse(`${at.slice(0, 19)}Z`) / 60_000;
    const whole = Math.floor(minute / 1440);
    arrivals.push(whole * day + Math.min(day, Math.max(0, minute - whole * 1440 - 8 * 60)));
  }
  arrivals.sort((one, other) => one - other);
  const first = Math.floor((arrivals[0] ?? 0) / day) * day;
  const last = arrivals.at(-1) ?? first;
  const levels = [['4 hours', 4] as const, ['1 day', 13] as const, ['3 days', 39] as const];
  for (const [name, hours, handling] of levels.flatMap(([is, open]) => [15, 40].map((minutes) => [is, open, minutes] as const))) {
    const rules = { day, handling, effective: 0.72, due: hours * 60 };
    const work = Array.from({ length: Math.ceil((last - first + hours * 60 + 1) / 30) }, () => 0);
    for (const at of arrivals) {
      const slot = Math.floor((at - first) / 30);
      work[slot] = (work[slot] ?? 0) + rules.handling;
    }
    const formula = leastStaff({
      work,
      backlog: 0,
      slots: slotsWithin(rules.due, handling, rules.effective),
      effective: rules.effective,
    });
    const trial = fewestPeople(arrivals, rules);
    hold(
      `${name}, ${handling} minutes each: ${formula} people by deadline cover, ${trial} by simulation (one apart at most)`,
      Math.abs(formula - trial) <= 1,
    );
  }
}

try {
  await provePlans();
  await proveCover();
} finally {
  rmSync(folder, removing);
}
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
