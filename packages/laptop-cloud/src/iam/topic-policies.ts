import * as z from 'zod';
import { MalformedPolicy } from './policy.ts';

const topicPolicy = z.object({
  Topics: z.array(z.string()),
  PolicyDocument: z.unknown().transform((document) => {
    const read: unknown = typeof document === 'string' ? JSON.parse(document) : document;
    return read;
  }),
});

/** What SNS gives a topic that no policy was written for: everybody of the account, and services that act for it. A policy replaces it. */
const defaultTopicPolicy = (arn: string, account: string) => ({
  Version: '2008-10-17',
  Id: '__default_policy_ID',
  Statement: [
    {
      Sid: '__default_statement_ID',
      Effect: 'Allow',
      Principal: { AWS: '*' },
      Action: [
        'SNS:GetTopicAttributes',
        'SNS:SetTopicAttributes',
        'SNS:AddPermission',
        'SNS:RemovePermission',
        'SNS:DeleteTopic',
        'SNS:Subscribe',
        'SNS:ListSubscriptionsByTopic',
        'SNS:Publish',
      ],
      Resource: arn,
      Condition: { StringEquals: { 'AWS:SourceOwner': account } },
    },
  ],
});

/**
 * The one policy each topic has: its TopicPolicy, else the default.
 * @throws MalformedPolicy where two policies name a topic: on AWS the later one replaces the other, whichever that is
 */
export function topicPolicies(
  topics: readonly string[],
  policies: readonly Readonly<Record<string, unknown>>[],
  account: string,
): ReadonlyMap<string, unknown> {
  const found = new Map<string, unknown>();
  for (const { Topics, PolicyDocument } of policies.map((properties) => topicPolicy.parse(properties)))
    for (const arn of Topics) {
      if (found.has(arn)) throw new MalformedPolicy(`${arn} has two policies, and a topic keeps one: write them as one`);
      found.set(arn, PolicyDocument);
    }
  for (const arn of topics) if (!found.has(arn)) found.set(arn, defaultTopicPolicy(arn, account));
  return found;
}
