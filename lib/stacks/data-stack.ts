import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { Topic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import type { StageConfig } from '../config.ts';
import { alarmTopic } from '../constructs/alarm-topic.ts';
import { ConnectorSecrets } from '../constructs/connector-secrets.ts';
import { DocumentsBucket } from '../constructs/documents-bucket.ts';
import { Logs } from '../constructs/logs.ts';
import { MemberPool } from '../constructs/member-pool.ts';
import { OutsideCredentials } from '../constructs/outside-credentials.ts';
import { People } from '../constructs/people.ts';
import { Records } from '../constructs/records.ts';
import { fingerprintPepper, letterSecret, StageSecret } from '../constructs/stage-secret.ts';
import { TablesCatalogue } from '../constructs/tables-catalogue.ts';

/**
 * What must never be lost: the table, who may sign in, documents, secrets; and the logs. Nothing here refers to the other stack, so whatever becomes of
 * that one, this one stays as it is (docs/adr/0067).
 */
export class DataStack extends Stack {
  readonly records: Records;
  readonly people: People;
  readonly members: MemberPool;
  readonly connectorSecrets: ConnectorSecrets;
  readonly pepper: StageSecret;
  readonly letterSecret: StageSecret;
  readonly outside: OutsideCredentials;
  readonly logs: Logs;
  /** whoever confirmed a mail once need not do it again when the rest is made anew */
  readonly alarmTopic: Topic;

  constructor(scope: Construct, id: string, props: StackProps & { config: StageConfig }) {
    super(scope, id, { ...props, terminationProtection: props.config.protectData });
    const { config } = props;
    this.records = new Records(this, 'Records', { config });
    new CfnOutput(this, 'TableName', { value: this.records.table.tableName });
    this.people = new People(this, 'People', { config });
    this.members = new MemberPool(this, 'Members', { config });
    new DocumentsBucket(this, 'Documents', { config });
    new TablesCatalogue(this, 'Tables', { config });
    this.connectorSecrets = new ConnectorSecrets(this, 'Connectors', { config });
    this.pepper = new StageSecret(this, 'Pepper', { config, ...fingerprintPepper });
    this.letterSecret = new StageSecret(this, 'LetterSecret', { config, ...letterSecret });
    this.logs = new Logs(this, 'Logs', { config });
    this.alarmTopic = alarmTopic(this, config);
    this.outside = new OutsideCredentials(this, 'Outside', { config });
  }
}
