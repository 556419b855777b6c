import type { FunctionName } from './function-sizes.ts';
import { listFailedRuns, lookAtDeadLetters, redriveRuns, replayDeadLetters } from './operator-grants.ts';
import type { tablePlaces } from './table-places.ts';

/** what functions may touch; the stack knows each place's ARNs */
export type Place =
  | 'table'
  | keyof typeof tablePlaces
  | 'due-index'
  | 'lists-index'
  | 'mine-index'
  | 'changes-index'
  | 'bus'
  | 'bus-as-us'
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
  | 'PLAYBOOK_ARNS'
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
};

/** what one handler needs: its folder is functions/<area>/<name> */
export type HandlerSpec = {
  readonly area: 'steps' | 'events' | 'nudges' | 'api' | 'deployments';
  /** the function it runs in (lib/function-groups.ts): its own, unless others may touch the same */
  readonly in: FunctionName;
  readonly env: readonly EnvName[];
  /** exactly the calls it makes; docs/permissions.md says why */
  readonly grants: readonly Grant[];
};

/** a snapshot and the policy it lives by */
const readByPolicy: Grant = { actions: ['dynamodb:GetItem', 'dynamodb:Query'], on: 'table' };
const put = (on: Place, kept?: string): Grant => ({ actions: ['dynamodb:PutItem'], on, ...(kept && { kept }) });
/** a snapshot read, a decision, one transaction: TransactWriteItems is allowed by the actions of its items */
const unitOfWork = [readByPolicy, put('records')] as const;
/** the same of a step or a consumer that writes payments along */
const paymentWork = [readByPolicy, put('records-and-payments')] as const;
const takeWait: Grant = { actions: ['dynamodb:DeleteItem'], on: 'merchants' };
const takeWatch: Grant = { ...takeWait, kept: 'a merchant that leaves after its first sale takes its watch along: few do' };
const releaseHeld: Grant = {
  actions: ['dynamodb:DeleteItem'],
  on: 'held',
  kept: 'a payment that came before the approval is let go after it: few do',
};
const refuse = put('rejected', 'what nobody could take in is kept for a person: in a sound journey there is little of it');
const readTable: Grant = { actions: ['dynamodb:Query'], on: 'table' };
const readLists: Grant = { actions: ['dynamodb:Query'], on: 'lists-index' };
const readChanges: Grant = { actions: ['dynamodb:Query'], on: 'changes-index' };
const readRuns: Grant = {
  actions: ['states:DescribeExecution', 'states:DescribeStateMachineForExecution', 'states:GetExecutionHistory'],
  on: 'runs',
};
const readNames: Grant = { actions: ['dynamodb:BatchGetItem'], on: 'table' };
const readMachines: Grant = { actions: ['states:DescribeStateMachine'], on: 'machines' };
const readMine: Grant = { actions: ['dynamodb:Query'], on: 'mine-index' };
const writePolicy = [readByPolicy, put('policies')] as const;
const putEvents: Grant = { actions: ['events:PutEvents'], on: 'bus' };
/** in our own name: the bus's policy takes our source and our types from these roles only */
const tellOwnEvents: Grant = { ...putEvents, on: 'bus-as-us' };
const readPeople: Grant = { actions: ['cognito-idp:ListUsersInGroup'], on: 'user-pool' };
const answerRuns: Grant = { actions: ['states:SendTaskSuccess'], on: 'machines' };

const records = ['TABLE_NAME', 'DUE_SHARDS'] as const satisfies readonly EnvName[];

const playbookArns = ['PLAYBOOK_ARNS'] as const satisfies readonly EnvName[];

const of =
  (area: HandlerSpec['area'], env: readonly EnvName[] = records) =>
  (name: FunctionName, ...grants: readonly Grant[]): HandlerSpec => ({ area, in: name, env, grants });

const step = (): HandlerSpec => of('steps')('steps', ...unitOfWork);
const read = of('api', ['TABLE_NAME']);
const work = (): HandlerSpec => of('api')('api-work', ...unitOfWork);
const look = of('api', playbookArns);

/** every handler there is, and what it needs; the role of a function allows exactly what its handlers need together */
export const handlers: Readonly<Record<string, HandlerSpec>> = {
  'activate-capabilities': of('steps')('steps-removing', ...paymentWork, releaseHeld, refuse),
  'apply-decision': step(),
  'approve-merchant': step(),
  'assess-health': step(),
  'check-identifiers': of('steps')('steps-screening', ...unitOfWork),
  'close-check-in': step(),
  'close-merchant': of('steps')('steps-removing', ...unitOfWork, takeWatch),
  'complete-onboarding': step(),
  'decide-nudge': step(),
  'decline-merchant': of('steps')('steps-removing', ...unitOfWork, takeWatch),
  'gather-signals': of('steps')('steps-screening', readByPolicy),
  'offer-rating': step(),
  'open-requirements': step(),
  'open-task': step(),
  'park-run': of('steps')('park-run', ...unitOfWork, takeWait, answerRuns),
  'put-to-sleep': step(),
  'record-activation': step(),
  'register-merchant': of('steps')('steps', ...unitOfWork, refuse),
  'request-information': step(),
  'request-nudge': step(),
  'score-risk': step(),
  // new-step: scaffolded steps are entered above this line

  'start-playbook': of('events', [...records, 'FINGERPRINT_PEPPER', ...playbookArns])(
    'start-playbook',
    readByPolicy,
    put('policies', 'the first application of a new stage stores the policy it was deployed with'),
    refuse,
    { actions: ['states:StartExecution'], on: 'machines' },
  ),
  'record-fact': of('events', [...records, 'FINGERPRINT_PEPPER'])('record-fact', ...unitOfWork, takeWatch, refuse),
  'aggregate-payments': of('events')(
    'aggregate-payments',
    ...paymentWork,
    put('held', 'a payment that comes before the approval is held until it'),
    releaseHeld,
    refuse,
  ),
  'publish-timeline': of('events', ['BUS_NAME'])('publish-timeline', tellOwnEvents),
  'resume-run': of('events')('resume-run', readByPolicy, takeWait, answerRuns),
  'detect-stalls': of('events', [...records, 'DUE_QUEUE_URL'])(
    'detect-stalls',
    { actions: ['dynamodb:Query'], on: 'due-index' },
    { actions: ['sqs:SendMessage'], on: 'due-queue' },
  ),
  'handle-due': of('events')('handle-due', ...unitOfWork),
  'roll-up-figures': of('events', ['TABLE_NAME'])('roll-up-figures', readByPolicy, put('figures'), readNames, readChanges),

  'deliver-email': of('nudges', [...records, 'EMAIL_FROM', 'EMAIL_QUEUE_URL', 'EMAIL_CONFIGURATION_SET'])(
    'deliver-email',
    ...unitOfWork,
    { actions: ['ses:SendEmail'], on: 'sender' },
    { actions: ['ses:SendEmail'], on: 'configuration-set' },
    {
      actions: ['sqs:ChangeMessageVisibility'],
      on: 'emails-queue',
      kept: 'puts off until morning a mail that was decided by day and got late on its way: only after a fault',
    },
  ),

  'publish-console': of('deployments', ['CONSOLE_BUCKET'])(
    'publish-console',
    { actions: ['s3:ListBucket'], on: 'console-bucket' },
    { actions: ['s3:PutObject'], on: 'console-objects' },
    {
      actions: ['s3:DeleteObject'],
      on: 'console-objects',
      kept: 'takes away parts of releases older than a month, and everything when the stage goes',
    },
  ),

  'list-merchants': read('list-merchants', readByPolicy, put('lists'), readChanges),
  'get-merchant': read('api-read', readTable),
  'list-timeline': read('api-read', readTable),
  'list-tasks': read('api-read', readLists, readMine, readNames),
  'list-people': of('api', ['USER_POOL_ID'])('api-read', readPeople),
  'list-payments': read('api-read', readTable),
  'list-screening': read('api-read', readByPolicy),
  'preview-nudge': read('api-read', readByPolicy),
  'preview-information': read('api-read', readByPolicy),
  'list-changes': read('api-read', readTable, readMine, readNames),
  'get-figures': read('api-read', readTable),
  'claim-task': work(),
  'release-task': work(),
  'comment-task': work(),
  'snooze-task': work(),
  'decide-task': work(),
  'waive-requirement': work(),
  'extend-requirement': work(),
  'nudge-merchant': work(),
  'snooze-merchant': work(),
  'comment-merchant': work(),
  // whom it is given to is looked up among who there is
  'assign-task': of('api', [...records, 'USER_POOL_ID'])('api-lead', ...unitOfWork, readPeople),
  'withdraw-merchant': of('api')('api-lead', ...unitOfWork, takeWatch),
  'get-policy': read('api-read', readByPolicy),
  'explain-policy': read('api-read', readByPolicy),
  'publish-policy': read('api-policy', ...writePolicy),
  'approve-policy': read('api-policy', ...writePolicy),
  'get-playbook': look('operations-look', readMachines),
  'get-run': look('operations-look', readRuns),
  'list-failed-runs': look('operations-look', ...listFailedRuns),
  'list-rejected': read('api-read', readTable),
  'list-dead-letters': of('api', ['TABLE_NAME', 'DEAD_LETTER_URLS'])('operations-look', ...lookAtDeadLetters),
  'redrive-run': of('api', [...records, ...playbookArns])('operations-act', ...redriveRuns),
  'replay-dead-letters': of('api', ['TABLE_NAME', 'DEAD_LETTER_URLS', 'BUS_NAME'])('operations-act', ...replayDeadLetters),
  'replay-rejected': of('api', [...records, 'BUS_NAME'])(
    'operations-act',
    { actions: ['dynamodb:GetItem'], on: 'table' },
    { actions: ['dynamodb:UpdateItem'], on: 'rejected' },
    putEvents,
  ),
};

/** `check-identifiers` -> `CheckIdentifiers`: construct ids and the placeholders of the playbooks (`${CheckIdentifiersArn}`) */
export const pascalCase = (name: string): string =>
  name.replace(/(^|-)([a-z])/g, (_match, _dash, letter: string) => letter.toUpperCase());
