import * as z from 'zod';
import type { Kernel, Service } from '../../contract.ts';
import { parseInput } from '../parse-input.ts';
import { publish } from './publish-message.ts';
import { type Delivery, Outgoing } from './sns-deliveries.ts';
import { snsResourceTypes } from './sns-resource-types.ts';
import { type Topic, Topics } from './sns-topics.ts';

const states = new WeakMap<Kernel, Outgoing>();

/** what topics told their subscribers, newest first; `endpoint`: only what went to that address */
export const notifications = (kernel: Kernel, query: { limit?: number; endpoint?: string } = {}): Delivery[] =>
  states.get(kernel)?.read(query) ?? [];

const Named = z.object({ TopicArn: z.string() });

function actions(kernel: Kernel, topics: Topics, outgoing: Outgoing) {
  const shown = ({ arn, subscriptions }: Topic) =>
    [...subscriptions.values()].map((one) => ({
      SubscriptionArn: one.arn,
      Owner: kernel.account,
      Protocol: one.protocol,
      Endpoint: one.endpoint,
      TopicArn: arn,
    }));
  return {
    Publish: publish(kernel, topics, outgoing),
    ListTopics: () => ({ Topics: topics.all().map(({ arn }) => ({ TopicArn: arn })) }),
    ListSubscriptions: () => ({ Subscriptions: topics.all().flatMap(shown) }),
    ListSubscriptionsByTopic: (input: unknown) => ({
      Subscriptions: shown(topics.get(parseInput(Named, input, 'InvalidParameter').TopicArn)),
    }),
    GetTopicAttributes(input: unknown) {
      const topic = topics.get(parseInput(Named, input, 'InvalidParameter').TopicArn);
      return {
        Attributes: {
          TopicArn: topic.arn,
          DisplayName: topic.displayName,
          Owner: kernel.account,
          SubscriptionsConfirmed: String(topic.subscriptions.size),
          SubscriptionsPending: '0',
          SubscriptionsDeleted: '0',
        },
      };
    },
  };
}

/** Amazon SNS: standard topics that tell e-mail addresses and HTTPS endpoints. What they tell is kept here and goes nowhere else. */
export function snsService(kernel: Kernel): Service {
  const topics = new Topics(kernel);
  const outgoing = new Outgoing(kernel);
  states.set(kernel, outgoing);
  const Addressed = Named.partial().catch({});
  return {
    name: 'sns',
    resourceTypes: snsResourceTypes(topics),
    actions: actions(kernel, topics, outgoing),
    authorize: (action: string, input: unknown) => [
      { action: `sns:${action}`, resource: Addressed.parse(input ?? {}).TopicArn ?? '*' },
    ],
    start: () => undefined,
    stop: () => undefined,
  };
}
