import { parseArgs } from 'node:util';
import { projectPath } from '../../lib/project.ts';
import { synthesize } from '../../tools/build/synth.ts';
import { readDesk } from '../../world/desk/desk-settings.ts';
import { readHistory } from '../../world/history/history.ts';
import { utcToInstant } from '../../world/history/local-time.ts';
import { readPolicyFile } from '../../world/read-policy.ts';
import { billDisagreements, countDisagreements, merchantDisagreements, refusalDisagreements } from './disagreements.ts';
import { harshDesk, harshPolicy } from './hard-conditions.ts';
import { hostileConduct, hostileHistory, hostileUntil } from './hostile-history.ts';
import { madeUpOutages } from './made-up-outages.ts';
import { type Conditions, type Played, playedByEngine, playedByReplay } from './play-both.ts';
import { readReplayed } from './read-replayed.ts';

const usage = `npm run prove:backtest -- --merchants <csv> --payments <csv> --until <date> [--replayed <report.json>] [--first <n>] [--seeds <n>]
  the fast engine against the replay: the same merchants to the byte, the same transitions and events, units, requests and cost within
  5 % (of queues the engine may count a tenth more); for the first n merchants of the history (default 12) under the default policy,
  under outages, under a harsh policy and desk, and for hostile histories
  made up from seeds (default 2). With the report of a replay of the whole history, for that as well`;

let failed = 0;
let passed = 0;
function check(name: string, problems: readonly string[]): void {
  if (problems.length === 0) passed += 1;
  else failed += 1;
  console.log(`${problems.length === 0 ? 'ok  ' : 'FAIL'}  ${name}`);
  for (const problem of problems.slice(0, 5)) console.log(`      ${problem}`);
  if (problems.length > 5) console.log(`      … and ${problems.length - 5} more`);
}

const { values } = parseArgs({
  options: {
    merchants: { type: 'string' },
    payments: { type: 'string' },
    until: { type: 'string' },
    replayed: { type: 'string' },
    first: { type: 'string', default: '12' },
    seeds: { type: 'string', default: '2' },
  },
});
const until = utcToInstant(values.until ?? '');
const { merchants, payments, replayed: file } = values;
if (merchants === undefined || payments === undefined || until === undefined) {
  console.error(usage);
  process.exit(2);
}

const standard = readPolicyFile(projectPath('policies/default.json'));
const desk = readDesk(projectPath('world/desk/default-desk.json'));
const whole = await readHistory({ merchants, payments }, until);
const { folder } = await synthesize();

/** a check that compared nobody proves nothing */
const some = (count: number): readonly string[] => (count > 0 ? [] : ['there was no merchant to compare']);

async function prove(name: string, given: Conditions): Promise<void> {
  const [replayed, played] = [await playedByReplay(folder, given), await playedByEngine(folder, given)];
  console.log(`${name}: ${replayed.merchants.size} merchants, ${replayed.refused.length} refused events`);
  proveMerchants(name, replayed.merchants, played.merchants);
  check(`${name}: nothing fails for good`, [...replayed.failures, ...played.failures]);
  check(`${name}: the same events are refused`, refusalDisagreements(replayed.refused, played.refused));
  check(
    `${name}: the same transitions, events and mails`,
    countDisagreements(replayed.usage, played.usage, ['stateTransitions', 'events', 'mails']),
  );
  check(`${name}: units, requests and cost within 5 %`, billDisagreements(replayed, played));
}
function proveMerchants(name: string, replayed: Played['merchants'], played: Played['merchants']): void {
  check(`${name}: the same merchants to the byte`, [...some(replayed.size), ...merchantDisagreements(replayed, played)]);
}

if (file !== undefined) {
  const report = readReplayed(file);
  const played = await playedByEngine(folder, { history: whole, until, policy: standard, standard, desk });
  const name = `all ${whole.merchants.length} merchants`;
  proveMerchants(name, report.merchants, played.merchants);
  check(`${name}: the same transitions and mails`, countDisagreements(report.usage, played.usage, ['stateTransitions', 'mails']));
  // each stack publishes the policy, and sweeps by the hour
  const once = { ...report.usage, events: report.usage.events - (report.stacks - 1) };
  check(`${name}: the same events`, countDisagreements(once, played.usage, ['events']));
  if (report.stacks === 1) check(`${name}: units, requests and cost within 5 %`, billDisagreements(report, played));
}

const first = new Set(whole.merchants.slice(0, Number(values.first)).map(({ externalReference }) => externalReference));
const few = {
  merchants: whole.merchants.filter(({ externalReference }) => first.has(externalReference)),
  payments: whole.payments.filter(({ externalReference }) => first.has(externalReference)),
};
const harsh = { policy: harshPolicy(standard), standard, desk: harshDesk };
if (first.size > 0) {
  const begins = Math.min(...few.merchants.map(({ submittedAt }) => submittedAt));
  const disturbed = { ...few, outages: madeUpOutages(begins, until) };
  await prove(`the first ${first.size} merchants`, { history: few, until, policy: standard, standard, desk });
  await prove(`the first ${first.size} merchants with outages`, { history: disturbed, until, policy: standard, standard, desk });
  await prove(`the first ${first.size} merchants, harsh policy and desk`, { history: few, until, ...harsh });
}
for (let seed = 1; seed <= Number(values.seeds); seed += 1) {
  const made = hostileHistory(seed, 12);
  const outages = madeUpOutages(Math.min(...made.merchants.map(({ submittedAt }) => submittedAt)), hostileUntil);
  const hostile = { history: { ...made, outages }, until: hostileUntil, conduct: hostileConduct(seed) };
  const conditions = seed % 2 === 0 ? harsh : { policy: standard, standard, desk };
  await prove(`hostile history ${seed} with outages`, { ...hostile, ...conditions });
}
console.log(`${passed} passed, ${failed} failed`);
// a run that compared nothing proves nothing
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
