import { expect, test } from 'vitest';
import type { Identity, Principal, Resource } from '../../src/contract.ts';
import { PolicyAuthorizer } from '../../src/iam/authorizer.ts';
import { resourcePoliciesOf } from '../../src/iam/resource-policies.ts';
import { rolesOf, UnknownManagedPolicy } from '../../src/iam/roles.ts';

const place = { account: '123456789012', region: 'eu-central-1' };
const role = (name: string): Principal => ({
  kind: 'role',
  roleArn: `arn:aws:iam::123456789012:role/${name}`,
  sessionName: 'run',
});
const queue = 'arn:aws:sqs:eu-central-1:123456789012:late';
const table = 'arn:aws:dynamodb:eu-central-1:123456789012:table/books';
const document = (...Statement: unknown[]) => ({ Version: '2012-10-17', Statement });

const make = (type: string, logicalId: string, properties: Readonly<Record<string, unknown>>, ref = logicalId, Arn = '') => ({
  resource: { stack: 'Library', logicalId, type, properties, dependsOn: [] } satisfies Resource,
  identity: { ref, attributes: { Arn } } satisfies Identity,
});

const roleResource = (name: string, properties: Readonly<Record<string, unknown>> = {}) =>
  make('AWS::IAM::Role', name, { AssumeRolePolicyDocument: {}, ...properties }, name, `arn:aws:iam::123456789012:role/${name}`);

const authorizer = (resources: readonly ReturnType<typeof make>[]) =>
  new PolicyAuthorizer({
    ...place,
    now: () => 0,
    roles: rolesOf(resources),
    resourcePolicies: resourcePoliciesOf(resources, place),
  });

test('a role may do what its attached policy allows; anything else is denied in AWS’s words and recorded', () => {
  const iam = authorizer([
    roleResource('lend', { ManagedPolicyArns: ['arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole'] }),
    make('AWS::IAM::Policy', 'P', {
      PolicyName: 'calls',
      Roles: ['lend'],
      PolicyDocument: document({ Effect: 'Allow', Action: 'dynamodb:PutItem', Resource: table }),
    }),
  ]);
  iam.check(role('lend'), [
    { action: 'dynamodb:PutItem', resource: table },
    { action: 'logs:PutLogEvents', resource: 'x' },
  ]);
  expect(() => iam.check(role('lend'), [{ action: 'dynamodb:GetItem', resource: table }])).toThrow(
    `User: arn:aws:sts::123456789012:assumed-role/lend/run is not authorized to perform: dynamodb:GetItem on resource: ${table} because no identity-based policy allows the dynamodb:GetItem action`,
  );
  const record = iam.record.roles.get('arn:aws:iam::123456789012:role/lend');
  expect(record?.calls.get('dynamodb:GetItem')).toMatchObject({ allowed: 0, denied: 1 });
  expect([...(record?.usedStatements ?? [])]).toContain('calls#0');
});

test('every part of a transaction is asked', () => {
  const policy = document({ Effect: 'Allow', Action: 'dynamodb:PutItem', Resource: table });
  const iam = authorizer([roleResource('lend', { Policies: [{ PolicyName: 'inline', PolicyDocument: policy }] })]);
  const parts = ['PutItem', 'DeleteItem'].map((part) => ({ action: `dynamodb:${part}`, resource: table }));
  expect(() => iam.check(role('lend'), parts)).toThrow('dynamodb:DeleteItem');
});

test('a service reaches a queue only through its policy and only from the rule named there', () => {
  const rule = 'arn:aws:events:eu-central-1:123456789012:rule/overdue';
  const send = { action: 'sqs:SendMessage', resource: queue };
  const statement = {
    Effect: 'Allow',
    Principal: { Service: 'events.amazonaws.com' },
    Action: 'sqs:SendMessage',
    Resource: queue,
    Condition: { ArnEquals: { 'aws:SourceArn': rule } },
  };
  const plain = {
    Effect: 'Deny',
    Principal: '*',
    Action: 'sqs:*',
    Resource: queue,
    Condition: { Bool: { 'aws:SecureTransport': 'false' } },
  };
  const iam = authorizer([
    make('AWS::SQS::Queue', 'Late', {}, 'http://localhost/late', queue),
    make('AWS::SQS::QueuePolicy', 'P', { Queues: ['http://localhost/late'], PolicyDocument: document(statement, plain) }),
  ]);
  iam.check({ kind: 'service', service: 'events.amazonaws.com', sourceArn: rule }, [send]);
  iam.check({ kind: 'service', service: 'events', sourceArn: rule }, [send]);
  for (const sourceArn of [undefined, `${rule}2`])
    expect(() =>
      iam.check({ kind: 'service', service: 'events', ...(sourceArn === undefined ? {} : { sourceArn }) }, [send]),
    ).toThrow('because no resource-based policy allows');
  expect(() => iam.check({ kind: 'service', service: 'scheduler', sourceArn: rule }, [send])).toThrow(
    'scheduler.amazonaws.com is not authorized',
  );
});

test('a permission of a function covers this function, not its alias', () => {
  const arn = 'arn:aws:lambda:eu-central-1:123456789012:function:lend';
  const iam = authorizer([
    make('AWS::Lambda::Permission', 'P', {
      Action: 'lambda:InvokeFunction',
      FunctionName: 'lend',
      Principal: 'apigateway.amazonaws.com',
    }),
  ]);
  const gateway: Principal = { kind: 'service', service: 'apigateway' };
  iam.check(gateway, [{ action: 'lambda:InvokeFunction', resource: arn }]);
  expect(() => iam.check(gateway, [{ action: 'lambda:InvokeFunction', resource: `${arn}:live` }])).toThrow('not authorized');
});

test('an explicit deny of a resource policy wins over what the role allows; the root user is not asked', () => {
  const iam = authorizer([
    roleResource('lend', {
      Policies: [{ PolicyName: 'all', PolicyDocument: document({ Effect: 'Allow', Action: '*', Resource: '*' }) }],
    }),
    make('AWS::SQS::Queue', 'Late', {}, 'http://localhost/late', queue),
    make('AWS::SQS::QueuePolicy', 'P', {
      Queues: ['http://localhost/late'],
      PolicyDocument: document({ Effect: 'Deny', Principal: '*', Action: 'sqs:*', Resource: queue }),
    }),
  ]);
  expect(() => iam.check(role('lend'), [{ action: 'sqs:SendMessage', resource: queue }])).toThrow(
    'with an explicit deny in a resource-based policy',
  );
  iam.check({ kind: 'root' }, [{ action: 'sqs:SendMessage', resource: queue }]);
});

test('a managed policy nobody knows stops the boot by role and name', () => {
  const resources = [roleResource('lend', { ManagedPolicyArns: ['arn:aws:iam::aws:policy/AdministratorAccess'] })];
  expect(() => rolesOf(resources)).toThrow(UnknownManagedPolicy);
  expect(() => rolesOf(resources)).toThrow('Library/lend has the managed policy arn:aws:iam::aws:policy/AdministratorAccess');
});

const sealed = (statement: object) => [
  roleResource('lend', {
    Policies: [{ PolicyName: 'send', PolicyDocument: document({ Effect: 'Allow', Action: 'sqs:SendMessage', Resource: '*' }) }],
  }),
  make('AWS::SQS::Queue', 'Late', {}, 'https://late', queue),
  make('AWS::SQS::QueuePolicy', 'Policy', {
    Queues: ['https://late'],
    PolicyDocument: document({ Action: 'sqs:SendMessage', Resource: queue, ...statement }),
  }),
];
const sending = [{ action: 'sqs:SendMessage', resource: queue }];

test('a queue policy that denies an account denies everybody in it; one that allows it leaves them to their own policies', () => {
  for (const AWS of ['123456789012', 'arn:aws:iam::123456789012:root']) {
    const denying = authorizer(sealed({ Effect: 'Deny', Principal: { AWS } }));
    expect(() => denying.check(role('lend'), sending)).toThrow('with an explicit deny in a resource-based policy');
  }
  const allowing = authorizer([
    ...sealed({ Effect: 'Allow', Principal: { AWS: 'arn:aws:iam::123456789012:root' } }),
    roleResource('read'),
  ]);
  allowing.check(role('lend'), sending);
  expect(() => allowing.check(role('read'), sending)).toThrow('no identity-based policy allows');
});

test('what a resource policy says of NotPrincipal or of single sessions is refused by name', () => {
  const except = { NotPrincipal: { AWS: 'arn:aws:iam::123456789012:role/lend' } };
  expect(() => authorizer(sealed({ Effect: 'Deny', ...except }))).toThrow(
    `${queue}: the laptop cloud does not decide NotPrincipal`,
  );
  const session = { Principal: { AWS: 'arn:aws:sts::123456789012:assumed-role/lend/run' } };
  expect(() => authorizer(sealed({ Effect: 'Allow', ...session }))).toThrow(
    'name the role of arn:aws:sts::123456789012:assumed-role/lend/run',
  );
});

test('a role given by API is taken where it trusts the service, and only there', () => {
  const trusting = document({ Effect: 'Allow', Principal: { Service: 'states.amazonaws.com' }, Action: 'sts:AssumeRole' });
  const iam = authorizer([roleResource('lend', { AssumeRolePolicyDocument: trusting })]);
  const [arn, machine] = ['arn:aws:iam::123456789012:role/lend', 'arn:aws:states:eu-central-1:123456789012:stateMachine:m'];
  expect(iam.assumable(arn, 'states.amazonaws.com', machine)).toBe(true);
  expect(iam.assumable(arn, 'scheduler.amazonaws.com', machine)).toBe(false);
  expect(iam.assumable(`${arn}er`, 'states.amazonaws.com', machine)).toBe(false);
});
