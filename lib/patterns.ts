import { type EventPattern, Match } from 'aws-cdk-lib/aws-events';
import { connectors } from '../connectors/registry.ts';
import type { InboundType } from '../domain/events/inbound.ts';
import { type EventType, inboundTypes } from '../domain/events.ts';
import { startingTypes } from '../domain/playbook/starting-types.ts';
import { wakingTypes } from '../domain/playbook/waking-types.ts';
import { playbooks } from '../domain/playbooks/registry.ts';
import type { Channel } from '../domain/values.ts';

/** the bus's source of every event of ours */
export const ownSource = 'firstsale';

/** what our timelines tell: events of ours, and facts from outside once they were taken in */
const own = (...types: readonly EventType[]): EventPattern => ({ source: [ownSource], detailType: [...types] });
const inbound = (...types: readonly InboundType[]): EventPattern => ({
  source: Match.anythingBut('firstsale'),
  detailType: [...types],
});
const payments = ['payment.captured.v1', 'payment.refunded.v1', 'payment.failed.v1'] as const satisfies readonly InboundType[];
const application = 'merchant.application.submitted.v1' satisfies InboundType;
const correction = 'requirement.submitted.v1' satisfies InboundType;

/** events of ours that start a playbook, as the playbooks declare them */
const starting = (): readonly EventType[] => {
  const named = new Set<string>(playbooks.flatMap(({ starts }) => starts.map(({ from, on }) => (from === 'us' ? on : ''))));
  return startingTypes.filter((type) => named.has(type));
};

/** which events start a playbook */
export const startsPlaybook: Readonly<Record<string, EventPattern>> = {
  ApplicationSubmitted: inbound(application),
  StageReached: own(...starting()),
};

/** every other outside event, of unknown types too: those are rejected by name rather than lost */
export const isFact: Readonly<Record<string, EventPattern>> = {
  FactReported: {
    source: Match.anythingBut('firstsale'),
    detailType: Match.anythingBut(application, ...payments),
  },
};

/** what may end a run's wait: the consumer looks at the merchant, so one too many is harmless, one too few is not */
export const wakesRun: Readonly<Record<string, EventPattern>> = { NewsForRun: own(...wakingTypes) };

export const isPayment: EventPattern = inbound(...payments);

/** somebody of a merchant wants a file */
export const exportAsked: Readonly<Record<string, EventPattern>> = { ExportAsked: own('export.asked.v1') };

/** nudges and other letters that go out through one of these channels */
export const nudgeThrough = (...channels: readonly Channel[]): EventPattern => ({
  ...own('nudge.requested.v1', 'letter.requested.v1'),
  detail: { data: { channel: [...channels] } },
});

/** an erasure was confirmed, or the time of a kind of data is over */
export const erasureDue: Readonly<Record<string, EventPattern>> = {
  ErasureDue: own('erasure.confirmed.v1', 'erasure.due.v1'),
};
const asked = ({ on, where }: { readonly on: readonly EventType[]; readonly where: object }) => ({
  'detail-type': [...on],
  ...(Object.keys(where).length > 0 && { detail: { data: where } }),
});
/** what a connector sends on, by connector; as CloudFormation wants it */
export const goesOut: Readonly<Record<string, unknown>> = Object.fromEntries(
  connectors.flatMap(({ id, outgoing = [] }) => {
    const [only, ...more] = outgoing.map(asked);
    if (only === undefined) return [];
    // `$or` wants two at least
    return [[id, { source: [ownSource], ...(more.length === 0 ? only : { $or: [only, ...more] }) }] as const];
  }),
);

const there = [{ exists: true }];
/**
 * What a colleague is mailed once a day: they were given a task or mentioned, one was taken from them, one they hold is overdue, or
 * something became of one they watch or raised. As CloudFormation wants it.
 */
export const concernsColleague = {
  source: [ownSource],
  $or: [
    { 'detail-type': ['task.assigned.v1', 'task.overdue.v1'] satisfies EventType[] },
    { 'detail-type': ['task.released.v1'] satisfies EventType[], detail: { data: { from: there } } },
    { detail: { data: { mentions: there, taskId: there } } },
    { detail: { data: { watchers: there, taskId: there } } },
    {
      'detail-type': ['task.decided.v1', 'task.cancelled.v1', 'task.returned.v1'] satisfies EventType[],
      detail: { data: { raisedBy: there } },
    },
  ],
};

/** the default bus carries the mail of the whole account: ours is what went through our configuration set */
const mail = (configurationSet: string, ...detailType: string[]): EventPattern => ({
  source: ['aws.ses'],
  detailType,
  detail: { mail: { tags: { 'ses:configuration-set': [configurationSet] } } },
});

/** SES took a message, which settles the claim of a delivery that died before it could note so; or it came back, which takes the delivery back */
export const mailSettled = (configurationSet: string): EventPattern => mail(configurationSet, 'Email Sent', 'Email Bounced');
export const mailTrouble = (configurationSet: string): EventPattern =>
  mail(configurationSet, 'Email Bounced', 'Email Complaint Received');

const isOneOf = (types: readonly string[], type: string): boolean => types.includes(type);
const absent = [{ exists: false }];
/**
 * What the archive keeps: all of ours, and of the outside only types we know to carry no account number. An application, a corrected
 * identifier and a type nobody knows may hold an IBAN in full, which is never stored (docs/adr/0006); a payment may name its buyer or
 * card in clear, which is not stored either (docs/adr/0059). As CloudFormation wants it.
 */
export const archivable = {
  $or: [
    { source: ['firstsale'] },
    { 'detail-type': inboundTypes.filter((type) => type !== application && type !== correction && !isOneOf(payments, type)) },
    { 'detail-type': [correction], detail: { data: { value: absent } } },
    { 'detail-type': [...payments], detail: { data: { customer: absent, card: absent, reference: absent } } },
  ],
};
