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
  | 'hooks-queue'
  | 'planner'
  | 'connector-secrets'
  | 'user-pool'
  | 'merchant-pool'
  | 'console-bucket'
  | 'console-objects'
  | 'merchant-page-bucket'
  | 'merchant-page-objects'
  | 'documents-bucket'
  | 'uploads'
  | 'kept-documents'
  | 'kept-logos'
  | 'exports'
  | 'tables'
  | 'back-tests'
  | 'back-test-files'
  | 'settlement-files';

/** environment variables the stack fills in, beside LOG_LEVEL and POWERTOOLS_SERVICE_NAME that every function has */
export type EnvName =
  | 'CONSOLE_BUCKET'
  | 'MERCHANT_PAGE_BUCKET'
  | 'MERCHANT_POOL_ID'
  | 'MERCHANT_CLIENT_ID'
  | 'DOCUMENTS_BUCKET'
  | 'TABLE_NAME'
  | 'DUE_SHARDS'
  | 'USER_POOL_ID'
  | 'BUS_NAME'
  | 'DUE_QUEUE_URL'
  | 'UNPUBLISHED_QUEUE_URL'
  | 'PLAYBOOK_ARNS'
  | 'FINGERPRINT_PEPPER'
  | 'HOLDER_CHECK'
  | 'HOOKS_QUEUE_URL'
  | 'PLANNER'
  | 'CONNECTORS_NAMED'
  | 'DEAD_LETTER_URLS'
  | 'EMAIL_FROM'
  | 'EMAIL_REPLY_TO'
  | 'COMPANY_NAME'
  | 'SIGN_UP_PAGE'
  | 'MERCHANT_PAGE_URL'
  | 'LETTER_SECRET'
  | 'EMAIL_QUEUE_URL'
  | 'CONSOLE_URL'
  | 'EMAIL_CONFIGURATION_SET';

export type Grant = {
  readonly actions: readonly string[];
  readonly on: Place;
  /** why it is there although no sound journey asks for it; `npm run iam` wants a reason or a call */
  readonly kept?: string;
};

/** a merchant's state, and the policy it lives by */
export const readByPolicy: Grant = { actions: ['dynamodb:GetItem', 'dynamodb:Query'], on: 'table' };
const put = (on: Place, kept?: string): Grant => ({ actions: ['dynamodb:PutItem'], on, ...(kept && { kept }) });
/** a snapshot read, a decision, one transaction: TransactWriteItems is allowed by the actions of its items */
export const unitOfWork: readonly Grant[] = [readByPolicy, put('records')];
/** the same where payments are written along */
export const paymentWork: readonly Grant[] = [readByPolicy, put('records-and-payments')];
export const takeWait: Grant = { actions: ['dynamodb:DeleteItem'], on: 'merchants' };
export const takeWatch: Grant = {
  ...takeWait,
  kept: 'a merchant that leaves after its first sale takes its watch along: few do',
};
/** finished items leave the live partition for the archive: with whoever comes by once in a while anyway, not with every step */
export const takeFinished: Grant = {
  ...takeWait,
  kept: 'finished items move to the archive once a merchant has some of them: few do in a journey',
};
export const hold = put('held', 'a payment that comes before the approval is held until it: few do');
/** an application, for the run it starts */
export const keepApplications = put('applications');
export const releaseHeld: Grant = {
  actions: ['dynamodb:DeleteItem'],
  on: 'held',
  kept: 'a payment that came before the approval is let go after it: few do',
};
export const refuse = put('rejected', 'what nobody could take in is kept for a person: in a sound journey there is little of it');
/** messages of cases whose merchant is not known */
export const keepUnmatched = put(
  'unmatched',
  'a message of a merchant that is not known is kept for a person: in a sound journey there is none',
);
/** a person says whose they are */
export const matchCases: readonly Grant[] = [
  { actions: ['dynamodb:GetItem', 'dynamodb:Query'], on: 'table' },
  {
    ...{ actions: ['dynamodb:PutItem', 'dynamodb:DeleteItem'], on: 'unmatched' },
    kept: 'a person matches a case whose merchant was not known: in a sound journey there is none',
  },
];
/** who sends to a connector is known by its secret: the present one and the one before */
export const readConnectorSecrets: Grant = { actions: ['secretsmanager:GetSecretValue'], on: 'connector-secrets' };
export const countConnections: Grant = { actions: ['dynamodb:UpdateItem'], on: 'connections' };
/** what goes to outside systems: rare, and only where somebody has set one up */
const seldom = 'goes out where a person has connected a system we send to: the demo has none';
export const sendOut: readonly Grant[] = [
  { ...readConnectorSecrets, kept: seldom },
  { actions: ['dynamodb:Query'], on: 'table', kept: seldom },
  { actions: ['dynamodb:PutItem', 'dynamodb:DeleteItem'], on: 'connections', kept: seldom },
  { actions: ['sqs:ChangeMessageVisibility'], on: 'hooks-queue', kept: seldom },
];
export const putFigures = put('figures');
export const putLists = put('lists');
export const readTable: Grant = { actions: ['dynamodb:Query'], on: 'table' };
export const readLists: Grant = { actions: ['dynamodb:Query'], on: 'lists-index' };
export const readChanges: Grant = { actions: ['dynamodb:Query'], on: 'changes-index' };
export const readRuns: Grant = {
  actions: ['states:DescribeExecution', 'states:DescribeStateMachineForExecution', 'states:GetExecutionHistory'],
  on: 'runs',
};
export const readNames: Grant = { actions: ['dynamodb:BatchGetItem'], on: 'table' };
export const readMachines: Grant = { actions: ['states:DescribeStateMachine'], on: 'machines' };
export const readMine: Grant = { actions: ['dynamodb:Query'], on: 'mine-index' };
export const writePolicy: readonly Grant[] = [readByPolicy, put('policies')];
export const storeBundledPolicy = put('policies', 'the first application of a new stage stores the policy it was deployed with');
/** the one item of all outages, and what is told of them */
export const takeOutages = put('outages', 'an outage is rare: in a sound journey there is none');
/** shifts are published once a week */
export const putPlans = put('plans');
/** what came of each queue in each hour */
export const putVolumes = put('volumes');
/** days made of them, and what is expected of the next ones */
export const putForecasts = put('forecasts');
/** alerts that colleagues set */
export const putWatches = put('watches', 'an alert is set by a colleague: in a journey there is none');
/** what colleagues set beside the volumes: alerts, another number than the forecast, who is away */
export const putDeskNotes = put(
  'desk-notes',
  'colleagues set alerts, expect another day and tell who is away: in a journey none does',
);
/** lists of names, and how far everybody is screened against them */
export const putScreening = put('screening', 'a list is replaced when its publisher has a new one: none is in a journey');
/** a plan somebody asked for, as it is made */
export const putPlanJobs = put('plan-jobs');
/** the function that makes plans is called, and not waited for */
export const callPlanner: Grant = { actions: ['lambda:InvokeFunction'], on: 'planner' };
/** what is kept of a person: their mail, and when they were here */
export const putDigests = put('digests');
/** a batch of payments is noted 25 a call */
export const notePlaces: Grant = { actions: ['dynamodb:BatchWriteItem'], on: 'payment-places' };
export const countFailed = put('failed-attempts', 'an attempt to pay that failed is told by a provider: none is in a journey');
export const putEvents: Grant = { actions: ['events:PutEvents'], on: 'bus' };
/** in our own name: the bus's policy takes our source and our types from these roles only */
export const tellOwnEvents: Grant = { ...putEvents, on: 'bus-as-us' };
export const readPeople: Grant = { actions: ['cognito-idp:ListUsersInGroup'], on: 'user-pool' };
/** the account of somebody who may sign in for a merchant is made at their first sign-in */
export const admitMembers: Grant = { actions: ['cognito-idp:AdminGetUser', 'cognito-idp:AdminCreateUser'], on: 'merchant-pool' };
export const answerRuns: Grant = { actions: ['states:SendTaskSuccess'], on: 'machines' };

const erases = 'an erasure is rare: in a sound journey there is none';
/** takes personal data out of every store it is in; nobody else may change a timeline, or take away what was refused or handed in */
export const erasePersons: readonly Grant[] = [
  { ...readByPolicy, kept: erases },
  // whatever is on record, timelines too, and only in a transaction
  { actions: ['dynamodb:DeleteItem', 'dynamodb:PutItem'], on: 'records-and-payments', kept: erases },
  { actions: ['dynamodb:PutItem'], on: 'connections', kept: erases },
  { actions: ['dynamodb:DeleteItem'], on: 'held', kept: erases },
  { actions: ['dynamodb:DeleteItem'], on: 'applications', kept: erases },
  { actions: ['dynamodb:DeleteItem'], on: 'rejected', kept: erases },
  { actions: ['dynamodb:Query'], on: 'mine-index', kept: erases },
  { actions: ['s3:ListBucketVersions'], on: 'documents-bucket', kept: erases },
  { actions: ['s3:DeleteObjectVersion'], on: 'uploads', kept: erases },
  { actions: ['s3:DeleteObjectVersion'], on: 'kept-documents', kept: erases },
  { actions: ['s3:DeleteObjectVersion'], on: 'kept-logos', kept: erases },
  { actions: ['s3:DeleteObjectVersion'], on: 'exports', kept: erases },
  { actions: ['cognito-idp:AdminDeleteUser'], on: 'merchant-pool', kept: erases },
];

export const records = ['TABLE_NAME', 'DUE_SHARDS'] as const satisfies readonly EnvName[];

export const playbookArns = ['PLAYBOOK_ARNS'] as const satisfies readonly EnvName[];
