import { type App, Tags } from 'aws-cdk-lib';
import { type Deployment, readConfig, type StageConfig } from './config.ts';
import { BacktestStack } from './stacks/backtest-stack.ts';
import { BackupStack } from './stacks/backup-stack.ts';
import { DataStack } from './stacks/data-stack.ts';
import { FirstsaleStack } from './stacks/firstsale-stack.ts';
import { ReckoningStack } from './stacks/reckoning-stack.ts';
import { ReleaseStack } from './stacks/release-stack.ts';
import { WatchStack } from './stacks/watch-stack.ts';

export interface StageStacks {
  readonly config: StageConfig;
  /** `Firstsale-<stage>-data`: what must never be lost */
  readonly data: DataStack;
  /** `Firstsale-<stage>-backup`: copies of the data outside it */
  readonly backup: BackupStack;
  /** `Firstsale-<stage>-release`: how new versions get their traffic */
  readonly release: ReleaseStack;
  /** `Firstsale-<stage>`: everything else, which can be deleted and made again */
  readonly logic: FirstsaleStack;
  /** `Firstsale-<stage>-reckoning`: what is counted and planned from the records */
  readonly reckoning: ReckoningStack;
  /** `Firstsale-<stage>-backtest`: a policy played on the stories of all merchants */
  readonly backtest: BacktestStack;
  /** `Firstsale-<stage>-watch`: what looks at the rest */
  readonly watch: WatchStack;
}

/**
 * Adds one stage (dev or prod) to the app as its stacks, in the order of their deployment. They name no account and no region: they deploy to
 * the ones the caller is signed in to.
 */
export const addStage = (app: App, stage: string, deployment: Deployment = {}): StageStacks => {
  const config = readConfig(stage, deployment);
  const name = `Firstsale-${config.stage}`;
  const data = new DataStack(app, `${name}-data`, { config, description: 'Firstsale: records, people, documents and secrets' });
  const backup = new BackupStack(app, `${name}-backup`, { config, data, description: 'Firstsale: copies of the records' });
  const release = new ReleaseStack(app, `${name}-release`, {
    config,
    description: 'Firstsale: how new versions get their traffic',
  });
  const logic = new FirstsaleStack(app, name, {
    ...{ config, data },
    description: 'Firstsale: from a submitted application to the first sale, and every sale after',
  });
  // an alias that changes asks for its deployment group
  logic.addStackDependency(release);
  const reckoning = new ReckoningStack(app, `${name}-reckoning`, {
    ...{ logic, description: 'Firstsale: figures, tables and plans, made from the records' },
  });
  const backtest = new BacktestStack(app, `${name}-backtest`, {
    ...{ data, logic, description: 'Firstsale: a policy played on the stories of all merchants' },
  });
  const watch = new WatchStack(app, `${name}-watch`, {
    ...{ config, data, logic },
    description: 'Firstsale: what looks at the rest',
  });
  for (const stack of [data, backup, release, logic, reckoning, backtest, watch]) {
    Tags.of(stack).add('project', 'firstsale');
    Tags.of(stack).add('stage', config.stage);
  }
  return { config, data, backup, release, logic, reckoning, backtest, watch };
};
