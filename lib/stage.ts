import { type App, Tags } from 'aws-cdk-lib';
import { readConfig } from './config.ts';
import { FirstsaleStack } from './stacks/firstsale-stack.ts';

/**
 * Adds one stage (dev or prod) to the app as one stack, `Firstsale-<stage>`.
 * It names no account and no region: it deploys to the ones the caller is signed in to.
 */
export const addStage = (app: App, stage: string): FirstsaleStack => {
  const config = readConfig(stage);
  const stack = new FirstsaleStack(app, `Firstsale-${config.stage}`, {
    config,
    description: 'Firstsale: from a submitted application to the first sale, and every sale after',
  });
  Tags.of(stack).add('project', 'firstsale');
  Tags.of(stack).add('stage', config.stage);
  return stack;
};
