import type { Kernel } from '../../contract.ts';
import { publishServiceEvent } from '../events/service-events.ts';
import { addressOf, type Mail, type Mailbox, type Outcome } from './mailbox.ts';
import { SendingMetrics } from './sending-metrics.ts';
import type { SesSettings } from './sesv2-settings.ts';

type EventType = 'SEND' | 'DELIVERY' | 'BOUNCE' | 'COMPLAINT';

const names: Readonly<Record<EventType, readonly [eventType: string, detailType: string]>> = {
  SEND: ['Send', 'Email Sent'],
  DELIVERY: ['Delivery', 'Email Delivered'],
  BOUNCE: ['Bounce', 'Email Bounced'],
  COMPLAINT: ['Complaint', 'Email Complaint Received'],
};
const deliveryMs = 500;

const recipientsOf = (mail: Mail) => [...mail.to, ...mail.cc, ...mail.bcc];
const simulated = (mail: Mail, who: string) =>
  recipientsOf(mail)
    .map(addressOf)
    .filter((address) => address.replace(/\+[^@]*/, '') === `${who}@simulator.amazonses.com`);

/** What becomes of a mail, told to EventBridge. SES's mailbox simulator addresses bounce and complain, as they do on AWS; all others are delivered. */
export class Deliveries {
  readonly #kernel: Kernel;
  readonly #settings: SesSettings;
  readonly #mailbox: Mailbox;
  readonly #metrics: SendingMetrics;

  constructor(kernel: Kernel, settings: SesSettings, mailbox: Mailbox) {
    this.#kernel = kernel;
    this.#settings = settings;
    this.#mailbox = mailbox;
    this.#metrics = new SendingMetrics(kernel, mailbox);
  }

  sent(messageId: string): void {
    this.#metrics.count('sent');
    const mail = this.#mailbox.find(messageId);
    if (mail && this.#destinations(mail, 'SEND').length > 0) this.#tell(mail, 'SEND', {});
    this.#kernel.at(this.#kernel.now() + deliveryMs, 'ses delivery', () => this.#deliver(messageId));
  }

  /** after a restart: what was accepted is delivered */
  resume(): void {
    for (const mail of this.#mailbox.undelivered())
      this.#kernel.at(mail.sentAt + deliveryMs, 'ses delivery', () => this.#deliver(mail.messageId));
  }

  /** one block: the events and the note that they were told become durable together */
  #deliver(messageId: string): void {
    const mail = this.#mailbox.find(messageId);
    if (!mail || mail.deliveredAt !== undefined) return;
    const timestamp = new Date(this.#kernel.now()).toISOString();
    const bounced = simulated(mail, 'bounce');
    const complained = simulated(mail, 'complaint');
    const delivered = recipientsOf(mail).filter((recipient) => !bounced.includes(addressOf(recipient)));
    if (bounced.length > 0)
      this.#tell(mail, 'BOUNCE', {
        bounceType: 'Permanent',
        bounceSubType: 'General',
        bouncedRecipients: bounced.map((emailAddress) => ({
          emailAddress,
          action: 'failed',
          status: '5.1.1',
          diagnosticCode: 'smtp; 550 5.1.1 user unknown',
        })),
        timestamp,
        feedbackId: messageId,
        reportingMTA: 'dns; laptop',
      });
    if (delivered.length > 0)
      this.#tell(mail, 'DELIVERY', {
        timestamp,
        processingTimeMillis: deliveryMs,
        recipients: delivered,
        smtpResponse: '250 OK',
        reportingMTA: 'laptop',
      });
    if (complained.length > 0)
      this.#tell(mail, 'COMPLAINT', {
        complainedRecipients: complained.map((emailAddress) => ({ emailAddress })),
        timestamp,
        feedbackId: messageId,
        complaintFeedbackType: 'abuse',
      });
    this.#mailbox.delivered(messageId);
    if (delivered.length > 0) this.#metrics.count('delivered');
    if (bounced.length > 0) this.#turnedOut(messageId, 'bounced');
    if (complained.length > 0) this.#turnedOut(messageId, 'complained');
  }

  #turnedOut(messageId: string, outcome: Outcome): void {
    this.#mailbox.turnedOut(messageId, outcome);
    this.#metrics.count(outcome);
  }

  #destinations(mail: Mail, type: EventType) {
    const set = mail.configurationSet === undefined ? undefined : this.#settings.sets.get(mail.configurationSet);
    return [...(set?.destinations.values() ?? [])].filter((one) => one.types.has(type));
  }

  #tell(mail: Mail, type: EventType, about: object): void {
    const destinations = this.#destinations(mail, type);
    if (destinations.length === 0) return;
    const [eventType, detailType] = names[type];
    const detail = { eventType, mail: this.#mailView(mail), [eventType.toLowerCase()]: about };
    const resources = [this.#settings.arn('configuration-set', mail.configurationSet ?? '')];
    for (const _ of destinations)
      if (!publishServiceEvent(this.#kernel, { source: 'aws.ses', detailType, resources, detail }))
        this.#kernel.log('ses.event.failed', { messageId: mail.messageId, error: 'the cloud has no EventBridge' });
  }

  #mailView(mail: Mail) {
    const headers = [
      { name: 'From', value: mail.from },
      { name: 'To', value: mail.to.join(', ') },
      { name: 'Subject', value: mail.subject },
      { name: 'MIME-Version', value: '1.0' },
    ];
    const domain = addressOf(mail.from).split('@')[1] ?? '';
    const own = Object.fromEntries(Object.entries(mail.tags).map(([name, value]) => [name, [value]]));
    return {
      timestamp: new Date(mail.sentAt).toISOString(),
      source: mail.from,
      sourceArn: this.#settings.arn('identity', this.#settings.identityOf(mail.from) ?? domain),
      sendingAccountId: this.#kernel.account,
      messageId: mail.messageId,
      destination: recipientsOf(mail),
      headersTruncated: false,
      headers,
      commonHeaders: { from: [mail.from], to: mail.to, messageId: mail.messageId, subject: mail.subject },
      tags: {
        'ses:operation': ['SendEmail'],
        'ses:configuration-set': [mail.configurationSet ?? ''],
        'ses:source-ip': ['127.0.0.1'],
        'ses:from-domain': [domain],
        'ses:caller-identity': [mail.caller],
        ...own,
      },
    };
  }
}
