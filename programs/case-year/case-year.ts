import * as z from 'zod';
import { playMerchant } from '../../engine/play-merchant.ts';
import { costOf } from '../../engine/report/cost.ts';
import { CountsSum } from '../../engine/report/sum-counts.ts';
import { usageOfSum } from '../../engine/report/usage-of-sum.ts';
import { synthesize } from '../../tools/build/synth.ts';
import { BadOption } from '../../world/bad-option.ts';
import { careOutside, merchantIdOf } from '../care-replay/care-outside.ts';
import { caseStory, openCareStage } from '../care-replay/care-stage.ts';
import { readOptions } from '../read-options.ts';
import { hoursOfDay, madeUpDay } from './made-up-day.ts';
import { shareCases } from './share-cases.ts';

const usage = `npm run case:year [-- --cases <n> --seed <n>]

  --cases <n>   of the day that is played (default: 2740, a million a year)
  --seed <n>    of chance (default: 1)

Plays a day of made-up cases through the shipped case playbook on the fast engine, shared by three teams, and prints what a case takes:
state transitions, read and write units, cost, processor time; and what a million of them would.`;

const whole = (most: number) => z.coerce.number({ error: 'must be a whole number' }).int().min(1).max(most);
const schema = z.object({ cases: whole(100_000).default(2_740), seed: whole(1_000_000).default(1) });

const sum = (of: Readonly<Record<string, number>>): number => Object.values(of).reduce((all, one) => all + one, 0);
const fixed = (value: number, digits = 1): string =>
  value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });

async function main(argv: readonly string[]): Promise<void> {
  const { cases, seed } = readOptions(schema, argv);
  const { folder } = await synthesize();
  const policy = shareCases();
  const stage = await openCareStage(folder, policy);
  const midnight = Date.parse('2026-03-02T00:00:00.000Z');
  const counts = new CountsSum();
  const teams = new Map<string, number>();
  const [began, processor] = [performance.now(), process.cpuUsage()];
  let [played, tasks, wrong, until] = [0, 0, 0, midnight];
  for (const [incident, rows] of madeUpDay(midnight, cases, seed)) {
    const story = caseStory(incident, rows, { duplicate: false, shuffleMinutes: 0 });
    if (story === undefined) continue;
    const { from, over, events } = story;
    const outcome = await playMerchant(
      { ...stage, openOutside: careOutside(from), until: over },
      { merchantId: merchantIdOf(incident), events, from },
    );
    counts.add(outcome.counts, outcome.due);
    played += 1;
    until = Math.max(until, over);
    wrong += outcome.lost.length + outcome.refused.length;
    for (const task of outcome.snapshot?.tasks ?? []) {
      tasks += 1;
      teams.set(task.team ?? 'nobody', (teams.get(task.team ?? 'nobody') ?? 0) + 1);
    }
  }
  const { user, system } = process.cpuUsage(processor);
  const used = usageOfSum(counts.sum(), { blueprint: stage.blueprint, from: midnight, until, policies: [policy] });
  const { total, lines } = costOf(used, played);
  const [reads, writes] = [sum(used.readUnits), sum(used.writeUnits)];
  const each = (value: number, digits = 1): string => fixed(value / played, digits);
  console.log(
    `${played} cases of a day, ${Math.max(...hoursOfDay(cases))} in the peak hour, ${tasks} tasks: ${[...teams].map(([team, n]) => `${team} ${fixed((100 * n) / Math.max(1, tasks))} %`).join(', ')}`,
  );
  console.log(
    `per case: ${each(used.stateTransitions)} state transitions, ${each(used.lambdaRequests)} invocations, ${each(reads)} read units, ${each(writes)} write units, ${each(used.events)} events`,
  );
  console.log(
    `per case: ${each(total, 5)} USD (${Object.entries(lines)
      .map(([name, usd]) => `${name} ${each(usd, 6)}`)
      .join(', ')})`,
  );
  const million = 1_000_000 / played;
  console.log(
    `a million cases: ${fixed(total * million, 0)} USD, ${fixed((reads * million) / 1e6)} million read units, ${fixed((writes * million) / 1e6)} million write units`,
  );
  console.log(
    `${fixed((user + system) / 1_000 / played, 2)} ms of processor time a case, ${fixed((performance.now() - began) / 1_000)} s of playing; ${wrong} events lost or refused`,
  );
  if (wrong > 0) process.exitCode = 1;
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof BadOption)) throw error;
  console.error(`${error.message}\n\n${usage}`);
  process.exitCode = 1;
}
