import { CfnArchive, EventBus } from 'aws-cdk-lib/aws-events';
import { AnyPrincipal, Effect, PolicyStatement, type Role } from 'aws-cdk-lib/aws-iam';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { ownTypes } from '../../domain/events/own.ts';
import type { StageConfig } from '../config.ts';
import { functionNamed } from '../function-groups.ts';
import { archivable, ownSource } from '../patterns.ts';
import { deadLetterQueue, QueuePair } from './queue-pair.ts';

/** events from outside lie here whole, an application with its account number: long enough for a person after a long weekend, no longer */
const daysOfOutsideEvents = 4;
/**
 * A message put off over a closure comes back every 12 hours, the longest SQS hides one: two weeks, which is as long as SQS keeps one
 * at all, are 28 returns. Five more are for real failures. A message nobody can read rings after 33 x 3 minutes instead of 15.
 */
const emailTries = 28 + 5;

/** the bus with its archive, the work queues, and where everything undeliverable is kept */
export class Messages extends Construct {
  readonly bus: EventBus;
  readonly payments: QueuePair;
  readonly due: QueuePair;
  readonly emails: QueuePair;
  /** what became of each upload */
  readonly documents: QueuePair;
  /** messages of outside systems that have proven who sent them */
  readonly hooks: QueuePair;
  /** what a rule or the schedule could not hand to its target; the message says which */
  readonly undelivered: Queue;
  /** what a function called by the bus failed on three times; the message carries the event and the error */
  readonly unprocessed: Queue;
  /** stream batches that could not be put on the bus */
  readonly unpublished: Queue;

  constructor(scope: Construct, id: string, props: { config: StageConfig }) {
    super(scope, id);
    const { config } = props;
    this.bus = new EventBus(this, 'Bus', { eventBusName: `firstsale-${config.stage}` });
    // the L2 archive writes an empty key identifier into the template
    new CfnArchive(this, 'Archive', {
      archiveName: `firstsale-${config.stage}`,
      description: 'events of the bus that carry no account number, to replay after a fault',
      eventPattern: archivable,
      sourceArn: this.bus.eventBusArn,
      retentionDays: config.archiveDays,
    });
    const pair = (pairId: string, name: string, reader: string, tries = 5) =>
      new QueuePair(this, pairId, { config, name, tries, consumerTimeoutSeconds: functionNamed(reader).timeoutSeconds });
    this.payments = pair('Payments', 'payments', 'aggregate-payments');
    this.due = pair('Due', 'due', 'handle-due');
    this.emails = pair('Emails', 'emails', 'deliver-email', emailTries);
    this.documents = pair('Documents', 'documents', 'check-document');
    this.hooks = new QueuePair(this, 'Hooks', {
      ...{ config, name: 'hooks', tries: emailTries, deadDays: daysOfOutsideEvents },
      consumerTimeoutSeconds: functionNamed('take-messages').timeoutSeconds,
    });
    this.undelivered = deadLetterQueue(this, 'Undelivered', config, 'undelivered', daysOfOutsideEvents);
    this.unprocessed = deadLetterQueue(this, 'Unprocessed', config, 'unprocessed', daysOfOutsideEvents);
    this.unpublished = deadLetterQueue(this, 'Unpublished', config, 'unpublished');
  }

  /**
   * Nobody but these roles puts an event on the bus under our source or of our types, from whichever account and with whatever rights: our
   * playbooks start on them. A batch with one such event in it is refused as a whole.
   */
  refuseOurNameTo(everybodyBut: readonly Role[]): void {
    const unlessOurs = { ArnNotEquals: { 'aws:PrincipalArn': everybodyBut.map(({ roleArn }) => roleArn) } };
    const deny = (sid: string, condition: Readonly<Record<string, unknown>>): void => {
      this.bus.addToResourcePolicy(
        new PolicyStatement({
          ...{ sid, effect: Effect.DENY, actions: ['events:PutEvents'], resources: [this.bus.eventBusArn] },
          ...{ principals: [new AnyPrincipal()], conditions: { ...unlessOurs, ...condition } },
        }),
      );
    };
    deny('OurSource', { 'ForAnyValue:StringEqualsIgnoreCase': { 'events:source': [ownSource] } });
    deny('OurTypes', { 'ForAnyValue:StringEquals': { 'events:detail-type': [...ownTypes] } });
  }

  get workQueues(): readonly QueuePair[] {
    return [this.payments, this.due, this.emails, this.documents, this.hooks];
  }

  /** every queue a person must empty */
  get deadLetterQueues(): Readonly<Record<string, Queue>> {
    return {
      undelivered: this.undelivered,
      unprocessed: this.unprocessed,
      unpublished: this.unpublished,
      'payments-dead': this.payments.dead,
      'due-dead': this.due.dead,
      'emails-dead': this.emails.dead,
      'documents-dead': this.documents.dead,
      'hooks-dead': this.hooks.dead,
    };
  }
}
