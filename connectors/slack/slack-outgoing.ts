import type { EventType } from '../../domain/events.ts';
import type { Outgoing } from '../connector.ts';

const merchant = `console & '/merchants/' & event.subject`;

/** `text` is JSONata of ids and codes only: nothing that somebody outside wrote can bend the message */
const says = (type: EventType, text: string, where: Outgoing['where'] = {}, more: Partial<Outgoing> = {}): Outgoing => ({
  on: [type],
  where,
  // https://docs.slack.dev/apis/web-api/rate-limits/: a message a second for each webhook
  perMinute: 60,
  create: `{ 'path': settings.path, 'body': { 'text': ${text} } }`,
  created: 'answer',
  answersText: true,
  ...more,
});
const there = [{ exists: true }] as const;
const watched = `event.type & ', a task of ' & event.data.queue & ' that ' & $join(event.data.watchers, ', ') & ' watch: ' & ${merchant}`;

/**
 * What the team reads in Slack, through an incoming webhook: a sentence and where to look.
 * https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks/
 */
export const slackOutgoing: readonly Outgoing[] = [
  says('nudge.requested.v1', `'Nudge ' & event.data.template & ': ' & ${merchant}`, { channel: ['slack'] }),
  says('letter.requested.v1', `'Letter ' & event.data.template & ': ' & ${merchant}`, { channel: ['slack'] }),
  says('task.overdue.v1', `'A task of ' & event.data.queue & ' is overdue since ' & event.data.slaDueAt & ': ' & ${merchant}`),
  says(
    'task.assigned.v1',
    `event.data.to & ' has a task of ' & event.data.queue & ' from ' & event.data.by & ': ' & ${merchant}`,
  ),
  says('task.commented.v1', `event.data.by & ' mentions ' & $join(event.data.mentions, ', ') & ': ' & ${merchant}`, {
    mentions: there,
  }),
  ...(['task.decided.v1', 'task.cancelled.v1', 'task.returned.v1'] as const).map((type) =>
    says(type, watched, { watchers: there }),
  ),
  says('nudge.escalated.v1', `'Nudges did not help, ' & event.data.queue & ' has a task: ' & ${merchant}`),
  says(
    'event.rejected.v1',
    `'An event was refused (' & event.data.code & '): ' & console & '/playbooks?tab=trouble'`,
    {},
    { withoutMerchant: true },
  ),
];
