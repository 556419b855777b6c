import * as z from 'zod';
import { AwsError, type ResourceType } from '../../contract.ts';
import { parseInput } from '../parse-input.ts';
import { physicalName } from '../physical-name.ts';
import type { Subscription, Topic, Topics } from './sns-topics.ts';

const flag = z.union([z.boolean(), z.enum(['true', 'false']).transform((text) => text === 'true')]);
const Protocol = z.enum(['email', 'email-json', 'https'], {
  error: 'topics of the laptop cloud tell e-mail addresses and HTTPS endpoints; no queues, functions, phones or plain HTTP',
});
const Subscribed = z.object({ Protocol, Endpoint: z.string().min(1), RawMessageDelivery: flag.default(false) });
const TopicProperties = z.object({ DisplayName: z.string().default(''), Subscription: z.array(Subscribed).default([]) });
const SubscriptionProperties = Subscribed.extend({ TopicArn: z.string() });

function subscribe(topic: Topic, arn: string, given: z.infer<typeof Subscribed>): void {
  const { Protocol: protocol, Endpoint: endpoint, RawMessageDelivery: raw } = given;
  if (protocol === 'https' && !/^https:\/\/[^\s/]+/.test(endpoint))
    throw new AwsError('InvalidParameter', `Endpoint: ${endpoint} is no https address`);
  if (protocol !== 'https' && !/^[^\s@]+@[^\s@]+$/.test(endpoint))
    throw new AwsError('InvalidParameter', `Endpoint: ${endpoint} is no e-mail address`);
  if (raw && protocol !== 'https')
    throw new AwsError('InvalidParameter', 'RawMessageDelivery: e-mail always gets the message as it is');
  const subscription: Subscription = { arn, protocol, endpoint, raw };
  // the same subscriber a second time is the same subscription, as on AWS
  topic.subscriptions.set(`${protocol} ${endpoint}`, subscription);
}

/** AWS::SNS::Topic (standard; a FIFO or encrypted one has properties that are not among these), Subscription, TopicPolicy */
export const snsResourceTypes = (topics: Topics): ResourceType[] => [
  {
    type: 'AWS::SNS::Topic',
    properties: [
      'TopicName',
      'DisplayName',
      'Subscription[].Protocol',
      'Subscription[].Endpoint',
      'Subscription[].RawMessageDelivery',
    ],
    identify(resource) {
      const { TopicName } = resource.properties;
      const name = typeof TopicName === 'string' ? TopicName : physicalName(resource, 256);
      const arn = topics.arnOf(name);
      return { ref: arn, attributes: { TopicArn: arn, TopicName: name } };
    },
    provision(resource, { ref }) {
      const { DisplayName, Subscription } = parseInput(TopicProperties, resource.properties, 'InvalidParameter');
      const topic = topics.put(ref, DisplayName);
      for (const [at, given] of Subscription.entries()) subscribe(topic, `${ref}:${resource.logicalId}-${at}`, given);
    },
  },
  {
    type: 'AWS::SNS::Subscription',
    properties: ['TopicArn', 'Protocol', 'Endpoint', 'RawMessageDelivery'],
    identify(resource) {
      const { TopicArn } = resource.properties;
      const arn = `${typeof TopicArn === 'string' ? TopicArn : topics.arnOf('unknown')}:${physicalName(resource, 64)}`;
      return { ref: arn, attributes: { Arn: arn } };
    },
    provision(resource, { ref }) {
      const { TopicArn, ...given } = parseInput(SubscriptionProperties, resource.properties, 'InvalidParameter');
      subscribe(topics.get(TopicArn), ref, given);
    },
  },
  {
    // who may publish is decided by iam/resource-policies.ts
    type: 'AWS::SNS::TopicPolicy',
    properties: ['Topics[]', 'PolicyDocument', 'PolicyDocument.**'],
    identify: (resource) => ({ ref: physicalName(resource), attributes: { Id: physicalName(resource) } }),
    provision(resource) {
      const { Topics } = parseInput(z.object({ Topics: z.array(z.string()) }), resource.properties, 'InvalidParameter');
      for (const arn of Topics) topics.get(arn);
    },
  },
];
