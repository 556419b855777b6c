import type { Kernel } from '../../contract.ts';
import { type Counter, metricsOf } from '../cloudwatch/declared-metrics.ts';
import type { Mailbox, Outcome } from './mailbox.ts';

/**
 * What SES measures of the account's mail. Source: "Monitoring your Amazon SES sending activity". How many mails a rate is taken over
 * AWS decides and does not say (a "representative volume"); here it is the latest 10,000. The addresses of SES's simulator count,
 * which they do not on AWS: on a laptop nobody else bounces or complains.
 */
export class SendingMetrics {
  readonly #counters: Readonly<Record<'sent' | 'delivered' | Outcome, Counter>>;
  readonly #listeners: (() => void)[] = [];

  constructor(kernel: Kernel, mailbox: Mailbox) {
    const metrics = metricsOf(kernel);
    const named = (name: string, unit: 'Count' | 'None') => ({ namespace: 'AWS/SES', name, dimensions: [[]], unit }) as const;
    const counter = (name: string): Counter => metrics.counter(named(name, 'Count'));
    this.#counters = {
      sent: counter('Send'),
      delivered: counter('Delivery'),
      bounced: counter('Bounce'),
      complained: counter('Complaint'),
    };
    const rate = (name: string, outcome: Outcome): void =>
      metrics.gauge(named(name, 'None'), {
        read: () => mailbox.rate(outcome),
        soonest: (_, limit) => ((mailbox.rate(outcome) ?? 0) >= limit ? kernel.now() : Number.POSITIVE_INFINITY),
        onChange: (_, listener) => void this.#listeners.push(listener),
      });
    rate('Reputation.BounceRate', 'bounced');
    rate('Reputation.ComplaintRate', 'complained');
  }

  /** counts; a rate only rises when a mail bounces or somebody complains */
  count(what: 'sent' | 'delivered' | Outcome): void {
    this.#counters[what].report(1, {});
    if (what === 'bounced' || what === 'complained') for (const listener of this.#listeners) listener();
  }
}
