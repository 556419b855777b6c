import { type Connector, laptopSecret } from '../connector.ts';
import { jiraMessages } from './jira-messages.ts';
import { jiraOutgoing } from './jira-outgoing.ts';

/** Jira Cloud: https://developer.atlassian.com/cloud/jira/platform/webhooks/ */
export const jira: Connector = {
  id: 'jira',
  title: 'Jira',
  laptopSecret,
  incoming: {
    proof: { scheme: 'body-hex', header: 'x-hub-signature' },
    deliveryId: { header: 'x-atlassian-webhook-identifier' },
    typeField: 'webhookEvent',
    source: 'jira',
    messages: jiraMessages,
  },
  outgoing: jiraOutgoing,
  // https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-myself/
  check: { request: `{ 'path': '/rest/api/3/myself' }`, known: 'answer.accountId ? answer.accountType' },
};
