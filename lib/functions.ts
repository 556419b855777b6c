import { checkUploads, keepBacktests, movePayouts, putExports, putTables, takeSettlements } from './file-grants.ts';
import type { FunctionName } from './function-sizes.ts';
import {
  answerRuns,
  countConnections,
  countFailed,
  type EnvName,
  erasePersons,
  type Grant,
  hold,
  keepApplications,
  keepUnmatched,
  notePlaces,
  paymentWork,
  playbookArns,
  putDigests,
  putEvents,
  putFigures,
  putForecasts,
  putLists,
  putPlanJobs,
  putVolumes,
  putWatches,
  readByPolicy,
  readChanges,
  readLists,
  readNames,
  records,
  refuse,
  releaseHeld,
  sendOut,
  storeBundledPolicy,
  takeFinished,
  takeOutages,
  takeWait,
  takeWatch,
  tellOwnEvents,
  unitOfWork,
} from './grants.ts';
import type { HandlerSpec } from './handler-spec.ts';
import { hookRouteHandlers } from './hook-routes.ts';
import { merchantRouteHandlers } from './merchant-routes.ts';
import { routeHandlers } from './routes.ts';

/** who writes, where a letter leads, and what signs its links */
const letterhead = [
  ...(['EMAIL_FROM', 'EMAIL_REPLY_TO', 'EMAIL_CONFIGURATION_SET', 'COMPANY_NAME', 'MERCHANT_PAGE_URL', 'LETTER_SECRET'] as const),
];

const needing =
  (area: HandlerSpec['area'], env: readonly EnvName[] = records) =>
  (name: FunctionName, ...grants: readonly Grant[]): HandlerSpec => ({ area, in: name, env, grants });

const step = (): HandlerSpec => needing('steps')('steps', ...unitOfWork);
const other = needing('steps');

/** every handler there is, and what it needs; the role of a function allows exactly what its handlers need together */
export const handlers: Readonly<Record<string, HandlerSpec>> = {
  'activate-capabilities': other('steps-refusing', ...paymentWork, releaseHeld, refuse),
  'apply-decision': step(),
  'approve-merchant': step(),
  'ask-about-case': step(),
  'ask-evidence': step(),
  'assess-health': step(),
  'check-identifiers': other('steps-screening', ...unitOfWork),
  'climb-ladder': step(),
  'close-case': step(),
  'close-change': step(),
  'close-check-in': step(),
  'close-merchant': other('steps-removing', ...unitOfWork, takeWatch),
  'complete-onboarding': step(),
  'decline-merchant': other('steps-removing', ...unitOfWork, takeWatch),
  'follow-case': step(),
  'gather-signals': other('steps-screening', readByPolicy),
  'hand-over-change': step(),
  'judge-holder': step(),
  'notify-contacts': step(),
  'offer-case-rating': step(),
  'offer-rating': step(),
  'open-requirements': step(),
  'open-task': step(),
  'park-run': other('park-run', ...unitOfWork, takeWait, answerRuns),
  'put-to-sleep': step(),
  'record-activation': step(),
  'register-merchant': other('steps-refusing', ...unitOfWork, refuse),
  'request-information': step(),
  'route-case': step(),
  'score-risk': step(),
  'take-case-in': step(),
  'weigh-change': step(),
  // new-step: scaffolded steps are entered above this line

  'start-playbook': needing('events', [...records, 'FINGERPRINT_PEPPER', ...playbookArns])(
    'start-playbook',
    readByPolicy,
    storeBundledPolicy,
    keepApplications,
    refuse,
    { actions: ['states:StartExecution'], on: 'machines' },
  ),
  'record-fact': needing('events', [...records, 'FINGERPRINT_PEPPER'])(
    'record-fact',
    ...unitOfWork,
    takeWatch,
    takeFinished,
    refuse,
    keepUnmatched,
    takeOutages,
  ),
  'aggregate-payments': needing('events')(
    'aggregate-payments',
    ...paymentWork,
    hold,
    releaseHeld,
    refuse,
    notePlaces,
    countFailed,
  ),
  'publish-timeline': needing('events', ['BUS_NAME', 'UNPUBLISHED_QUEUE_URL'])('publish-timeline', tellOwnEvents),
  'keep-lists': needing('events', ['TABLE_NAME'])('keep-lists', readByPolicy, putLists, readChanges, readNames, putVolumes),
  'resume-run': needing('events')('resume-run', readByPolicy, takeWait, answerRuns),
  'detect-stalls': needing('events', [...records, 'DUE_QUEUE_URL', 'EMAIL_QUEUE_URL', 'BUS_NAME'])(
    'detect-stalls',
    { actions: ['dynamodb:Query'], on: 'due-index' },
    readByPolicy,
    takeOutages,
    movePayouts,
    { ...putEvents, kept: 'a payout that is late becomes a fact: in a sound journey none is' },
    { actions: ['sqs:SendMessage'], on: 'due-queue' },
    {
      ...{ actions: ['sqs:SendMessage'], on: 'emails-queue' },
      kept: 'a colleague is mailed on the next working morning: a journey may end before',
    },
  ),
  'handle-due': needing('events')('handle-due', ...unitOfWork, takeFinished),
  'erase-persons': needing('events', [...records, 'DOCUMENTS_BUCKET', 'MERCHANT_POOL_ID'])('erase-persons', ...erasePersons),
  'roll-up-figures': needing('events', [...records, 'DOCUMENTS_BUCKET'])(
    'roll-up-figures',
    readByPolicy,
    putFigures,
    putTables,
    readNames,
    readChanges,
    readLists,
    putForecasts,
    putWatches,
    putDigests,
  ),

  'deliver-email': needing('nudges', [...records, ...letterhead, 'EMAIL_QUEUE_URL', 'CONSOLE_URL', 'USER_POOL_ID'])(
    'deliver-email',
    ...unitOfWork,
    putDigests,
    {
      ...{ actions: ['cognito-idp:AdminGetUser'], on: 'user-pool' },
      kept: 'a colleague is mailed on the next working morning: a journey may end before',
    },
    { actions: ['ses:SendEmail'], on: 'sender' },
    { actions: ['ses:SendEmail'], on: 'configuration-set' },
    {
      actions: ['sqs:ChangeMessageVisibility'],
      on: 'emails-queue',
      kept: 'puts off until morning a mail that was decided by day and got late on its way: only after a fault',
    },
  ),

  'check-document': needing('events', [...records, 'DOCUMENTS_BUCKET'])('check-document', ...unitOfWork, ...checkUploads),

  'make-export': needing('events', [...records, 'DOCUMENTS_BUCKET'])('make-export', ...unitOfWork, putExports),
  'take-settlements': needing('events', ['TABLE_NAME', 'DOCUMENTS_BUCKET', 'BUS_NAME'])(
    'take-settlements',
    readByPolicy,
    ...takeSettlements,
    { ...putEvents, kept: 'a dispute in a settlement file is told of as a fact: in a journey without one there is none' },
  ),
  'make-plan': needing('events', ['TABLE_NAME'])(
    'make-plan',
    { actions: ['dynamodb:GetItem'], on: 'table' },
    readLists,
    putPlanJobs,
  ),
  'back-test': needing('events', ['TABLE_NAME'])('back-test', ...keepBacktests),
  'take-messages': needing('events', [...records, 'BUS_NAME', 'HOOKS_QUEUE_URL', 'CONNECTORS_NAMED', 'CONSOLE_URL'])(
    'take-messages',
    ...sendOut,
    {
      actions: ['dynamodb:GetItem'],
      on: 'table',
      kept: 'says whether a delivery that somebody else claimed is done: few are sent twice',
    },
    { actions: ['dynamodb:PutItem'], on: 'deliveries' },
    countConnections,
    putEvents,
    refuse,
  ),

  'publish-console': needing('deployments', ['CONSOLE_BUCKET'])(
    'publish-console',
    { actions: ['s3:ListBucket'], on: 'console-bucket' },
    { actions: ['s3:PutObject'], on: 'console-objects' },
    {
      actions: ['s3:DeleteObject'],
      on: 'console-objects',
      kept: 'takes away parts of releases older than a month, and everything when the stage goes',
    },
  ),

  'publish-merchant-page': needing('deployments', ['MERCHANT_PAGE_BUCKET'])(
    'publish-merchant-page',
    { actions: ['s3:ListBucket'], on: 'merchant-page-bucket' },
    { actions: ['s3:PutObject'], on: 'merchant-page-objects' },
    {
      actions: ['s3:DeleteObject'],
      on: 'merchant-page-objects',
      kept: 'takes away parts of releases older than a month, and everything when the stage goes',
    },
  ),

  ...routeHandlers,
  ...merchantRouteHandlers,
  ...hookRouteHandlers,
};

/** `check-identifiers` -> `CheckIdentifiers`: construct ids and the placeholders of the playbooks (`${CheckIdentifiersArn}`) */
export const pascalCase = (name: string): string =>
  name.replace(/(^|-)([a-z])/g, (_match, _dash, letter: string) => letter.toUpperCase());
