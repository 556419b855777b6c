import { findStall } from '../ladder/find-stall.ts';
import { watching } from '../ladder/ladder-moves.ts';
import { stopLadder } from '../ladder/move-ladder.ts';
import type { Changes, Context } from '../model/decision.ts';
import type { Ladder } from '../model/ladder.ts';
import { both } from '../model/overlay-changes.ts';
import { parkedWaits, type Snapshot } from '../model/snapshot.ts';
import type { TimelineEntry } from '../model/timeline-entry.ts';
import { namedOutage } from '../outage/touched.ts';
import { type Declared, playbookOf } from '../playbooks/registry.ts';
import { openTask } from '../task/open-task.ts';

/**
 * A ladder has come due: stalled if it is the merchant's move and its time is up; put off, with the reason on the timeline, if it
 * is another's; and if it was ours or a provider's for too long, a task for whoever leads or chases.
 */
export function lookAtLadder(snapshot: Snapshot, ladder: Ladder, context: Context): Changes {
  const { now } = context;
  const playbook = playbookOf(ladder.stage);
  // in care the check-ins are the clock, and where no playbook climbs nobody would act on it
  if (ladder.stage === 'care' || playbook === undefined)
    return { puts: [watching(ladder, undefined)], deletes: [], timeline: [] };
  const stall = findStall(snapshot, ladder, context);
  const put = (moved: Ladder, ...timeline: TimelineEntry[]): Changes => ({ puts: [moved], deletes: [], timeline });
  switch (stall.kind) {
    case 'not_yet':
      return put(watching(ladder, stall.until));
    case 'held':
      return put(
        watching(ladder, stall.until),
        told(ladder, 'nudge.deferred.v1', context, {
          ...{ rung: ladder.rung, reason: 'outage', until: stall.until },
          ...namedOutage(stall.outage),
        }),
      );
    case 'over':
      return put(stopLadder(ladder, now, stall.reason), told(ladder, 'ladder.stopped.v1', context, { reason: stall.reason }));
    case 'our_move':
    case 'provider_move':
      return put(
        watching(ladder, stall.until),
        told(ladder, 'nudge.suppressed.v1', context, { rung: ladder.rung, reason: stall.kind, until: stall.until }),
      );
    case 'ours_too_long':
    case 'provider_too_long':
      return both(
        put(
          watching(ladder, stall.until),
          told(ladder, 'nudge.escalated.v1', context, {
            rung: ladder.rung,
            queue: stall.queue,
            reason: stall.kind === 'ours_too_long' ? 'our_move' : 'provider_move',
            since: stall.since,
          }),
        ),
        askPerson(snapshot, ladder, playbook, stall.queue, context),
      );
    case 'stalled':
      return put(
        { ...watching(ladder, undefined), status: 'stalled', stalledAt: now },
        told(ladder, 'merchant.stalled.v1', context, { lastProgressAt: ladder.lastProgressAt, rung: ladder.rung }),
      );
  }
}

/** the run that waits in this stage will be the one to act on what is decided; between two waits it is the one at work */
function askPerson(snapshot: Snapshot, ladder: Ladder, { id: playbook }: Declared, queue: string, context: Context): Changes {
  const { merchantId } = snapshot.merchant;
  const waiting = parkedWaits(snapshot).find((one) => one.playbook === playbook);
  const run = waiting?.run ?? snapshot.merchant.run;
  const input = { merchantId, playbook, run, lap: 0, now: context.now, ask: { kind: 'escalation' as const, queue } };
  const { puts, deletes, timeline } = openTask(snapshot, input, context);
  return { puts, deletes, timeline: timeline.map((one) => ({ ...one, id: `ladder/${ladder.stage}/task/${context.now}` })) };
}

const told = (ladder: Ladder, type: string, { now }: Context, data: TimelineEntry['data']): TimelineEntry => ({
  merchantId: ladder.merchantId,
  id: `ladder/${ladder.stage}/${type}/${now}`,
  at: now,
  type,
  actor: { kind: 'system', id: 'handle-due' },
  data: { stage: ladder.stage, ...data },
  ...(typeof data['reason'] === 'string' ? { reason: data['reason'] } : {}),
});
