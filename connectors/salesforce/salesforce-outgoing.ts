import type { EventType } from '../../domain/events.ts';
import type { Outgoing } from '../connector.ts';

const api = `'/services/data/v62.0'`;
/** a field of the account's own, of text: what we call it. A record is looked for by it before it is made or changed */
const field = `(settings.field ? settings.field : 'Firstsale_Id__c')`;
const merchantAs = `merchant.pspClient & '/' & merchant.externalReference & ' (' & merchant.country & ')'`;

/** a query has its values in quotes: what would end one is not part of a name of ours */
const named = (id: string): string => `$replace(${id}, /[^A-Za-z0-9:~._-]/, '-')`;
const lookUp = (kind: 'Case' | 'Task', id: string): string =>
  `${api} & '/query?q=' & $encodeUrlComponent("SELECT Id FROM ${kind} WHERE " & ${field} & " = '" & ${named(id)} & "' LIMIT 1")`;

/** one that is there is changed, another is made: neither a retry nor a second telling makes two */
const keep = (
  kind: 'Case' | 'Task',
  on: readonly EventType[],
  id: string,
  fields: string,
  where: Outgoing['where'] = {},
): Outgoing => ({
  on,
  where,
  read: lookUp(kind, id),
  create: `{
    'method': there.records[0] ? 'PATCH' : 'POST',
    'path': ${api} & '/sobjects/${kind}' & (there.records[0] ? '/' & there.records[0].Id),
    'body': $merge([${fields}, { ${field}: ${named(id)} }])
  }`,
  // a change is answered without content
  created: `answer.id ? answer.id : ${named(id)}`,
});

const caseId = 'event.data.caseId';
const taskId = `(merchant.merchantId & ':' & event.data.taskId)`;

/** Cases become cases, and work of ours becomes tasks; both end there as they end here. */
export const salesforceOutgoing: readonly Outgoing[] = [
  keep(
    'Case',
    ['case.opened.v1'],
    caseId,
    `{ 'Subject': $substring(event.data.title ? event.data.title : title, 0, 255), 'Origin': 'Web', 'Status': 'New',
      'Priority': event.data.severity = 'high' ? 'High' : event.data.severity = 'low' ? 'Low' : 'Medium',
      'Description': ${merchantAs} & ' ' & console & '/merchants/' & event.subject }`,
  ),
  keep('Case', ['case.closed.v1'], caseId, `{ 'Subject': title, 'Status': 'Closed' }`),
  keep(
    'Task',
    ['task.opened.v1'],
    taskId,
    `{ 'Subject': $substring(task.title, 0, 255), 'Status': 'Not Started', 'Priority': 'Normal',
      'Description': ${merchantAs} & ' ' & console & '/merchants/' & event.subject }`,
  ),
  keep(
    'Task',
    ['task.decided.v1', 'task.cancelled.v1'],
    taskId,
    `{ 'Subject': $substring(task.title, 0, 255), 'Status': 'Completed' }`,
  ),
];
