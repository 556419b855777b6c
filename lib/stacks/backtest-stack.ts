import { Duration, RemovalPolicy, Stack, type StackProps, Validations } from 'aws-cdk-lib';
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { backtestDays } from '../../domain/backtest/backtest-files.ts';
import { BacktestMachine } from '../constructs/backtest-machine.ts';
import { backtestsBucketName } from '../constructs/backtest-places.ts';
import { NodeFunction } from '../constructs/node-function.ts';
import { withStageBeside } from '../constructs/stage-beside.ts';
import { functionNamed } from '../function-groups.ts';
import { projectPath } from '../project.ts';
import type { DataStack } from './data-stack.ts';
import type { FirstsaleStack } from './firstsale-stack.ts';

const name = 'back-test';

/**
 * A policy played on the stories of all merchants, on the fast engine: an export, a Map Run over its files, a report (docs/adr/0112). It reads
 * the records and writes to its own bucket alone; nothing refers to it, so it may be deployed or left out at any time.
 */
export class BacktestStack extends Stack {
  constructor(scope: Construct, id: string, props: StackProps & { data: DataStack; logic: FirstsaleStack }) {
    super(scope, id, props);
    const { data, logic } = props;
    const { surroundings } = logic;
    const { config } = surroundings;
    const bucket = new Bucket(this, 'Backtests', {
      bucketName: backtestsBucketName(config),
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      // all of it can be made again
      removalPolicy: RemovalPolicy.DESTROY,
      lifecycleRules: [
        { id: 'all', expiration: Duration.days(backtestDays), abortIncompleteMultipartUploadAfter: Duration.days(1) },
      ],
    });
    Validations.of(bucket).acknowledge({
      id: 'AwsSolutions-S1',
      reason: 'only the back-test reads and writes it, and it is empty after a week',
    });
    const code = withStageBeside(projectPath(`dist/functions/${name}`), [data, logic]);
    const player = new NodeFunction(this, 'BackTest', { ...surroundings, name, spec: functionNamed(name), code });
    const objects = bucket.arnForObjects('*');
    new BacktestMachine(this, 'Machine', { config, logs: surroundings.logs, bucket, objects, player: player.function });
  }
}
