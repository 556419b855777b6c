import * as z from 'zod';
import type { Identity, Principal, Resource } from '../contract.ts';
import { busStatement, refuseLongBusPolicy } from './bus-policy.ts';
import { MalformedPolicy, parsePolicy, type Statement } from './policy.ts';
import { topicPolicies } from './topic-policies.ts';

/** documents attached to a resource, by its ARN */
export type ResourcePolicies = ReadonlyMap<string, readonly unknown[]>;

const queuePolicy = z.object({ Queues: z.array(z.string()), PolicyDocument: z.unknown() });
const bucketPolicy = z.object({ Bucket: z.string(), PolicyDocument: z.unknown() });
const permission = z.looseObject({
  Action: z.string(),
  FunctionName: z.string(),
  Principal: z.string(),
  SourceArn: z.string().optional(),
  SourceAccount: z.string().optional(),
});

type Provisioned = readonly { readonly resource: Resource; readonly identity: Identity }[];

/** the resource policies of a template that matter here: of queues, buckets, topics and event buses, and the permissions of functions */
export function resourcePoliciesOf(resources: Provisioned, place: { account: string; region: string }): ResourcePolicies {
  const queueArns = new Map(
    resources.flatMap(({ resource, identity }) =>
      resource.type === 'AWS::SQS::Queue' ? [[identity.ref, identity.attributes.Arn ?? ''] as const] : [],
    ),
  );
  const policies = new Map<string, unknown[]>();
  const add = (arn: string, document: unknown) => {
    refuseUndecided(parsePolicy(document).Statement, arn);
    policies.set(arn, [...(policies.get(arn) ?? []), document]);
  };
  for (const { resource } of resources) {
    if (resource.type === 'AWS::SQS::QueuePolicy') {
      const { Queues, PolicyDocument } = queuePolicy.parse(resource.properties);
      const document: unknown = typeof PolicyDocument === 'string' ? JSON.parse(PolicyDocument) : PolicyDocument;
      for (const url of Queues) add(queueArns.get(url) ?? url, document);
    } else if (resource.type === 'AWS::S3::BucketPolicy') {
      const { Bucket, PolicyDocument } = bucketPolicy.parse(resource.properties);
      add(`arn:aws:s3:::${Bucket}`, PolicyDocument);
    } else if (resource.type === 'AWS::Events::EventBusPolicy') {
      const { bus, statement } = busStatement(resource.properties);
      const arn = `arn:aws:events:${place.region}:${place.account}:event-bus/${bus}`;
      add(arn, { Version: '2012-10-17', Statement: [{ Resource: arn, ...statement }] });
      refuseLongBusPolicy(policies.get(arn) ?? [], bus);
    } else if (resource.type === 'AWS::Lambda::Permission') {
      const { Action, FunctionName, Principal: principal, SourceArn, SourceAccount } = permission.parse(resource.properties);
      const arn = FunctionName.startsWith('arn:')
        ? FunctionName
        : `arn:aws:lambda:${place.region}:${place.account}:function:${FunctionName}`;
      const condition = {
        ...(SourceArn === undefined ? {} : { ArnLike: { 'aws:SourceArn': SourceArn } }),
        ...(SourceAccount === undefined ? {} : { StringEquals: { 'aws:SourceAccount': SourceAccount } }),
      };
      const who = principal.includes('.amazonaws.com') ? { Service: principal } : { AWS: principal };
      const statement = { Effect: 'Allow', Principal: who, Action, Resource: arn, Condition: condition };
      add(arn, { Version: '2012-10-17', Statement: [statement] });
    }
  }
  const ofType = (type: string) => resources.filter(({ resource }) => resource.type === type);
  const topics = topicPolicies(
    ofType('AWS::SNS::Topic').map(({ identity }) => identity.ref),
    ofType('AWS::SNS::TopicPolicy').map(({ resource }) => resource.properties),
    place.account,
  );
  for (const [arn, document] of topics) add(arn, document);
  return policies;
}

/** an object is ruled by its bucket's policy; anything else by its own */
export const policyOwner = (arn: string): string => (arn.startsWith('arn:aws:s3:::') ? (arn.split('/')[0] ?? arn) : arn);

/** the statements that speak to this principal, as identity policies: their Principal taken out */
export function speakingTo(documents: readonly unknown[], principal: Principal, ownAccount?: string): readonly unknown[] {
  return documents.map((document) => {
    const { Version, Statement } = parsePolicy(document);
    refuseUndecided(Statement, 'a trust policy');
    return {
      Version,
      Statement: Statement.filter((one) => names(one, principal, ownAccount)).map(({ Principal: _, ...rest }) => rest),
    };
  });
}

const isSession = (arn: string): boolean => arn.startsWith('arn:aws:sts::');

// whom NotPrincipal leaves out depends on role, session and account being named together; AWS itself advises against it
function refuseUndecided(statements: readonly Statement[], where: string): void {
  if (statements.some(({ NotPrincipal }) => NotPrincipal !== undefined))
    throw new MalformedPolicy(
      `${where}: the laptop cloud does not decide NotPrincipal: write Principal "*" with a Condition on aws:PrincipalArn`,
    );
  const session = statements
    .flatMap(({ Principal: named }) => (named === undefined || named === '*' ? [] : (named.AWS ?? [])))
    .find(isSession);
  if (session !== undefined)
    throw new MalformedPolicy(`${where}: the laptop cloud does not tell sessions apart: name the role of ${session} instead`);
}

function names({ Effect, Principal: named }: Statement, principal: Principal, ownAccount: string | undefined): boolean {
  if (named === undefined) return false;
  if (named === '*') return true;
  const aws = named.AWS ?? [];
  if (aws.includes('*')) return true;
  if (principal.kind === 'service') return (named.Service ?? []).includes(serviceName(principal.service));
  if (principal.kind === 'root') return ownAccount !== undefined && isAccount(aws, ownAccount);
  if (aws.includes(principal.roleArn)) return true;
  const account = principal.roleArn.split(':')[4] ?? '';
  // an account named in a Deny is everybody in it; in an Allow it only leaves the decision to their own policies
  return Effect === 'Deny' && isAccount(aws, account);
}

const isAccount = (named: readonly string[], account: string): boolean =>
  named.includes(account) || named.includes(`arn:aws:iam::${account}:root`);

/** `events` and `events.amazonaws.com` are one */
export const serviceName = (service: string): string => (service.includes('.') ? service : `${service}.amazonaws.com`);
