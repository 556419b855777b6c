import { isObject } from '@firstsale/states-language/json';
import { readToken } from '@firstsale/states-language/token';
import type { AccessQuestion } from '../../contract.ts';

const ON_EXECUTION = new Set([
  'DescribeExecution',
  'DescribeStateMachineForExecution',
  'GetExecutionHistory',
  'ListMapRuns',
  'RedriveExecution',
  'StopExecution',
]);
const STARTS = new Set(['StartExecution', 'StartSyncExecution']);
const ANYWHERE = new Set(['ListStateMachines', 'ValidateStateMachineDefinition', 'TestState']);

/** the IAM question of a call, with the resource AWS asks it about */
export function authorize(action: string, input: unknown, place: { account: string; region: string }): readonly AccessQuestion[] {
  const given = isObject(input) ? input : {};
  const asked = questions(action, given, place);
  if (typeof given.roleArn !== 'string') return asked;
  // who hands a role to Step Functions must be allowed to
  const passed = { action: 'iam:PassRole', resource: given.roleArn, context: { 'iam:PassedToService': 'states.amazonaws.com' } };
  return [...asked, passed];
}

function questions(
  action: string,
  given: Readonly<Record<string, unknown>>,
  place: { account: string; region: string },
): readonly AccessQuestion[] {
  const text = (name: string): string | undefined => {
    const value = given[name];
    return typeof value === 'string' ? value : undefined;
  };
  const ask = (resource: string | undefined): readonly AccessQuestion[] => [
    { action: `states:${action}`, resource: resource ?? '*' },
  ];
  if (ANYWHERE.has(action)) return ask('*');
  if (action.startsWith('SendTask')) {
    const execution = readToken(text('taskToken') ?? '')?.executionArn;
    return ask(execution?.replace(':execution:', ':stateMachine:').replace(/:[^:]*$/, ''));
  }
  if (ON_EXECUTION.has(action)) return ask(text('executionArn'));
  if (STARTS.has(action)) return startQuestion(action, text('stateMachineArn') ?? '*');
  if (action === 'CreateStateMachine')
    return ask(`arn:aws:states:${place.region}:${place.account}:stateMachine:${text('name') ?? '*'}`);
  return ask(
    text('mapRunArn') ??
      text('stateMachineArn') ??
      text('stateMachineAliasArn') ??
      text('stateMachineVersionArn')?.replace(/:\d+$/, '') ??
      text('resourceArn') ??
      routedMachine(given.routingConfiguration),
  );
}

/**
 * A start through a version or alias is asked of the machine itself, the version or alias being the condition key
 * (service authorization reference: StartExecution takes the resource type statemachine and states:StateMachineQualifier).
 */
function startQuestion(action: string, arn: string): readonly AccessQuestion[] {
  const [, machine, qualifier] = /^(arn:[^:]*:states:[^:]*:[^:]*:stateMachine:[^:]+):([^:]+)$/.exec(arn) ?? [];
  if (machine === undefined || qualifier === undefined) return [{ action: `states:${action}`, resource: arn }];
  return [{ action: `states:${action}`, resource: machine, context: { 'states:StateMachineQualifier': qualifier } }];
}

function routedMachine(routing: unknown): string | undefined {
  const first = Array.isArray(routing) ? routing[0] : undefined;
  const arn = isObject(first) ? first.stateMachineVersionArn : undefined;
  return typeof arn === 'string' ? arn.replace(/:\d+$/, '') : undefined;
}
