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

test('an explicit deny of a resource policy wins over what the role allows, and over the root user', () => {
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
  expect(() => iam.check({ kind: 'root' }, [{ action: 'sqs:SendMessage', resource: queue }])).toThrow(
    `User: arn:aws:iam::123456789012:root is not authorized to perform: sqs:SendMessage on resource: ${queue} with an explicit deny`,
  );
  // what nobody denies, it may, allowed or not
  iam.check({ kind: 'root' }, [
    { action: 'sqs:SendMessage', resource: `${queue}r` },
    { action: 'dynamodb:PutItem', resource: table },
  ]);
});

const bus = 'arn:aws:events:eu-central-1:123456789012:event-bus/library';
const busPolicy = (StatementId: string, properties: object) =>
  make('AWS::Events::EventBusPolicy', StatementId, { EventBusName: 'library', StatementId, ...properties });
const putting = (...events: readonly (readonly [source: string, type: string])[]) => [
  {
    ...{ action: 'events:PutEvents', resource: bus },
    context: { 'events:source': events.map(([source]) => source), 'events:detail-type': events.map(([, type]) => type) },
  },
];
const may = (name: string) =>
  roleResource(name, {
    Policies: [{ PolicyName: 'put', PolicyDocument: document({ Effect: 'Allow', Action: 'events:PutEvents', Resource: bus }) }],
  });

test('the policy of a bus keeps a source and a type for the roles it names, whoever else may put events', () => {
  const unless = { ArnNotEquals: { 'aws:PrincipalArn': ['arn:aws:iam::123456789012:role/librarian'] } };
  const deny = { Effect: 'Deny', Principal: '*', Action: 'events:PutEvents', Resource: bus };
  const iam = authorizer([
    may('librarian'),
    may('reader'),
    busPolicy('Source', {
      Statement: { ...deny, Condition: { ...unless, 'ForAnyValue:StringEquals': { 'events:source': 'library' } } },
    }),
    busPolicy('Type', {
      Statement: JSON.stringify({
        ...deny,
        Condition: { ...unless, 'ForAnyValue:StringEquals': { 'events:detail-type': ['book.lent'] } },
      }),
    }),
  ]);
  const others: readonly Principal[] = [role('reader'), { kind: 'root' }];
  for (const who of others) {
    iam.check(who, putting(['door', 'reader.came'], ['door', 'reader.left']));
    for (const events of [[['library', 'reader.came']], [['door', 'book.lent']]] as const)
      expect(() => iam.check(who, putting(...events))).toThrow('with an explicit deny in a resource-based policy');
    // one of them in a batch refuses the batch
    expect(() => iam.check(who, putting(['door', 'reader.came'], ['library', 'book.lent']))).toThrow('explicit deny');
  }
  iam.check(role('librarian'), putting(['library', 'book.lent']));
});

test('a bus may be opened to an account by the older form, which denies nobody', () => {
  const iam = authorizer([
    may('reader'),
    roleResource('stranger'),
    busPolicy('Others', { Principal: '210987654321', Action: 'events:PutEvents' }),
    busPolicy('Everybody', { Principal: '*', Condition: { Type: 'StringEquals', Key: 'aws:PrincipalOrgID', Value: 'o-1' } }),
  ]);
  iam.check(role('reader'), putting(['door', 'reader.came']));
  expect(() => iam.check(role('stranger'), putting(['door', 'reader.came']))).toThrow('no identity-based policy allows');
});

test('a bus policy that EventBridge would not take stops the boot', () => {
  expect(() => authorizer([busPolicy('None', {})])).toThrow('None needs a Statement, or a Principal');
  expect(() => authorizer([busPolicy('a b', { Principal: '*' })])).toThrow('StatementId');
  const long = { 'ForAnyValue:StringEquals': { 'events:source': Array.from({ length: 900 }, (_, n) => `source-${n}`) } };
  const statement = { Effect: 'Deny', Principal: '*', Action: 'events:PutEvents', Resource: bus, Condition: long };
  expect(() => authorizer([busPolicy('Long', { Statement: statement })])).toThrow('EventBridge takes 10240 at most');
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
