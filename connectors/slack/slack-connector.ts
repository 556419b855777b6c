import { type Connector, laptopSecret } from '../connector.ts';
import { slackOutgoing } from './slack-outgoing.ts';

/** Slack hears from us, and sends nothing */
export const slack: Connector = {
  ...{ id: 'slack', title: 'Slack', laptopSecret, outgoing: slackOutgoing },
  // a webhook takes messages and answers nothing else: a test is a message that says so
  check: {
    request: `{
      'method': 'POST', 'path': settings.path,
      'body': { 'text': 'Somebody tests the connection to Firstsale. Nothing needs to be done: ' & console & '/playbooks?tab=connections' }
    }`,
    known: 'answer',
    ...({ answersText: true, seen: true } as const),
  },
};
