import { stageName } from '../../lib/config.ts';
import { buildConsole } from '../build-console.ts';
import { buildFunctions } from '../build-functions.ts';
import { findingsOf } from '../validate.ts';
import type { Check } from './check.ts';

/** CloudFormation's own schemas and rules, and cdk-nag, on each stage; a warning is a problem too */
export const template: Check = {
  name: 'templates of all stages are valid, nothing unanswered by cdk-nag',
  run: async () => {
    await Promise.all([buildFunctions(), buildConsole()]);
    return stageName.options.flatMap(findingsOf);
  },
};
