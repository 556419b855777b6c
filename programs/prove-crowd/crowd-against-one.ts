import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LocalKernel } from '@firstsale/laptop-cloud/kernel';
import { removing } from '@firstsale/laptop-cloud/platform';
import { transportTo } from '@firstsale/laptop-cloud/sdk-transport';
import { allServices } from '@firstsale/laptop-cloud/services';
import { dynamodbClient } from '../../adapters/aws/dynamodb-client.ts';
import { policiesToRead } from '../../adapters/compose/policies-of.ts';
import type { BacktestReport, BacktestState } from '../../domain/backtest/backtest-answer.ts';
import { readBlueprint } from '../../engine/blueprint/read-blueprint.ts';
import { projectPath } from '../../lib/project.ts';
import { readStageTemplate } from '../../tools/build/join-templates.ts';
import { readDesk } from '../../world/desk/desk-settings.ts';
import { type Laptop, openLaptop } from '../../world/laptop.ts';
import { readPolicyFile } from '../../world/read-policy.ts';
import { hostileUntil } from '../prove-backtest/hostile-history.ts';
import { storedIn } from '../recompute/read-stored.ts';
import { BacktestJob } from '../studio/backtest-job.ts';
import { type Crowd, openCrowd } from '../studio/open-crowd.ts';
import { layInTable } from './lay-in-table.ts';
import { madeUpPopulation } from './made-up-population.ts';

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** looks until it has ended */
export const endOf = async (look: () => BacktestState | Promise<BacktestState>): Promise<BacktestState> => {
  let state = await look();
  while (state.kind === 'running') {
    await pause(100);
    state = await look();
  }
  return state;
};

/** the report without what the machine took: the rest is the same to the byte, whoever played it */
export const bytesOf = (report: BacktestReport): string => JSON.stringify({ ...report, seconds: 0 });

/** a laptop cloud whose table holds made-up merchants, in a folder that goes with it */
export const openPopulation = async (
  cdkOut: string,
  count: number,
): Promise<{
  readonly laptop: Laptop;
  readonly crowd: Crowd;
  readonly one: BacktestJob;
  readonly close: () => Promise<void>;
}> => {
  const stateDir = mkdtempSync(join(tmpdir(), 'firstsale-crowd-'));
  const blueprint = readBlueprint(readStageTemplate(cdkOut));
  const policy = readPolicyFile(projectPath('policies/default.json'));
  const settings = readDesk(projectPath('world/desk/default-desk.json'));
  const merchants = await madeUpPopulation({ count, blueprint, policy, settings });
  await layInTable({ cdkOut, stateDir, now: hostileUntil, merchants });
  const laptop = await openLaptop({
    ...{ cdkOut, stateDir, port: 'none', seed: 1, start: hostileUntil, services: allServices, log: () => undefined },
  });
  const { kernel } = laptop.cloud;
  return {
    ...{ laptop, crowd: openCrowd(laptop), one: oneProcess(kernel, laptop.tableName, cdkOut) },
    close: async () => {
      await laptop.cloud.stop();
      rmSync(stateDir, removing);
    },
  };
};

/** the same merchants in this process, one after the other */
const oneProcess = (kernel: LocalKernel, name: string, cdkOut: string): BacktestJob => {
  const stored = storedIn(kernel, name);
  const policies = policiesToRead({ client: dynamodbClient(transportTo(kernel, { kind: 'root' })), name });
  const read = <Answer>(work: () => Promise<Answer>): Promise<Answer> => kernel.request('read', work, { ahead: true });
  return new BacktestJob({
    stored: {
      ids: (now) =>
        read(async () => {
          const all: string[] = [];
          for await (const ids of stored.roll.ids(0, 1, now)) all.push(...ids);
          return all;
        }),
      merchant: (merchantId) => read(() => stored.merchant(merchantId)),
      active: () => read(() => policies.active()),
      policy: (version) => read(() => policies.get(version)),
      list: () => read(() => stored.lists.current()),
      figures: () => read(() => stored.figures.newest()),
    },
    blueprint: () => readBlueprint(readStageTemplate(cdkOut)),
    now: () => hostileUntil,
  });
};
