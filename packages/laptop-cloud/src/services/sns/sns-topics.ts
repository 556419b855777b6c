import { AwsError, type Kernel } from '../../contract.ts';

/** how a subscriber is told; the laptop delivers to no others */
export type Protocol = 'email' | 'email-json' | 'https';

export interface Subscription {
  readonly arn: string;
  readonly protocol: Protocol;
  readonly endpoint: string;
  /** the bare message instead of the envelope, for https */
  readonly raw: boolean;
}

export interface Topic {
  readonly arn: string;
  readonly name: string;
  readonly displayName: string;
  readonly subscriptions: Map<string, Subscription>;
}

/** The topics of the template and who is subscribed. A subscription of the template counts as confirmed: nobody is there to confirm it. */
export class Topics {
  readonly #kernel: Kernel;
  readonly #topics = new Map<string, Topic>();

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
  }

  arnOf(name: string): string {
    return `arn:aws:sns:${this.#kernel.region}:${this.#kernel.account}:${name}`;
  }

  put(arn: string, displayName: string): Topic {
    const topic = { arn, name: arn.split(':').at(-1) ?? arn, displayName, subscriptions: new Map() };
    this.#topics.set(arn, topic);
    return topic;
  }

  get(arn: string): Topic {
    const topic = this.#topics.get(arn);
    if (topic === undefined) throw new AwsError('NotFoundException', 'Topic does not exist', 404);
    return topic;
  }

  all(): readonly Topic[] {
    return [...this.#topics.values()];
  }
}
