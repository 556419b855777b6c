/** where an input member stands in a request of the REST-JSON protocol; what is named nowhere is in the body */
export interface RestRoute {
  readonly service: string;
  readonly action: string;
  readonly method: string;
  /** labels in braces; a trailing `+` takes slashes too */
  readonly path: string;
  /** query parameter to member, with `number` or `list` where it is not text */
  readonly query?: Readonly<Record<string, string | readonly [string, 'number' | 'list']>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** status of a success, when it is not 200 */
  readonly status?: number;
}

const functions = '/2015-03-31/functions';
const mappings = '/2015-03-31/event-source-mappings';
const pages = { Marker: 'Marker', MaxItems: ['MaxItems', 'number'] } as const;
const tokens = { NextToken: 'NextToken', MaxResults: ['MaxResults', 'number'] } as const;
const sesTokens = { NextToken: 'NextToken', PageSize: ['PageSize', 'number'] } as const;
const qualifier = { Qualifier: 'Qualifier' } as const;

type Line = readonly [
  action: string,
  method: string,
  path: string,
  more?: Omit<RestRoute, 'service' | 'action' | 'method' | 'path'>,
];

const lambda: readonly Line[] = [
  [
    'Invoke',
    'POST',
    `${functions}/{FunctionName}/invocations`,
    {
      query: qualifier,
      headers: {
        'x-amz-invocation-type': 'InvocationType',
        'x-amz-log-type': 'LogType',
        'x-amz-client-context': 'ClientContext',
      },
    },
  ],
  ['ListFunctions', 'GET', functions, { query: { ...pages, FunctionVersion: 'FunctionVersion' } }],
  ['GetFunction', 'GET', `${functions}/{FunctionName}`, { query: qualifier }],
  ['GetFunctionConfiguration', 'GET', `${functions}/{FunctionName}/configuration`, { query: qualifier }],
  ['ListVersionsByFunction', 'GET', `${functions}/{FunctionName}/versions`, { query: pages }],
  ['ListAliases', 'GET', `${functions}/{FunctionName}/aliases`, { query: pages }],
  ['GetAlias', 'GET', `${functions}/{FunctionName}/aliases/{Name}`],
  ['GetPolicy', 'GET', `${functions}/{FunctionName}/policy`, { query: qualifier }],
  [
    'ListEventSourceMappings',
    'GET',
    mappings,
    { query: { ...pages, EventSourceArn: 'EventSourceArn', FunctionName: 'FunctionName' } },
  ],
  ['GetEventSourceMapping', 'GET', `${mappings}/{UUID}`],
  ['UpdateEventSourceMapping', 'PUT', `${mappings}/{UUID}`, { status: 202 }],
  ['GetFunctionConcurrency', 'GET', '/2019-09-30/functions/{FunctionName}/concurrency'],
  ['PutFunctionConcurrency', 'PUT', '/2017-10-31/functions/{FunctionName}/concurrency'],
  ['DeleteFunctionConcurrency', 'DELETE', '/2017-10-31/functions/{FunctionName}/concurrency', { status: 204 }],
  ['GetFunctionEventInvokeConfig', 'GET', '/2019-09-25/functions/{FunctionName}/event-invoke-config', { query: qualifier }],
];

const scheduler: readonly Line[] = [
  [
    'ListSchedules',
    'GET',
    '/schedules',
    { query: { ...tokens, ScheduleGroup: 'GroupName', NamePrefix: 'NamePrefix', State: 'State' } },
  ],
  ['CreateSchedule', 'POST', '/schedules/{Name}'],
  ['UpdateSchedule', 'PUT', '/schedules/{Name}'],
  ['GetSchedule', 'GET', '/schedules/{Name}', { query: { groupName: 'GroupName' } }],
  ['DeleteSchedule', 'DELETE', '/schedules/{Name}', { query: { groupName: 'GroupName', clientToken: 'ClientToken' } }],
  ['ListScheduleGroups', 'GET', '/schedule-groups', { query: { ...tokens, NamePrefix: 'NamePrefix' } }],
  ['CreateScheduleGroup', 'POST', '/schedule-groups/{Name}'],
  ['GetScheduleGroup', 'GET', '/schedule-groups/{Name}'],
  ['DeleteScheduleGroup', 'DELETE', '/schedule-groups/{Name}', { query: { clientToken: 'ClientToken' } }],
  ['ListTagsForResource', 'GET', '/tags/{ResourceArn+}'],
  ['TagResource', 'POST', '/tags/{ResourceArn+}'],
  ['UntagResource', 'DELETE', '/tags/{ResourceArn+}', { query: { TagKeys: ['TagKeys', 'list'] } }],
];

const ses: readonly Line[] = [
  ['SendEmail', 'POST', '/v2/email/outbound-emails'],
  ['SendBulkEmail', 'POST', '/v2/email/outbound-bulk-emails'],
  ['CreateEmailTemplate', 'POST', '/v2/email/templates'],
  ['UpdateEmailTemplate', 'PUT', '/v2/email/templates/{TemplateName}'],
  ['GetEmailTemplate', 'GET', '/v2/email/templates/{TemplateName}'],
  ['GetAccount', 'GET', '/v2/email/account'],
  ['ListEmailIdentities', 'GET', '/v2/email/identities', { query: sesTokens }],
  ['CreateEmailIdentity', 'POST', '/v2/email/identities'],
  ['GetEmailIdentity', 'GET', '/v2/email/identities/{EmailIdentity}'],
  ['ListConfigurationSets', 'GET', '/v2/email/configuration-sets', { query: sesTokens }],
  ['GetConfigurationSet', 'GET', '/v2/email/configuration-sets/{ConfigurationSetName}'],
  [
    'ListSuppressedDestinations',
    'GET',
    '/v2/email/suppression/addresses',
    { query: { ...sesTokens, Reason: ['Reasons', 'list'] } },
  ],
  ['PutSuppressedDestination', 'PUT', '/v2/email/suppression/addresses'],
  ['GetSuppressedDestination', 'GET', '/v2/email/suppression/addresses/{EmailAddress}'],
  ['DeleteSuppressedDestination', 'DELETE', '/v2/email/suppression/addresses/{EmailAddress}'],
];

const routesOf = (service: string, lines: readonly Line[]): RestRoute[] =>
  lines.map(([action, method, path, more]) => ({ service, action, method, path, ...more }));

/** Source: the service models of Lambda 2015-03-31, EventBridge Scheduler 2021-06-30, SES 2019-09-27 */
export const restRoutes: readonly RestRoute[] = [
  ...routesOf('lambda', lambda),
  ...routesOf('scheduler', scheduler),
  ...routesOf('sesv2', ses),
];
