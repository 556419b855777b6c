// what the functions may call that look after failed runs and dead letters; lib/functions.ts says which
export const listFailedRuns = [
  { actions: ['states:ListExecutions'], on: 'machines' },
  {
    actions: ['states:DescribeExecution', 'states:GetExecutionHistory'],
    on: 'runs',
    kept: 'a run that failed is looked at: in a sound journey there is none',
  },
] as const;
export const redriveRuns = [
  { actions: ['dynamodb:GetItem'], on: 'table' },
  {
    actions: ['dynamodb:Query'],
    on: 'table',
    kept: 'what is done about a failed run goes onto the timeline: in a sound journey there is none',
  },
  {
    actions: ['dynamodb:PutItem'],
    on: 'records',
    kept: 'what is done about a failed run goes onto the timeline: in a sound journey there is none',
  },
  { actions: ['states:DescribeExecution'], on: 'runs' },
  { actions: ['states:GetExecutionHistory'], on: 'runs', kept: 'says in which state a run failed' },
  { actions: ['states:RedriveExecution'], on: 'runs', kept: 'only a run that failed goes on from there' },
  { actions: ['states:StartExecution'], on: 'machines', kept: 'only a run that failed begins anew' },
] as const;
export const lookAtDeadLetters = [
  { actions: ['dynamodb:Query'], on: 'table' },
  { actions: ['sqs:GetQueueAttributes', 'sqs:ReceiveMessage'], on: 'dead-letter-queues' },
  {
    actions: ['sqs:ChangeMessageVisibility'],
    on: 'dead-letter-queues',
    kept: 'what was looked at is put back at once: in a sound journey there is nothing to look at',
  },
] as const;
export const replayDeadLetters = [
  { actions: ['dynamodb:GetItem'], on: 'table' },
  { actions: ['dynamodb:PutItem'], on: 'replays' },
  {
    actions: ['events:PutEvents'],
    // what nobody could process may have been an event of ours
    on: 'bus-as-us',
    kept: 'puts the event of a dead letter on the bus again: in a sound journey there is none',
  },
  { actions: ['sqs:GetQueueAttributes', 'sqs:ReceiveMessage'], on: 'bus-dead-letter-queues' },
  {
    actions: ['sqs:ChangeMessageVisibility', 'sqs:DeleteMessage'],
    on: 'bus-dead-letter-queues',
    kept: 'takes away what is on the bus again, and puts back the rest: in a sound journey there is neither',
  },
  { actions: ['sqs:GetQueueAttributes', 'sqs:StartMessageMoveTask'], on: 'work-dead-letter-queues' },
  {
    actions: ['sqs:DeleteMessage', 'sqs:ReceiveMessage'],
    on: 'work-dead-letter-queues',
    kept: 'SQS moves messages in the name of whoever ordered it, and asks whether they may take and delete them',
  },
  {
    actions: ['sqs:SendMessage'],
    on: 'work-queues',
    kept: 'SQS moves messages in the name of whoever ordered it, and asks whether they may send them',
  },
] as const;
