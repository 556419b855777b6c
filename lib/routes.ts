import { signDocuments, signLogos, signSettlements, signTables, signUploads } from './file-grants.ts';
import type { FunctionName } from './function-sizes.ts';
import {
  callPlanner,
  type EnvName,
  type Grant,
  matchCases,
  playbookArns,
  putDeskNotes,
  putDigests,
  putEvents,
  putPlanJobs,
  putPlans,
  putScreening,
  readByPolicy,
  readChanges,
  readConnectorSecrets,
  readLists,
  readMachines,
  readMine,
  readNames,
  readPeople,
  readRuns,
  readTable,
  records,
  takeOutages,
  takeWatch,
  unitOfWork,
  writePolicy,
} from './grants.ts';
import type { HandlerSpec, RouteKey } from './handler-spec.ts';
import { listFailedRuns, lookAtDeadLetters, redriveRuns, replayDeadLetters } from './operator-grants.ts';

const answering =
  (name: FunctionName, env: readonly EnvName[]) =>
  (route: RouteKey, ...grants: readonly Grant[]) =>
    ({ area: 'api', in: name, route, env, grants }) as const satisfies HandlerSpec;

const list = answering('list-merchants', ['TABLE_NAME']);
const read = answering('api-read', ['TABLE_NAME']);
const ask = answering('api-read', ['USER_POOL_ID']);
const work = (route: RouteKey) => answering('api-work', records)(route, ...unitOfWork);
const seal = answering('api-work', [...records, 'FINGERPRINT_PEPPER', 'HOLDER_CHECK']);
const lead = answering('api-lead', [...records, 'USER_POOL_ID']);
const policy = (route: RouteKey, ...grants: readonly Grant[]) => answering('api-policy', records)(route, ...grants);
const plan = answering('api-plan', ['TABLE_NAME', 'PLANNER']);
const look = answering('operations-look', playbookArns);
const sign = answering('sign-uploads', ['TABLE_NAME', 'DOCUMENTS_BUCKET']);
const open = answering('open-documents', [...records, 'DOCUMENTS_BUCKET']);
// beside the opening of documents: one handler there, so no other may do what this one does
const give = answering('open-documents', ['TABLE_NAME', 'BUS_NAME']);
const lookAtLetters = answering('operations-look', ['TABLE_NAME', 'DEAD_LETTER_URLS']);
const redrive = answering('operations-act', [...records, ...playbookArns]);
const replay = answering('operations-act', ['TABLE_NAME', 'DEAD_LETTER_URLS', 'BUS_NAME']);

/** every route of the console API: a folder functions/api/<name>, and a line here */
export const routeHandlers = {
  'trace-money': read('GET /money/trace', readTable, { actions: ['dynamodb:GetItem'], on: 'table' }),
  'list-settlements': read('GET /money/settlements', readTable),
  'sign-settlement': sign('GET /money/upload', signSettlements),
  'list-merchants': list('GET /merchants', readByPolicy, readChanges),
  'search-merchants': list('GET /search', readByPolicy, readChanges),
  'get-merchant': read('GET /merchants/{merchantId}', readTable),
  'list-timeline': read('GET /merchants/{merchantId}/timeline', readTable),
  'get-run': look('GET /merchants/{merchantId}/runs/{run}', readRuns, readTable),
  'get-playbook': look('GET /playbooks/{playbook}', readMachines),
  'list-payments': read('GET /merchants/{merchantId}/payments', readTable),
  'show-conversion': read('GET /merchants/{merchantId}/conversion', readByPolicy),
  'list-screening': read('GET /merchants/{merchantId}/screening', readByPolicy),
  'judge-hit': work('POST /merchants/{merchantId}/screening/verdicts'),
  // beside the one handler that opens documents: few would be given more there, and the stack has no room for a function more
  'replace-list': open('POST /screening-lists', readByPolicy, putScreening),
  'screen-merchants': open('POST /screening-lists/screening', ...unitOfWork, readChanges, putScreening),
  'preview-information': read('GET /merchants/{merchantId}/information-preview', readByPolicy),
  'preview-nudge': read('GET /merchants/{merchantId}/nudge-preview', readByPolicy),
  'list-changes': read('GET /changes', readTable, readMine, readNames, { actions: ['dynamodb:GetItem'], on: 'table' }),
  'list-tasks': read('GET /tasks', readLists, readMine, readNames),
  'list-people': ask('GET /people', readPeople),
  'get-digest': read('GET /me/digest', { actions: ['dynamodb:GetItem'], on: 'table' }),
  // beside the policies: few handlers there, and none that works on merchants
  'choose-digest': policy('POST /me/digest', readByPolicy, putDigests),
  'note-visit': policy('POST /me/visits', { actions: ['dynamodb:GetItem'], on: 'table' }, putDigests),
  'claim-task': work('POST /merchants/{merchantId}/tasks/{taskId}/claim'),
  'release-task': work('POST /merchants/{merchantId}/tasks/{taskId}/release'),
  // whom it is given to is looked up among who there is
  'assign-task': lead('POST /merchants/{merchantId}/tasks/{taskId}/assign', ...unitOfWork, readPeople),
  'start-change': seal('POST /merchants/{merchantId}/account-changes', ...unitOfWork, readMine),
  'object-to-change': work('POST /merchants/{merchantId}/account-changes/{changeId}/objection'),
  'raise-task': lead('POST /merchants/{merchantId}/tasks', ...unitOfWork, readPeople),
  'hand-over-task': lead('POST /merchants/{merchantId}/tasks/{taskId}/hand-over', ...unitOfWork, readPeople),
  'watch-task': work('POST /merchants/{merchantId}/tasks/{taskId}/watch'),
  'show-case': read('GET /merchants/{merchantId}/cases/{caseId}', readByPolicy, readLists, readNames),
  'answer-case': work('POST /merchants/{merchantId}/cases/{caseId}/answer'),
  'act-on-case': work('POST /merchants/{merchantId}/cases/{caseId}/deeds'),
  'match-case': give('POST /unmatched/{caseId}/match', ...matchCases, putEvents),
  'list-cases': read('GET /cases', readTable, readLists, readNames),
  'log-contact': work('POST /merchants/{merchantId}/contacts'),
  'comment-task': lead('POST /merchants/{merchantId}/tasks/{taskId}/comments', ...unitOfWork, readPeople),
  'snooze-task': work('POST /merchants/{merchantId}/tasks/{taskId}/snooze'),
  'decide-task': work('POST /merchants/{merchantId}/tasks/{taskId}/decision'),
  'waive-requirement': work('POST /merchants/{merchantId}/requirements/{requirementId}/waive'),
  'extend-requirement': work('POST /merchants/{merchantId}/requirements/{requirementId}/extend'),
  'verify-requirement': work('POST /merchants/{merchantId}/requirements/{requirementId}/verify'),
  'reject-requirement': work('POST /merchants/{merchantId}/requirements/{requirementId}/reject'),
  'submit-requirement': work('POST /merchants/{merchantId}/requirements/{requirementId}/submit'),
  'request-requirement': work('POST /merchants/{merchantId}/requirements/{requirementId}/request-again'),
  'sign-upload': sign('GET /merchants/{merchantId}/requirements/{requirementId}/upload', readTable, signUploads),
  'open-document': open('POST /merchants/{merchantId}/documents/{documentId}/open', ...unitOfWork, signDocuments, signLogos),
  'add-method': work('POST /merchants/{merchantId}/payment-methods'),
  'remove-method': work('POST /merchants/{merchantId}/payment-methods/{method}/remove'),
  'board-file': work('POST /boarding'),
  'import-merchants': work('POST /imports'),
  'board-method': work('POST /merchants/{merchantId}/payment-methods/{method}/board'),
  'propose-price': work('POST /merchants/{merchantId}/prices'),
  'approve-price': work('POST /merchants/{merchantId}/prices/approval'),
  'preview-rejection': read('GET /merchants/{merchantId}/requirements/{requirementId}/rejection-preview', readByPolicy),
  'withdraw-merchant': lead('POST /merchants/{merchantId}/withdraw', ...unitOfWork, takeWatch),
  'nudge-merchant': work('POST /merchants/{merchantId}/nudges'),
  'snooze-merchant': work('POST /merchants/{merchantId}/snooze'),
  'comment-merchant': work('POST /merchants/{merchantId}/comments'),
  'ask-erasure': work('POST /merchants/{merchantId}/erasure'),
  'decide-erasure': work('POST /merchants/{merchantId}/erasure/decision'),
  'set-legal-hold': work('POST /merchants/{merchantId}/legal-hold'),
  'list-erasures': read('GET /erasures', readLists, readNames),
  'export-merchant': read('GET /merchants/{merchantId}/export', readTable),
  'export-approvals': read('GET /merchants/{merchantId}/approvals', readTable),
  'get-figures': read('GET /figures', readByPolicy),
  'list-tables': sign('GET /tables', readTable, signTables),
  'list-failed-runs': look('GET /playbooks/{playbook}/failures', ...listFailedRuns),
  'redrive-run': redrive('POST /merchants/{merchantId}/runs/{run}/redrive', ...redriveRuns),
  'list-dead-letters': lookAtLetters('GET /dead-letters', ...lookAtDeadLetters),
  'replay-dead-letters': replay('POST /dead-letters/{queue}/replay', ...replayDeadLetters),
  'list-connections': read('GET /connections', readByPolicy),
  'try-connection': answering('try-connection', ['CONNECTORS_NAMED', 'CONSOLE_URL'])(
    'POST /connections/{connector}/test',
    readConnectorSecrets,
  ),
  'list-rejected': read('GET /rejected', readTable),
  'replay-rejected': replay(
    'POST /rejected/{day}/{id}/replay',
    { actions: ['dynamodb:GetItem'], on: 'table' },
    { actions: ['dynamodb:UpdateItem'], on: 'rejected' },
    putEvents,
  ),
  'explain-policy': read('GET /policy/sentences', readByPolicy),
  'get-policy': read('GET /policy', readByPolicy),
  'get-draft': read('GET /policy/draft', { actions: ['dynamodb:GetItem'], on: 'table' }),
  'save-draft': policy('POST /policy/draft', { actions: ['dynamodb:GetItem'], on: 'table' }, putDigests),
  'comment-policy': policy('POST /policy/{version}/comments', ...writePolicy),
  'publish-policy': policy('POST /policy', ...writePolicy),
  'list-outages': read('GET /outages', { actions: ['dynamodb:GetItem'], on: 'table' }),
  'show-teams': read('GET /teams', readByPolicy, readLists),
  // what teams have of a queue: whoever opens a task writes it too
  'move-share': work('POST /teams/shares'),
  'get-realtime': read('GET /realtime', readByPolicy, readLists, readNames),
  'list-watches': read('GET /watches', readTable),
  // beside the plans: few handlers there, and none that works on merchants
  'change-watch': plan('POST /watches', { actions: ['dynamodb:GetItem'], on: 'table' }, putDeskNotes),
  'override-forecast': plan('POST /forecasts/overrides', readByPolicy, putDeskNotes),
  'set-absences': plan('POST /absences', { actions: ['dynamodb:GetItem'], on: 'table' }, putDeskNotes),
  'list-plans': read('GET /plans', readTable),
  'publish-plan': plan('POST /plans', { actions: ['dynamodb:GetItem'], on: 'table' }, putPlans),
  'get-plan-job': read('GET /plan-jobs/{jobId}', { actions: ['dynamodb:GetItem'], on: 'table' }),
  'ask-plan': plan('POST /plan-jobs', { actions: ['dynamodb:GetItem'], on: 'table' }, putPlanJobs, callPlanner),
  'cancel-plan': plan('POST /plan-jobs/{jobId}/cancellation', { actions: ['dynamodb:GetItem'], on: 'table' }, putPlanJobs),
  // beside the policies: what is written is no merchant's
  'declare-outage': policy('POST /outages', { actions: ['dynamodb:GetItem'], on: 'table' }, takeOutages),
  'change-outage': policy('POST /outages/{outageId}', { actions: ['dynamodb:GetItem'], on: 'table' }, takeOutages),
  'approve-policy': policy('POST /policy/{version}/approval', ...writePolicy),
} as const satisfies Readonly<Record<string, HandlerSpec>>;

/** the handler of a route -> what the gateway knows it by */
export const routes: Readonly<Record<string, RouteKey>> = Object.fromEntries(
  Object.entries(routeHandlers).map(([name, { route }]) => [name, route]),
);
