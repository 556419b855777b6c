import { Stack } from 'aws-cdk-lib';
import { EventBus, EventField, Rule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import type { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import {
  ConfigurationSet,
  ConfigurationSetTlsPolicy,
  EmailIdentity,
  EmailSendingEvent,
  EventDestination,
  Identity,
  SuppressionReasons,
} from 'aws-cdk-lib/aws-ses';
import { Construct } from 'constructs';
import type { StageConfig } from '../config.ts';
import { mailSettled, mailTrouble, nudgeThrough } from '../patterns.ts';
import type { Messages } from './messages.ts';
import { NudgeTarget } from './nudge-target.ts';

const detail = (path: string): string => EventField.fromPath(`$.detail.${path}`);
const nudge = () => ({
  eventId: detail('id'),
  merchantId: detail('subject'),
  nudgeId: detail('data.nudgeId'),
  template: detail('data.template'),
  stage: detail('data.stage'),
});

/** the world a nudge reaches: e-mail through SES, the help desk through an API destination */
export class Outside extends Construct {
  readonly identity: EmailIdentity;
  readonly configurationSet: ConfigurationSet;
  readonly configurationSetArn: string;

  constructor(scope: Construct, id: string, props: { config: StageConfig; messages: Messages; credentials: Secret }) {
    super(scope, id);
    const { config, messages, credentials } = props;
    const configurationSetName = `firstsale-${config.stage}`;
    this.configurationSet = new ConfigurationSet(this, 'Sending', {
      configurationSetName,
      tlsPolicy: ConfigurationSetTlsPolicy.REQUIRE,
      reputationMetrics: true,
      // who bounced or complained is not written to again, whatever the account's own setting is
      suppressionReasons: SuppressionReasons.BOUNCES_AND_COMPLAINTS,
    });
    const defaultBus = EventBus.fromEventBusName(this, 'DefaultBus', 'default');
    const { configurationSetName: resourceName } = this.configurationSet;
    this.configurationSetArn = Stack.of(this).formatArn({ service: 'ses', resource: 'configuration-set', resourceName });
    this.configurationSet.addEventDestination('Mail', {
      destination: EventDestination.eventBus(defaultBus),
      events: [EmailSendingEvent.SEND, EmailSendingEvent.BOUNCE, EmailSendingEvent.COMPLAINT],
    });
    new Rule(this, 'MailSent', {
      eventBus: defaultBus,
      description: 'mail SES took, or that came back -> the emails queue, to settle what is known of it',
      eventPattern: mailSettled(configurationSetName),
      targets: [new SqsQueue(messages.emails.queue, { deadLetterQueue: messages.undelivered })],
    });
    this.identity = new EmailIdentity(this, 'Sender', {
      identity: Identity.domain(config.sender.domain),
      configurationSet: this.configurationSet,
    });
    const helpDesk = new NudgeTarget(this, 'HelpDesk', {
      ...{ config, credentials, undelivered: messages.undelivered },
      name: 'help-desk',
      ...config.helpDesk,
      credentialsKey: 'helpDesk',
    });
    helpDesk.receives('NudgeRequested', {
      bus: messages.bus,
      description: 'nudges that are tickets',
      pattern: nudgeThrough('help_desk', 'crm_task'),
      body: { subject: `Merchant ${detail('subject')} needs a hand`, details: nudge() },
    });
    helpDesk.receives('MailTrouble', {
      description: 'mail that bounced or was complained about: a person corrects the address',
      pattern: mailTrouble(configurationSetName),
      body: {
        subject: `Mail trouble: ${EventField.fromPath('$.detail.eventType')}`,
        details: { messageId: EventField.fromPath('$.detail.mail.messageId') },
      },
    });
  }
}
