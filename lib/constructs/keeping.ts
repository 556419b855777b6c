import { RemovalPolicy } from 'aws-cdk-lib';
import type { StageConfig } from '../config.ts';

/**
 * What becomes of data that leaves its stack. Names are fixed: left behind by a first deployment that failed, it would block the next one,
 * so only what was once deployed is kept. Source: "DeletionPolicy attribute", RetainExceptOnCreate, AWS CloudFormation user guide
 */
export const keeping = ({ keepData }: Pick<StageConfig, 'keepData'>): RemovalPolicy =>
  keepData ? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE : RemovalPolicy.DESTROY;
