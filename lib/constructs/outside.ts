import { EventBus, EventField, type EventPattern, Rule } from 'aws-cdk-lib/aws-events';
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
import {
  eventRejected,
  mailSettled,
  mailTrouble,
  nudgeEscalated,
  nudgeThrough,
  personMentioned,
  taskAssigned,
  taskOverdue,
  watchedTask,
} from '../patterns.ts';
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
  private readonly slack: NudgeTarget;

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
    const common = { config, credentials, undelivered: messages.undelivered };
    this.slack = new NudgeTarget(this, 'Slack', { ...common, name: 'slack', ...config.slack, credentialsKey: 'slack' });
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

  /**
   * What the team reads in Slack: a sentence and where to look. Only ids and codes are put into a text, nothing that somebody outside wrote.
   * @param origin of the console
   */
  tellTeam(bus: EventBus, origin: string): void {
    const merchant = `${origin}/merchants/${detail('subject')}`;
    const tell = (id: string, description: string, pattern: EventPattern, text: string, more: object = {}): void =>
      this.slack.receives(id, { bus, description, pattern, body: { channel: '#merchant-operations', text, ...more } });
    tell('NudgeRequested', 'nudges for Slack', nudgeThrough('slack'), `Nudge ${detail('data.template')}: ${merchant}`, {
      channel: '#merchants',
      metadata: nudge(),
    });
    const overdue = `A task of ${detail('data.queue')} is overdue since ${detail('data.slaDueAt')}: ${merchant}`;
    tell('TaskOverdue', 'overdue tasks, for the team', taskOverdue, overdue);
    const assigned = `${detail('data.to')} has a task of ${detail('data.queue')} from ${detail('data.by')}: ${merchant}`;
    tell('TaskAssigned', 'tasks given to somebody, for them', taskAssigned, assigned);
    const mentioned = `${detail('data.by')} mentions ${detail('data.mentions')}: ${merchant}`;
    tell('PersonMentioned', 'people mentioned in a comment, for them', personMentioned, mentioned);
    const watched = `${EventField.fromPath('$.detail-type')}, a task of ${detail('data.queue')} that ${detail('data.watchers')} watch: ${merchant}`;
    tell('TaskWatched', 'what became of tasks, for those who watch them', watchedTask, watched);
    const escalated = `Nudges did not help, ${detail('data.queue')} has a task: ${merchant}`;
    tell('NudgeEscalated', 'merchants who need a person, for the team', nudgeEscalated, escalated);
    const rejected = `An event was refused (${detail('data.code')}): ${origin}/playbooks?tab=trouble`;
    tell('EventRejected', 'events that were refused, for the team', eventRejected, rejected);
  }
}
