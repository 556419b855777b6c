import { readBlueprint } from '../../engine/blueprint/read-blueprint.ts';
import { projectPath } from '../../lib/project.ts';
import { readStageTemplate } from '../../tools/build/join-templates.ts';
import type { Laptop } from '../../world/laptop.ts';
import { storedIn } from '../recompute/read-stored.ts';
import { BacktestJob } from './backtest-job.ts';

/** where CDK synthesized what the laptop runs */
const folder = 'cdk.out';

/** back-tests on what a laptop cloud has stored */
export const openBacktests = ({ cloud: { kernel }, tableName }: Laptop): BacktestJob => {
  const stored = storedIn(kernel, tableName);
  // between two units of the cloud's own work, and before what is planned
  const read = <Answer>(work: () => Promise<Answer>): Promise<Answer> =>
    kernel.request('a back-test reads', work, { ahead: true });
  return new BacktestJob({
    stored: {
      ids: (now) =>
        read(async () => {
          const all: string[] = [];
          for await (const ids of stored.roll.ids(0, 1, now)) all.push(...ids);
          return all;
        }),
      merchant: (merchantId) => read(() => stored.merchant(merchantId)),
      active: () => read(() => stored.policies.active()),
      policy: (version) => read(() => stored.policies.get(version)),
      list: () => read(() => stored.lists.current()),
      figures: () => read(() => stored.figures.newest()),
    },
    blueprint: () => readBlueprint(readStageTemplate(projectPath(folder))),
    now: () => kernel.now(),
  });
};
