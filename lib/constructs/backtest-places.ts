import { Aws, type Stack } from 'aws-cdk-lib';
import type { StageConfig } from '../config.ts';

/** by name: it stands in a stack after those that say what may be touched */
export const backtestsBucketName = ({ stage }: StageConfig): string =>
  `firstsale-${stage}-back-tests-${Aws.ACCOUNT_ID}-${Aws.REGION}`;

/** the bucket of back-tests, and its files */
export const backtestPlaces = (stack: Stack, config: StageConfig) => {
  const bucket = stack.formatArn({ service: 's3', region: '', account: '', resource: backtestsBucketName(config) });
  return { 'back-tests': [bucket], 'back-test-files': [`${bucket}/*`] } as const;
};
