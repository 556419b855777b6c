import {
  AttributeType,
  Billing,
  type GlobalSecondaryIndexPropsV2,
  ProjectionType,
  StreamViewType,
  TableV2,
} from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';
import type { StageConfig } from '../config.ts';
import { keeping } from './keeping.ts';

const text = (name: string) => ({ name, type: AttributeType.STRING });

/** the one table: on demand, point-in-time recovery, stream for the outbox, the due index and the lists' indexes */
export class Records extends Construct {
  readonly table: TableV2;
  readonly indexNames: readonly string[];
  readonly indexes: { readonly due: string; readonly lists: string; readonly mine: string; readonly changes: string };

  constructor(scope: Construct, id: string, props: { config: StageConfig }) {
    super(scope, id);
    const { config } = props;
    const globalSecondaryIndexes: GlobalSecondaryIndexPropsV2[] = [
      {
        // sparse: an item is in it only while something is due later
        indexName: 'due',
        partitionKey: text('dueShard'),
        sortKey: text('dueAt'),
        projectionType: ProjectionType.KEYS_ONLY,
      },
      {
        // sparse: the timeline entries that tell the list of merchants of a change
        indexName: 'changes',
        partitionKey: text('changeShard'),
        sortKey: text('changedAt'),
        projectionType: ProjectionType.KEYS_ONLY,
      },
      { indexName: 'gsi1', partitionKey: text('gsi1pk'), sortKey: text('gsi1sk'), projectionType: ProjectionType.ALL },
      // sparse: the tasks somebody works on
      { indexName: 'gsi2', partitionKey: text('gsi2pk'), sortKey: text('gsi2sk'), projectionType: ProjectionType.ALL },
    ];
    this.indexNames = globalSecondaryIndexes.map(({ indexName }) => indexName);
    this.table = new TableV2(this, 'Table', {
      // no name: a table that was restored beside it has another one, and must be able to take its place (docs/runbook.md)
      partitionKey: text('pk'),
      sortKey: text('sk'),
      billing: Billing.onDemand(),
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      timeToLiveAttribute: 'expiresAt',
      dynamoStream: StreamViewType.NEW_IMAGE,
      deletionProtection: config.protectData,
      removalPolicy: keeping(config),
      globalSecondaryIndexes,
    });
    const index = (name: string) => `${this.table.tableArn}/index/${name}`;
    this.indexes = { due: index('due'), lists: index('gsi1'), mine: index('gsi2'), changes: index('changes') };
  }
}
