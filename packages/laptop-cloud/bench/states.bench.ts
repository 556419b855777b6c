import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StateMachine } from 'aws-local-stepfunctions';
import { createKernel, type LocalKernel } from '../src/kernel/kernel.ts';
import { removing } from '../src/platform.mjs';
import { statesService } from '../src/services/states/states-service.ts';
import { mapOver, type Pair, passChain } from './states-machines.ts';

const print = (line: string): void => void process.stdout.write(`${line}\n`);
type Definition = Pair['jsonata'];

/** the service on a journal on disk, as the laptop cloud runs it */
class Ours {
  readonly kernel: LocalKernel;
  readonly #folder = mkdtempSync(join(tmpdir(), 'states-bench-'));
  #machines = 0;
  constructor() {
    this.kernel = createKernel({ stateDir: this.#folder, seed: 1, start: 0, log: () => undefined });
    this.kernel.register(statesService(this.kernel));
  }
  async call(action: string, input: unknown): Promise<Readonly<Record<string, unknown>>> {
    const answer = await this.kernel.call({ service: 'states', action, input, principal: { kind: 'root' } });
    return Object.fromEntries(Object.entries(answer ?? {}));
  }
  async create(definition: Definition): Promise<string> {
    this.#machines += 1;
    const made = await this.call('CreateStateMachine', {
      name: `m${this.#machines}`,
      definition: JSON.stringify(definition),
      roleArn: 'arn:aws:iam::123456789012:role/r',
    });
    return String(made.stateMachineArn);
  }
  /** starts that many at once and waits for the last */
  async run(stateMachineArn: string, input: unknown, times: number): Promise<void> {
    const text = JSON.stringify(input);
    let last: unknown;
    for (let index = 0; index < times; index += 1)
      last = (await this.call('StartExecution', { stateMachineArn, input: text })).executionArn;
    await this.kernel.idle();
    const { status } = await this.call('DescribeExecution', { executionArn: last });
    if (status !== 'SUCCEEDED') throw new Error(`the execution ended as ${String(status)}`);
  }
  async stop(): Promise<void> {
    await this.kernel.stop();
    rmSync(this.#folder, removing);
  }
}

async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

// rounds alternate so that a slow second hits both; the median of the rounds counts
async function compare(rounds: number, ours: () => Promise<unknown>, theirs: () => Promise<unknown>): Promise<[number, number]> {
  const mine: number[] = [];
  const base: number[] = [];
  // both engines' code is warm before anything counts; a cold machine is a new definition, not a new process
  for (let round = 0; round < 10; round += 1) {
    await ours();
    await theirs();
  }
  for (let round = 0; round < rounds; round += 1) {
    mine.push(await milliseconds(ours));
    base.push(await milliseconds(theirs));
  }
  const median = (list: number[]): number => list.sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? Number.NaN;
  return [median(mine), median(base)];
}

function report(what: string, unit: string, [mine, base]: [number, number], per: number, target: number): void {
  const ratio = base / mine;
  const verdict = ratio >= target ? 'met' : 'MISSED';
  print(
    `${what.padEnd(44)} ${(mine / per).toFixed(2).padStart(10)} ${(base / per).toFixed(2).padStart(10)} ${unit.padEnd(20)} ${ratio.toFixed(1).padStart(6)}x  (aim ${target}x, ${verdict})`,
  );
  if (ratio < target) process.exitCode = 1;
}

const baseline = (definition: any): StateMachine => new StateMachine(definition);

const MACHINES = 5;

async function main(): Promise<void> {
  const ours = new Ours();
  print(
    `${'Step Functions'.padEnd(44)} ${'ours'.padStart(10)} ${'baseline'.padStart(10)}   baseline: aws-local-stepfunctions 3.0.0, JSONPath, no history, no journal`,
  );
  const chain = passChain('warm');
  const arn = await ours.create(chain.jsonata);
  const theirs = baseline(chain.jsonPath);
  const input = { id: 7 };
  await ours.run(arn, input, 500);
  for (let index = 0; index < 500; index += 1) await theirs.run(input).result;
  const times = 300;
  const warm = await compare(
    15,
    () => ours.run(arn, input, times),
    async () => {
      for (let index = 0; index < times; index += 1) await theirs.run(input).result;
    },
  );
  report('10 Pass states, warm', 'µs per transition', [warm[0] * 1_000, warm[1] * 1_000], times * 10, 1);
  const together = await compare(
    3,
    () => ours.run(arn, input, 1_000),
    () => Promise.all(Array.from({ length: 1_000 }, () => theirs.run(input).result)),
  );
  report('1,000 executions of it at once', 'ms', together, 1, 1);
  const items = { items: Array.from({ length: 1_000 }, (_, id) => ({ id })) };
  const map = mapOver();
  const mapArn = await ours.create(map.jsonata);
  const theirMap = baseline(map.jsonPath);
  // a run is a few milliseconds: one that the rest of the machine disturbs weighs less among many
  const mapped = await compare(
    31,
    () => ours.run(mapArn, items, 1),
    () => theirMap.run(items).result,
  );
  report('Map over 1,000 items', 'ms', mapped, 1, 5);
  let made = 0;
  const several = async (one: (mark: string) => Promise<unknown>): Promise<void> => {
    for (let index = 0; index < MACHINES; index += 1) {
      made += 1;
      await one(`cold ${made}`);
    }
  };
  const cold = await compare(
    15,
    () => several(async (mark) => ours.run(await ours.create(passChain(mark).jsonata), input, 1)),
    () => several((mark) => baseline(passChain(mark).jsonPath).run(input).result),
  );
  report('a new machine, created and run once', 'ms', cold, MACHINES, 50);
  await ours.stop();
}
await main();
