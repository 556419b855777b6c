import type { Outgoing } from '../connector.ts';

/** Jira finds an issue by its labels; ours names the event it answers */
const label = `'firstsale-' & mark`;

const create = `{
  'path': '/rest/api/3/issue',
  'body': { 'fields': {
    'project': { 'key': settings.project }, 'issuetype': { 'name': 'Task' }, 'summary': $substring(task.title, 0, 250),
    'labels': [${label}, 'merchant:' & $encodeUrlComponent(merchant.pspClient) & '/' & $encodeUrlComponent(merchant.externalReference),
      event.data.forCase ? 'task:' & $encodeUrlComponent(event.data.taskId)],
    'description': { 'type': 'doc', 'version': 1, 'content': [task.title, task.facts, merchant.legalName & ' (' & merchant.country & ')'].{
      'type': 'paragraph', 'content': [{ 'type': 'text', 'text': $ }]
    }[] }
  } }
}`;

/** work that is raised in the queue of the product team becomes an issue: https://developer.atlassian.com/cloud/jira/platform/rest/v3/ */
const raised: Outgoing = {
  on: ['task.opened.v1'],
  where: { queue: ['product'] },
  sent: {
    find: `'/rest/api/3/search/jql?maxResults=1&fields=key&jql=' & $encodeUrlComponent('labels = "' & ${label} & '"')`,
    found: 'answer.issues[0].key',
  },
  create,
  created: 'answer.key',
  // raised about a case it is part of that case, and no case of its own
  told: `event.data.forCase ? {
    'type': 'issue.moved.v1', 'subject': merchant.externalReference, 'time': now,
    'data': { 'pspClient': merchant.pspClient, 'taskId': event.data.taskId, 'key': key, 'state': 'open' }
  } : {
    'type': 'case.opened.v1', 'subject': merchant.externalReference, 'time': now,
    'data': { 'pspClient': merchant.pspClient, 'caseId': key, 'title': task.title }
  }`,
};

export const jiraOutgoing: readonly Outgoing[] = [raised];
