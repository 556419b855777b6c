import { parseArgs } from 'node:util';
import { utcToInstant } from '../../world/history/local-time.ts';
import { compareWithReplay } from './compare-with-replay.ts';
import { layersOf } from './layers-of-profile.ts';
import { openRounds } from './open-rounds.ts';

const usage = `npm run speed -- --merchants <csv> --payments <csv> --until <date> [--rounds <n>] [--replay <folder> [--copies <n>]]
  what a merchant costs on the fast engine, in milliseconds of processor time, round by round, and in which layers it is spent.
  With the folder of a checkout: a merchant there in "npm run replay -- --stacks 1" and here in "npm run backtest -- --stacks 1", each the
  difference between one copy of the history and n (default 10), start excluded`;

/** milliseconds of processor time */
const timeOf = async (work: () => unknown): Promise<number> => {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
};

/** how fast this machine is: a hundred million square roots, which take 180 ms where the limits were set */
const squareRoots = (): number => {
  let sum = 0;
  for (let n = 0; n < 1e8; n += 1) sum += Math.sqrt(n);
  return sum;
};

const { values } = parseArgs({
  options: {
    merchants: { type: 'string' },
    payments: { type: 'string' },
    until: { type: 'string' },
    rounds: { type: 'string', default: '6' },
    replay: { type: 'string' },
    copies: { type: 'string', default: '10' },
  },
});
const until = utcToInstant(values.until ?? '');
const { merchants, payments } = values;
if (merchants === undefined || payments === undefined || until === undefined) {
  console.error(usage);
  process.exit(2);
}

await timeOf(squareRoots);
const machine = await timeOf(squareRoots);
const { count, play, profile } = await openRounds({ merchants, payments }, until);
const rounds: { round: number; 'ms a merchant': string; scaled: string }[] = [];
for (let round = 1; round <= Number(values.rounds); round += 1) {
  const ms = (await timeOf(() => play(round))) / count;
  rounds.push({ round, 'ms a merchant': ms.toFixed(2), scaled: ((ms * 180) / machine).toFixed(2) });
}
console.log(
  `${count} merchants a round; a hundred million square roots take ${machine.toFixed(0)} ms of processor time here; scaled: as if they took 180`,
);
console.table(rounds);
console.log('where a warm round goes, in per cent of its samples:');
console.table(layersOf(await profile(Number(values.rounds) + 1)));
if (values.replay !== undefined) {
  const copies = Number(values.copies);
  const args = ['--merchants', merchants, '--payments', payments, '--until', values.until ?? ''];
  console.table(await compareWithReplay(values.replay, args, copies, count));
}
