import { stageName } from '../../lib/config.ts';
import { buildFunctions } from '../build/build-functions.ts';
import { buildPages } from '../build/build-pages.ts';
import type { Check } from './run-check.ts';
import { findingsOf } from './validate-stages.ts';

/** CloudFormation's own schemas and rules, and cdk-nag, on each stage; a warning is a problem too */
export const template: Check = {
  name: 'templates of all stages are valid, nothing unanswered by cdk-nag',
  run: async () => {
    await Promise.all([buildFunctions(), buildPages()]);
    return stageName.options.flatMap(findingsOf);
  },
};
