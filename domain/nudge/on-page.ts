import { later } from '../calendar/earlier.ts';
import { rungAhead } from '../ladder/rung-timing.ts';
import type { Changes, Context, Decision } from '../model/decision.ts';
import type { Ladder, Nudge } from '../model/ladder.ts';
import { ladderOf, type Snapshot } from '../model/snapshot.ts';
import { contentOf, failed, outcomeEntry } from './nudge-outcome.ts';

/** it waits on the merchant's page, and only the page can deliver it: by showing it */
export const waitsOnPage = ({ channel, status }: Nudge): boolean => channel === 'in_app' && status !== 'delivered';

export interface ShownInput {
  readonly nudgeId: string;
  /** address of the member who was shown it */
  readonly by: string;
}
export interface Shown {
  readonly kind: 'shown' | 'shown_before' | 'unknown';
}

/** The ladder knows that its message was read: the next one comes in its own time. */
const knowing = (snapshot: Snapshot, nudge: Nudge, context: Context): readonly Ladder[] => {
  const ladder = ladderOf(snapshot, nudge.stage);
  if (ladder?.sent.some(({ nudgeId, readAt }) => nudgeId === nudge.id && readAt === undefined) !== true) return [];
  const read = { ...ladder, sent: ladder.sent.map((one) => (one.nudgeId === nudge.id ? { ...one, readAt: context.now } : one)) };
  const ahead = rungAhead(context, snapshot, read);
  if (read.dueAt === undefined || ahead === undefined) return [read];
  return [{ ...read, dueAt: later(read.dueAt, ahead.at) }];
};

/** The page showed a message that waits there: now it is delivered. Twice is once; one that the ladder has passed by counts as well. */
export const showMessage = (snapshot: Snapshot, { nudgeId, by }: ShownInput, context: Context): Decision<Shown> => {
  const nudge = snapshot.nudges.find((one) => one.id === nudgeId && one.channel === 'in_app');
  const kind = nudge === undefined ? 'unknown' : waitsOnPage(nudge) ? 'shown' : 'shown_before';
  if (nudge === undefined || kind !== 'shown') return { result: { kind }, puts: [], deletes: [], timeline: [] };
  const { channel, stage, rung } = nudge;
  const delivered: Nudge = { ...contentOf(nudge), status: 'delivered', deliveredAt: context.now };
  const { requirementId } = nudge;
  const data = { nudgeId, channel, stage, rung, ...(requirementId !== undefined && { requirementId }) };
  return {
    result: { kind },
    puts: [delivered, ...knowing(snapshot, nudge, context)],
    deletes: [],
    timeline: [outcomeEntry(nudge, context, 'delivered', data, undefined, { kind: 'merchant', id: by })],
  };
};

const unread = 'not_read';

/** The ladder goes on: of the reminders nobody was shown it is told that they reached nobody. Decisions and notices go on waiting. */
export const leaveUnread = (snapshot: Snapshot, context: Context): Changes => {
  const left = snapshot.nudges.filter(
    (one) => one.channel === 'in_app' && one.status === 'requested' && one.purpose === undefined,
  );
  return {
    puts: left.map((one) => failed(one, context.now, unread)),
    deletes: [],
    timeline: left.map((one) => {
      const { id: nudgeId, stage, rung, channel } = one;
      return outcomeEntry(one, context, 'not-read', { stage, rung, channel, reason: unread, nudgeId }, unread);
    }),
  };
};
