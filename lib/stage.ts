import { type App, Tags } from 'aws-cdk-lib';
import { readConfig } from './config.ts';
import { DataStack } from './stacks/data-stack.ts';
import { FirstsaleStack } from './stacks/firstsale-stack.ts';

export interface StageStacks {
  /** `Firstsale-<stage>-data`: what must never be lost */
  readonly data: DataStack;
  /** `Firstsale-<stage>`: everything else, which can be deleted and made again */
  readonly logic: FirstsaleStack;
}

/**
 * Adds one stage (dev or prod) to the app as two stacks. They name no account and no region: they deploy to the ones the caller is signed
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
  for (const stack of [data, logic]) {
    Tags.of(stack).add('project', 'firstsale');
    Tags.of(stack).add('stage', config.stage);
  }
  return { data, logic };
};
