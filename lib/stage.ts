import { type App, Tags } from 'aws-cdk-lib';
import { readConfig } from './config.ts';
import { DataStack } from './stacks/data-stack.ts';
import { FirstsaleStack } from './stacks/firstsale-stack.ts';
import { ReckoningStack } from './stacks/reckoning-stack.ts';

export interface StageStacks {
  /** `Firstsale-<stage>-data`: what must never be lost */
  readonly data: DataStack;
  /** `Firstsale-<stage>`: everything else, which can be deleted and made again */
  readonly logic: FirstsaleStack;
  /** `Firstsale-<stage>-reckoning`: what is counted and planned from the records */
  readonly reckoning: ReckoningStack;
}

/**
 * Adds one stage (dev or prod) to the app as three stacks. They name no account and no region: they deploy to the ones the caller is signed
 * in to. `first`: nothing of the stage is deployed yet, so nothing is protected from being taken back.
 */
export const addStage = (app: App, stage: string, first = false): StageStacks => {
  const config = readConfig(stage, first);
  const name = `Firstsale-${config.stage}`;
  const data = new DataStack(app, `${name}-data`, { config, description: 'Firstsale: records, people, documents and secrets' });
  const logic = new FirstsaleStack(app, name, {
    ...{ config, data },
    description: 'Firstsale: from a submitted application to the first sale, and every sale after',
  });
  const reckoning = new ReckoningStack(app, `${name}-reckoning`, {
    ...{ logic, description: 'Firstsale: figures, tables and plans, made from the records' },
  });
  for (const stack of [data, logic, reckoning]) {
    Tags.of(stack).add('project', 'firstsale');
    Tags.of(stack).add('stage', config.stage);
  }
  return { data, logic, reckoning };
};
