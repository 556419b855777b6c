export interface Proof {
  readonly name: string;
  readonly script: string;
  /** what the program is given, by the folder of real data; nothing where it cannot be played without one */
  readonly args: (data: string | undefined) => readonly string[] | undefined;
  readonly flags?: readonly string[];
}

const needing =
  (args: (data: string) => readonly string[]): Proof['args'] =>
  (data) =>
    data === undefined ? undefined : args(data);
const history = (data: string): readonly string[] => [
  ...['--merchants', `${data}/olist/merchants.csv`, '--payments', `${data}/olist/transactions.csv`, '--until', '2018-08-21'],
];
const ops = (data: string, file: string): string => `${data}/ops/${file}`;

/** what `npm run prove` plays, in full; .ci/run plays the first three with fewer merchants, kills and seeds */
export const proofs: readonly Proof[] = [
  {
    name: 'replay',
    script: 'programs/prove-replay/prove-replay.ts',
    args: needing((data) => [...history(data), '--first', '24', '--kills', '8']),
    flags: ['--invocation-count-for-turbofan=20000', '--min-semi-space-size=64', '--max-semi-space-size=64'],
  },
  {
    name: 'backtest',
    script: 'programs/prove-backtest/prove-backtest.ts',
    args: needing((data) => [...history(data), '--first', '40', '--seeds', '8']),
  },
  { name: 'crowd', script: 'programs/prove-crowd/prove-crowd.ts', args: () => ['--merchants', '2000'] },
  { name: 'chaos', script: 'programs/chaos/chaos.ts', args: () => [] },
  {
    name: 'crowds',
    script: 'node_modules/vitest/vitest.mjs',
    args: () => ['run', 'test/attack/hostile-crowd.test.ts', 'test/e2e/case-cost.test.ts'],
  },
  // the whole run plays them with the same samples every time
  { name: 'laws', script: 'node_modules/vitest/vitest.mjs', args: () => ['run', '--project', 'domain'] },
  { name: 'scaffolds', script: 'tools/scratch/prove-scaffolds.ts', args: () => [] },
  { name: 'desk', script: 'programs/prove-desk/prove-desk.ts', args: needing((data) => ['--data', data]) },
  {
    name: 'plan',
    script: 'programs/prove-plan/prove-plan.ts',
    args: needing((data) => [
      ...['--incidents', ops(data, 'incidents.csv.gz'), '--events', ops(data, 'application_events.csv.gz')],
    ]),
  },
  {
    name: 'scorecards',
    script: 'programs/prove-scorecards/prove-scorecards.ts',
    args: needing((data) => ['--incidents', ops(data, 'incidents.csv.gz')]),
  },
  {
    name: 'care',
    script: 'programs/prove-care/prove-care.ts',
    args: needing((data) => [
      ...['--cases', ops(data, 'incidents.csv.gz'), '--events', ops(data, 'incident_events.csv.gz')],
      ...['--applications', ops(data, 'application_events.csv.gz')],
    ]),
  },
  {
    name: 'trace',
    script: 'programs/prove-trace/prove-trace.ts',
    args: needing((data) => ['--payments', `${data}/olist/transactions.csv`]),
  },
  {
    name: 'forecast',
    script: 'programs/prove-forecast/prove-forecast.ts',
    args: needing((data) => [...['--daily', `${data}/olist/volumes_daily.csv`, '--hourly', `${data}/olist/volumes_hourly.csv`]]),
  },
];
