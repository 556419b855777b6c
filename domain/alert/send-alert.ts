import { contentHash } from '../content-hash.ts';
import { writeLetter } from '../letter/write-letter.ts';
import type { Alert } from '../model/alert.ts';
import type { Changes, Context } from '../model/decision.ts';
import { isGone } from '../model/is-gone.ts';
import type { Nudge } from '../model/ladder.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { canWriteTo } from '../requirement/check-email.ts';
import type { Said } from './alert-facts.ts';
import { saidBy } from './alert-facts.ts';
import { mayHave } from './alert-rules.ts';
import { lookAgainAt } from './look-again.ts';

/** what it was sent for: as many as may still come up again */
const keptPeriods = 60;

/** the alert with its next look */
export const settled = (snapshot: Snapshot, one: Alert, now: string): Alert => {
  const { dueAt: _due, ...rest } = one;
  const dueAt = lookAgainAt(snapshot, one, now);
  return dueAt === undefined ? rest : { ...rest, dueAt };
};

/** may the member still be told? One that was removed, or may no longer see what it says, is not */
const reaches = ({ members }: Snapshot, { member, alert }: Alert): boolean =>
  canWriteTo(member) && members.some(({ id, status, role }) => id === member && status === 'active' && mayHave(role, alert));

/**
 * The letter of an alert and the note that it was sent for this, in one transaction: the letter leaves after it, so neither a crash nor a
 * second delivery sends it twice. Nothing for what it was sent for before.
 */
export const sendAlert = (snapshot: Snapshot, one: Alert, said: Said, context: Context): Changes => {
  const { now, policy } = context;
  const { merchant } = snapshot;
  const fresh = said.periods.filter((period) => !one.told.includes(period));
  if (fresh.length === 0 || !reaches(snapshot, one)) return { puts: [], deletes: [], timeline: [] };
  const { merchantId, lifecycleStage: stage, run } = merchant;
  const id = `alert-${contentHash([one.id, ...fresh]).slice(0, 40)}`;
  const template = `alert_${one.alert}`;
  const letter: Nudge = {
    ...{ kind: 'nudge', merchantId, id, version: 0, purpose: 'notice', stage, rung: 0, channel: 'email', template },
    ...writeLetter(policy, merchant, { template, due: said.due, facts: said.facts, locale: merchant.locale, now }),
    ...{ to: one.member, alert: one.alert, page: said.page, run, requestedAt: now, status: 'requested' },
  };
  const data = { nudgeId: id, channel: 'email', template, kind: 'notice', requirementId: null };
  return {
    puts: [letter, { ...one, told: [...one.told, ...fresh].slice(-keptPeriods) }],
    deletes: [],
    timeline: [
      {
        ...{ merchantId, id: `nudge/${id}/requested`, at: now, type: 'letter.requested.v1', run, data },
        actor: { kind: 'system', id: 'send-alert' },
      },
    ],
  };
};

/** An alert has come due: it is sent if there is something to say, and looks again. A merchant that has left is told nothing. */
export const lookAtAlert = (snapshot: Snapshot, one: Alert, context: Context): Changes => {
  const { dueAt: _due, ...quiet } = one;
  if (isGone(snapshot)) return { puts: [quiet], deletes: [], timeline: [] };
  const said = saidBy(snapshot, one, context.now);
  const { puts, timeline } = said === undefined ? { puts: [], timeline: [] } : sendAlert(snapshot, one, said, context);
  const [told = one] = puts.flatMap((put) => (put.kind === 'alert' ? [put] : []));
  return {
    puts: [...puts.filter((put) => put.kind !== 'alert'), settled(snapshot, told, context.now)],
    deletes: [],
    timeline,
  };
};
