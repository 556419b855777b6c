import { RemovalPolicy, Validations } from 'aws-cdk-lib';
import { EventBus, EventField, Rule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
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
import { mailSent, mailTrouble, needsTeam, nudgeThrough } from '../patterns.ts';
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

/** the world a nudge reaches: e-mail through SES, Slack and the help desk through API destinations */
export class Outside extends Construct {
  readonly identity: EmailIdentity;
  readonly configurationSet: ConfigurationSet;

  constructor(scope: Construct, id: string, props: { config: StageConfig; messages: Messages }) {
    super(scope, id);
    const { config, messages } = props;
    const configurationSetName = `firstsale-${config.stage}`;
    this.configurationSet = new ConfigurationSet(this, 'Sending', {
      configurationSetName,
      tlsPolicy: ConfigurationSetTlsPolicy.REQUIRE,
      reputationMetrics: true,
      // who bounced or complained is not written to again, whatever the account's own setting is
      suppressionReasons: SuppressionReasons.BOUNCES_AND_COMPLAINTS,
    });
    const defaultBus = EventBus.fromEventBusName(this, 'DefaultBus', 'default');
    this.configurationSet.addEventDestination('Mail', {
      destination: EventDestination.eventBus(defaultBus),
      events: [EmailSendingEvent.SEND, EmailSendingEvent.BOUNCE, EmailSendingEvent.COMPLAINT],
    });
    new Rule(this, 'MailSent', {
      eventBus: defaultBus,
      description: 'mail SES took -> the emails queue, to settle its claim',
      eventPattern: mailSent(configurationSetName),
      targets: [new SqsQueue(messages.emails.queue, { deadLetterQueue: messages.undelivered })],
    });
    this.identity = new EmailIdentity(this, 'Sender', {
      identity: Identity.domain(config.sender.domain),
      configurationSet: this.configurationSet,
    });
    const credentials = new Secret(this, 'Credentials', {
      secretName: `firstsale-${config.stage}/outside`,
      description: 'Authorization headers for Slack and the help desk; docs/runbook.md says how to set them',
      // random until a person sets them: the outside refuses, and what it refused waits in the undelivered queue
      generateSecretString: {
        secretStringTemplate: JSON.stringify({ slack: 'not set', helpDesk: 'not set' }),
        generateStringKey: 'seed',
      },
      removalPolicy: config.keepData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    Validations.of(credentials).acknowledge({
      id: 'AwsSolutions-SMG4',
      reason: 'tokens of other companies cannot be rotated from here; docs/runbook.md says how a person does it',
    });
    const common = { config, credentials, undelivered: messages.undelivered };
    const slack = new NudgeTarget(this, 'Slack', { ...common, name: 'slack', ...config.slack, credentialsKey: 'slack' });
    slack.receives('NudgeRequested', {
      bus: messages.bus,
      description: 'nudges for Slack',
      pattern: nudgeThrough('slack'),
      body: { channel: '#merchants', text: `Nudge ${detail('data.template')} for ${detail('subject')}`, metadata: nudge() },
    });
    slack.receives('TeamNeeded', {
      bus: messages.bus,
      description: 'what a team lead wants to hear at once',
      pattern: needsTeam,
      body: { channel: '#merchant-operations', text: `${detail('type')}: ${detail('subject')}` },
    });
    const helpDesk = new NudgeTarget(this, 'HelpDesk', {
      ...common,
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
