import { beforeAll, expect, test } from 'vitest';
import { type Cloud, ROLE, startCloud } from './cloud.ts';

let cloud: Cloud;
let made = 0;
beforeAll(async () => {
  cloud = await startCloud();
});
const refusal = (states: object, StartAt = 'T') =>
  cloud
    .call('CreateStateMachine', {
      name: `m${++made}`,
      roleArn: ROLE,
      definition: JSON.stringify({ QueryLanguage: 'JSONata', StartAt, States: states }),
    })
    .then(
      () => 'accepted',
      (error: Error) => error.message,
    );
const task = (service: string, Arguments: object) => ({
  T: { Type: 'Task', Resource: `arn:aws:states:::${service}`, Arguments, End: true },
});
const pass = (Output: string) => ({ T: { Type: 'Pass', Output, End: true } });

test.each([
  [
    'a member the API does not have',
    task('sqs:sendMessage', { QueueUrl: 'u', MessageBody: 'b', DelaySecond: 1 }),
    'The field "DelaySecond" is not supported',
  ],
  ['one in a list', task('events:putEvents', { Entries: [{ Detial: {} }] }), 'The field "Detial" is not supported'],
  [
    'one spelled as in the API, where a Task has a capital',
    task('aws-sdk:sfn:stopExecution', { executionArn: 'x' }),
    '"executionArn" is not supported',
  ],
  ['a member that must be there', task('sqs:sendMessage', { QueueUrl: 'u' }), 'The field "MessageBody" is required'],
  ['an action the API does not have', task('aws-sdk:sqs:sendMesage', { QueueUrl: 'u' }), 'sendMesage'],
  ['an action in another case', task('aws-sdk:dynamodb:GetItem', { TableName: 't', Key: {} }), 'GetItem'],
  ['$states.result where there is none', pass('{% $states.result %}'), "Field '$states.result' does not exist"],
  ['a member $states never has', pass('{% $states.output %}'), "Field '$states.output' does not exist"],
  ['no way to an end', { T: { Type: 'Pass', Next: 'T' } }, 'MISSING_END_STATE'],
  [
    'a variable of the machine assigned in a branch',
    {
      T: { Type: 'Pass', Assign: { x: 1 }, Next: 'P' },
      P: {
        Type: 'Parallel',
        Branches: [{ StartAt: 'B', States: { B: { Type: 'Pass', Assign: { x: 2 }, End: true } } }],
        End: true,
      },
    },
    'DUPLICATE_VARIABLE_NAME',
  ],
])('a definition with %s is refused', async (_what, states, text) => {
  expect(await refusal(states)).toContain(text);
});

test.each([
  ['an expression for the arguments', task('sqs:sendMessage', { QueueUrl: '{% $u %}', MessageBody: '{% {"any": 1} %}' })],
  [
    'attribute names of an item, which are anybody’s',
    task('dynamodb:putItem', { TableName: 't', Item: { anything: { S: 'x' } } }),
  ],
  [
    'a catcher that assigns what a branch assigns',
    {
      T: {
        Type: 'Parallel',
        Branches: [{ StartAt: 'B', States: { B: { Type: 'Pass', Assign: { x: 2 }, End: true } } }],
        Catch: [{ ErrorEquals: ['States.ALL'], Assign: { x: 1 }, Next: 'S' }],
        End: true,
      },
      S: { Type: 'Succeed' },
    },
  ],
])('a definition with %s is taken', async (_what, states) => {
  expect(await refusal(states)).toBe('accepted');
});

test('a definition with a field twice in one object is no JSON to Step Functions', async () => {
  const definition =
    '{"QueryLanguage":"JSONata","StartAt":"T","States":{"T":{"Type":"Pass","End":true},"T":{"Type":"Pass","End":true}}}';
  await expect(cloud.call('CreateStateMachine', { name: 'twice', roleArn: ROLE, definition })).rejects.toThrow(
    "Duplicate field 'T'",
  );
});
