import { describe, expect, it } from 'vitest';
import { plainArn } from '../../lib/constructs/wildcard.ts';
import { functions } from '../../lib/function-groups.ts';
import { handlers } from '../../lib/functions.ts';
import { playbooks } from '../../lib/playbooks.ts';
import { listOf, Stage, statementsOf } from './template.ts';

describe.each(['dev', 'prod'] as const)('in %s', (name) => {
  const stage = new Stage(name);
  const roles = stage.all('AWS::IAM::Role');

  it('every function has a role of its own', () => {
    const used = stage.all('AWS::Lambda::Function').map(([, it]) => stage.target(it.Properties['Role'])[0]);
    expect(used.length).toBe(Object.keys(functions).length);
    expect(new Set(used).size).toBe(used.length);
  });

  it('no role has a wildcard in an action', () => {
    const wild = roles.flatMap(([id, role]) =>
      statementsOf(role).flatMap(({ Action }) =>
        listOf(Action)
          .filter((it) => it.includes('*'))
          .map((it) => `${id} ${it}`),
      ),
    );
    expect(wild).toEqual([]);
  });

  it('no role has a wildcard in a resource without a written reason', () => {
    let seen = 0;
    const unexplained = roles.flatMap(([id, role]) => {
      const reasons: { pattern: string; reason: string }[] = role.Metadata?.['wildcards'] ?? [];
      const wild = statementsOf(role)
        .flatMap(({ Resource }) => listOf(Resource))
        .map(plainArn)
        .filter((it) => it.includes('*'));
      seen += wild.length;
      return wild
        .filter((it) => !reasons.some(({ pattern, reason }) => pattern === it && reason.length > 20))
        .map((it) => `${id} ${it}`);
    });
    expect(unexplained).toEqual([]);
    expect(seen).toBeGreaterThan(0);
  });

  it('no reason is written for a wildcard that is not there', () => {
    const idle = roles.flatMap(([id, role]) => {
      const present = statementsOf(role)
        .flatMap(({ Resource }) => listOf(Resource))
        .map(plainArn);
      const reasons: { pattern: string }[] = role.Metadata?.['wildcards'] ?? [];
      return reasons.filter(({ pattern }) => !present.includes(pattern)).map(({ pattern }) => `${id} ${pattern}`);
    });
    expect(idle).toEqual([]);
  });

  it('permissions come from roles only: no managed policy, no policy beside a role, no user', () => {
    expect(roles.filter(([, role]) => role.Properties['ManagedPolicyArns'])).toEqual([]);
    for (const type of ['AWS::IAM::Policy', 'AWS::IAM::ManagedPolicy', 'AWS::IAM::User']) expect(stage.all(type)).toEqual([]);
  });

  it('a function may do what is registered for it, write its log, answer its trigger, and nothing else', () => {
    const plumbing =
      /^(logs:(CreateLogStream|PutLogEvents)|sqs:(ReceiveMessage|DeleteMessage|GetQueueAttributes|SendMessage)|dynamodb:(DescribeStream|GetRecords|GetShardIterator|ListStreams))$/;
    for (const [functionName, { grants }] of Object.entries(functions)) {
      const [, fn] = stage.one('AWS::Lambda::Function', 'FunctionName', `firstsale-${name}-${functionName}`);
      const [, role] = stage.target(fn.Properties['Role']);
      const allowed = new Set(statementsOf(role).flatMap(({ Action }) => listOf(Action)));
      const registered = new Set(grants.flatMap(({ actions }) => actions));
      expect([...registered].filter((it) => !allowed.has(it))).toEqual([]);
      expect([...allowed].filter((it) => !registered.has(it) && !plumbing.test(it))).toEqual([]);
    }
  });

  it('a playbook may call exactly the functions its steps are in, in any version, and write its log', () => {
    for (const [playbook, { steps }] of Object.entries(playbooks)) {
      const [, machine] = stage.one('AWS::StepFunctions::StateMachine', 'StateMachineName', `firstsale-${name}-${playbook}`);
      const [, role] = stage.target(machine.Properties['RoleArn']);
      const [invoke, log, ...more] = statementsOf(role);
      expect(more).toEqual([]);
      expect(invoke?.Action).toBe('lambda:InvokeFunction');
      const expected = [...new Set(steps.map((step) => handlers[step]?.in))].map((called) => {
        const [id] = stage.one('AWS::Lambda::Function', 'FunctionName', `firstsale-${name}-${called}`);
        return `<${id}.Arn>:*`;
      });
      expect(listOf(invoke?.Resource).map(plainArn).sort()).toEqual(expected.sort());
      expect(listOf(log?.Action ?? []).every((it) => it.startsWith('logs:'))).toBe(true);
    }
  });

  it('nobody but the service meant may take a role', () => {
    const services = roles.map(([, role]) => {
      const [statement, ...more] = role.Properties['AssumeRolePolicyDocument'].Statement;
      expect(more).toEqual([]);
      return statement.Principal.Service;
    });
    expect([...new Set(services)].sort()).toEqual([
      'backup.amazonaws.com',
      'codedeploy.amazonaws.com',
      'events.amazonaws.com',
      'lambda.amazonaws.com',
      'malware-protection-plan.guardduty.amazonaws.com',
      'scheduler.amazonaws.com',
      'states.amazonaws.com',
    ]);
  });
});
