import { expect, test } from 'vitest';
import type { Identity, Resource } from '../../src/contract.ts';
import type { Role } from '../../src/iam/roles.ts';
import { checkTrust, RoleNotTrusting } from '../../src/iam/trust.ts';

const account = '123456789012';
const arn = `arn:aws:iam::${account}:role/worker`;
const statement = (Service: unknown, more: object = {}) => ({
  Effect: 'Allow',
  Principal: { Service },
  Action: 'sts:AssumeRole',
  ...more,
});
const role = (...Statement: unknown[]): Role => ({
  arn,
  name: 'worker',
  path: undefined,
  trust: { Version: '2012-10-17', Statement },
  policies: [],
});
const resource = (type: string, properties: Readonly<Record<string, unknown>>) => ({
  resource: { stack: 'Library', logicalId: 'Thing', type, properties, dependsOn: [] } satisfies Resource,
  identity: { ref: 'thing', attributes: { Arn: `arn:aws:states:eu-central-1:${account}:stateMachine:thing` } } satisfies Identity,
});
const machine = resource('AWS::StepFunctions::StateMachine', { RoleArn: arn });

test('a role that trusts the service of the resource that names it is fine', () => {
  checkTrust([machine], [role(statement('states.amazonaws.com'))], account);
  checkTrust([machine], [role(statement(['lambda.amazonaws.com', 'states.amazonaws.com']))], account);
  const guarded = statement('states.amazonaws.com', { Condition: { StringEquals: { 'aws:SourceAccount': account } } });
  checkTrust([machine], [role(guarded)], account);
});

test('a role that trusts another service, account or action stops the boot and is named', () => {
  const wrong = [
    role(statement('lambda.amazonaws.com')),
    role(statement('states.amazonaws.com', { Action: 'sts:TagSession' })),
    role(statement('states.amazonaws.com', { Condition: { StringEquals: { 'aws:SourceAccount': '999999999999' } } })),
    role(statement('states.amazonaws.com'), { ...statement('states.amazonaws.com'), Effect: 'Deny' }),
  ];
  for (const one of wrong) {
    expect(() => checkTrust([machine], [one], account)).toThrow(RoleNotTrusting);
    expect(() => checkTrust([machine], [one], account)).toThrow(
      'Library / Thing, RoleArn: the trust policy of worker does not let states.amazonaws.com assume it. Add sts:AssumeRole',
    );
  }
});

test('a role that is nowhere in the template is named; every place is told at once', () => {
  const rule = resource('AWS::Events::Rule', { Targets: [{ Arn: 'x', RoleArn: 'arn:aws:iam::1:role/other' }, { Arn: 'y' }] });
  const schedule = resource('AWS::Scheduler::Schedule', { Target: { RoleArn: arn } });
  expect(() => checkTrust([rule, schedule], [role(statement('states.amazonaws.com'))], account)).toThrow(
    /2 roles cannot be assumed:\n- .*Targets\[\]\.RoleArn: the role arn:aws:iam::1:role\/other is not in the template.*\n- .*Target\.RoleArn: the trust policy of worker does not let scheduler/,
  );
});

test('a schedule asks in the name of its group, as CDK’s roles expect', () => {
  const schedule = {
    resource: {
      stack: 'L',
      logicalId: 'S',
      type: 'AWS::Scheduler::Schedule',
      properties: { Target: { RoleArn: arn } },
      dependsOn: [],
    },
    identity: { ref: 'daily', attributes: { Arn: `arn:aws:scheduler:eu-central-1:${account}:schedule/default/daily` } },
  };
  const trusting = (group: string) =>
    role(
      statement('scheduler.amazonaws.com', {
        Condition: { StringEquals: { 'aws:SourceArn': `arn:aws:scheduler:eu-central-1:${account}:schedule-group/${group}` } },
      }),
    );
  checkTrust([schedule], [trusting('default')], account);
  expect(() => checkTrust([schedule], [trusting('other')], account)).toThrow(RoleNotTrusting);
});
