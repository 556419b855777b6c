import { listFailedRuns, lookAtDeadLetters, redriveRuns, replayDeadLetters } from './operator-grants.ts';

/** what functions may touch; the stack knows each place's ARNs */
export type Place =
  | 'table'
  | 'due-index'
  | 'lists-index'
  | 'mine-index'
  | 'changes-index'
  | 'bus'
  | 'due-queue'
  | 'emails-queue'
  | 'dead-letter-queues'
  | 'bus-dead-letter-queues'
  | 'work-dead-letter-queues'
  | 'work-queues'
  | 'machines'
  | 'runs'
  | 'sender'
  | 'configuration-set'
  | 'user-pool'
  | 'console-bucket'
  | 'console-objects';

/** environment variables the stack fills in, beside LOG_LEVEL and POWERTOOLS_SERVICE_NAME that every function has */
export type EnvName =
  | 'CONSOLE_BUCKET'
  | 'TABLE_NAME'
  | 'DUE_SHARDS'
  | 'USER_POOL_ID'
  | 'BUS_NAME'
  | 'DUE_QUEUE_URL'
  | 'ONBOARDING_ARN'
  | 'RISK_CHECK_ARN'
  | 'ACTIVATION_ARN'
  | 'CARE_FOLLOW_UP_ARN'
  | 'FINGERPRINT_PEPPER'
  | 'DEAD_LETTER_URLS'
  | 'EMAIL_FROM'
  | 'EMAIL_QUEUE_URL'
  | 'EMAIL_CONFIGURATION_SET';

export type Grant = {
  readonly actions: readonly string[];
  readonly on: Place;
  /** why it is there although no sound journey asks for it; `npm run iam` wants a reason or a call */
  readonly kept?: string;
  /** puts events on the bus in our own name: the bus's policy takes our source and our types from these roles only */
  readonly ownEvents?: boolean;
};

export type FunctionSpec = {
  readonly group: 'steps' | 'events' | 'nudges' | 'api' | 'deployments';
  readonly env: readonly EnvName[];
  /** exactly the calls it makes; docs/permissions.md says why */
  readonly grants: readonly Grant[];
  readonly memoryMb: number;
  readonly timeoutSeconds: number;
};

/** a snapshot read, a decision, one transaction: TransactWriteItems is allowed by the actions of its items */
const unitOfWork: Grant = { actions: ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query'], on: 'table' };
const takeWait: Grant = { actions: ['dynamodb:DeleteItem'], on: 'table' };
const takeWatch: Grant = { ...takeWait, kept: 'a merchant that leaves after its first sale takes its watch along: few do' };
const releaseHeld: Grant = { ...takeWait, kept: 'a payment that came before the approval is let go after it: few do' };
const readTable: Grant = { actions: ['dynamodb:Query'], on: 'table' };
const readLists: Grant = { actions: ['dynamodb:Query'], on: 'lists-index' };
const readChanges: Grant = { actions: ['dynamodb:Query'], on: 'changes-index' };
const readRuns: Grant = {
  actions: ['states:DescribeExecution', 'states:DescribeStateMachineForExecution', 'states:GetExecutionHistory'],
  on: 'runs',
};
const readNames: Grant = { actions: ['dynamodb:BatchGetItem'], on: 'table' };
/** a merchant's state, and the policy it lives by */
const readByPolicy: Grant = { actions: ['dynamodb:GetItem', 'dynamodb:Query'], on: 'table' };
const readMachines: Grant = { actions: ['states:DescribeStateMachine'], on: 'machines' };
const readMine: Grant = { actions: ['dynamodb:Query'], on: 'mine-index' };
const writePolicy: Grant = {
  actions: ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query'],
  on: 'table',
  kept: 'whoever asks first in a new stage stores the policy it was deployed with',
};
const putEvents: Grant = { actions: ['events:PutEvents'], on: 'bus' };
const tellOwnEvents: Grant = { ...putEvents, ownEvents: true };
const readPeople: Grant = { actions: ['cognito-idp:ListUsersInGroup'], on: 'user-pool' };
const answerRuns: Grant = { actions: ['states:SendTaskSuccess'], on: 'machines' };

const records = ['TABLE_NAME', 'DUE_SHARDS'] as const satisfies readonly EnvName[];

const playbookArns = [
  'ONBOARDING_ARN',
  'RISK_CHECK_ARN',
  'ACTIVATION_ARN',
  'CARE_FOLLOW_UP_ARN',
] as const satisfies readonly EnvName[];

const spec = (
  group: FunctionSpec['group'],
  grants: readonly Grant[],
  env: readonly EnvName[] = records,
  size: { memoryMb: number; timeoutSeconds: number } = { memoryMb: 512, timeoutSeconds: 30 },
): FunctionSpec => ({ group, grants, env, ...size });

const step = (...more: readonly Grant[]): FunctionSpec => spec('steps', [unitOfWork, ...more]);
const write = (...more: readonly Grant[]): FunctionSpec =>
  spec('api', [unitOfWork, ...more], records, { memoryMb: 512, timeoutSeconds: 15 });
const read = (...grants: readonly Grant[]): FunctionSpec =>
  spec('api', grants, ['TABLE_NAME'], { memoryMb: 512, timeoutSeconds: 15 });

/** every Lambda function there is: its folder is functions/<group>/<name>, its role allows exactly these grants */
export const functions: Readonly<Record<string, FunctionSpec>> = {
  'activate-capabilities': step(releaseHeld),
  'apply-decision': step(),
  'approve-merchant': step(),
  'assess-health': step(),
  'check-identifiers': step(),
  'close-check-in': step(),
  'close-merchant': step(takeWatch),
  'complete-onboarding': step(),
  'decide-nudge': step(),
  'decline-merchant': step(takeWatch),
  'gather-signals': spec('steps', [{ actions: ['dynamodb:GetItem', 'dynamodb:Query'], on: 'table' }]),
  'offer-rating': step(),
  'open-requirements': step(),
  'open-task': step(),
  'park-run': step(takeWait, answerRuns),
  'put-to-sleep': step(),
  'record-activation': step(),
  'register-merchant': step(),
  'request-information': step(),
  'request-nudge': step(),
  'score-risk': step(),
  // new-step: scaffolded steps are entered above this line

  'start-playbook': spec(
    'events',
    [
      { actions: ['dynamodb:PutItem', 'dynamodb:Query'], on: 'table' },
      { actions: ['states:StartExecution'], on: 'machines' },
    ],
    [...records, 'FINGERPRINT_PEPPER', 'ONBOARDING_ARN', 'RISK_CHECK_ARN', 'ACTIVATION_ARN', 'CARE_FOLLOW_UP_ARN'],
  ),
  'record-fact': spec('events', [unitOfWork, takeWatch], [...records, 'FINGERPRINT_PEPPER']),
  'aggregate-payments': spec('events', [unitOfWork, releaseHeld], records, { memoryMb: 1024, timeoutSeconds: 60 }),
  'publish-timeline': spec('events', [tellOwnEvents], ['BUS_NAME']),
  'resume-run': spec('events', [
    { actions: ['dynamodb:DeleteItem', 'dynamodb:GetItem', 'dynamodb:Query'], on: 'table' },
    answerRuns,
  ]),
  'detect-stalls': spec(
    'events',
    [
      { actions: ['dynamodb:Query'], on: 'due-index' },
      { actions: ['sqs:SendMessage'], on: 'due-queue' },
    ],
    [...records, 'DUE_QUEUE_URL'],
    { memoryMb: 512, timeoutSeconds: 300 },
  ),
  'handle-due': spec('events', [unitOfWork]),
  // a whole core and a quarter of an hour: a hundred thousand merchants a part
  'roll-up-figures': spec('events', [unitOfWork, readNames, readChanges], ['TABLE_NAME'], {
    memoryMb: 1769,
    timeoutSeconds: 900,
  }),

  'deliver-email': spec(
    'nudges',
    [
      unitOfWork,
      { actions: ['ses:SendEmail'], on: 'sender' },
      { actions: ['ses:SendEmail'], on: 'configuration-set' },
      {
        actions: ['sqs:ChangeMessageVisibility'],
        on: 'emails-queue',
        kept: 'puts off until morning a mail that was decided by day and got late on its way: only after a fault',
      },
    ],
    [...records, 'EMAIL_FROM', 'EMAIL_QUEUE_URL', 'EMAIL_CONFIGURATION_SET'],
  ),

  'publish-console': spec(
    'deployments',
    [
      { actions: ['s3:ListBucket'], on: 'console-bucket' },
      { actions: ['s3:PutObject'], on: 'console-objects' },
      {
        actions: ['s3:DeleteObject'],
        on: 'console-objects',
        kept: 'takes away parts of releases older than a month, and everything when the stage goes',
      },
    ],
    ['CONSOLE_BUCKET'],
    { memoryMb: 512, timeoutSeconds: 120 },
  ),

  // it keeps all merchants in memory between requests, and a processor that sorts them at once
  'list-merchants': spec('api', [unitOfWork, readChanges], ['TABLE_NAME'], { memoryMb: 1769, timeoutSeconds: 29 }),
  'get-merchant': read(readTable),
  'list-timeline': read(readTable),
  'list-tasks': read(readLists, readMine, readNames),
  'list-people': spec('api', [readPeople], ['USER_POOL_ID'], { memoryMb: 512, timeoutSeconds: 15 }),
  'list-payments': read(readTable),
  'list-screening': read(readByPolicy),
  'preview-nudge': read(readByPolicy),
  'preview-information': read(readByPolicy),
  'list-changes': read(readTable, readMine, readNames),
  'get-playbook': spec('api', [readMachines], playbookArns, { memoryMb: 512, timeoutSeconds: 15 }),
  'get-run': spec('api', [readRuns], playbookArns, { memoryMb: 512, timeoutSeconds: 15 }),
  'list-failed-runs': spec('api', listFailedRuns, playbookArns, { memoryMb: 512, timeoutSeconds: 15 }),
  'redrive-run': spec('api', redriveRuns, [...records, ...playbookArns], { memoryMb: 512, timeoutSeconds: 15 }),
  'list-dead-letters': spec('api', lookAtDeadLetters, ['TABLE_NAME', 'DEAD_LETTER_URLS'], { memoryMb: 512, timeoutSeconds: 15 }),
  'replay-dead-letters': spec('api', replayDeadLetters, ['TABLE_NAME', 'DEAD_LETTER_URLS', 'BUS_NAME'], {
    memoryMb: 512,
    timeoutSeconds: 29,
  }),
  'claim-task': write(),
  'release-task': write(),
  // whom it is given to is looked up among who there is
  'assign-task': spec('api', [unitOfWork, readPeople], [...records, 'USER_POOL_ID'], { memoryMb: 512, timeoutSeconds: 15 }),
  'comment-task': write(),
  'snooze-task': write(),
  'decide-task': write(),
  'waive-requirement': write(),
  'extend-requirement': write(),
  'withdraw-merchant': write(takeWatch),
  'nudge-merchant': write(),
  'snooze-merchant': write(),
  'comment-merchant': write(),
  'get-figures': read(readTable),
  'list-rejected': read(readTable),
  'replay-rejected': spec(
    'api',
    [{ actions: ['dynamodb:GetItem', 'dynamodb:UpdateItem'], on: 'table' }, putEvents],
    [...records, 'BUS_NAME'],
    { memoryMb: 512, timeoutSeconds: 15 },
  ),
  'get-policy': read(readByPolicy),
  'explain-policy': read(readByPolicy),
  'publish-policy': read(writePolicy),
  'approve-policy': read(writePolicy),
};

/** `check-identifiers` -> `CheckIdentifiers`: construct ids and the placeholders of the playbooks (`${CheckIdentifiersArn}`) */
export const pascalCase = (name: string): string =>
  name.replace(/(^|-)([a-z])/g, (_match, _dash, letter: string) => letter.toUpperCase());
