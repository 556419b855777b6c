import * as z from 'zod';
import { Conflict } from '../../../domain/errors.ts';
import type { Context, Decision } from '../../../domain/model/decision.ts';
import type { Ladder } from '../../../domain/model/ladder.ts';
import { ladderOf, parkedWaits, type Snapshot } from '../../../domain/model/snapshot.ts';
import { type CallOf, none, ofMerchant, type Route, reason } from '../../shared/api.ts';
import { decideOnLadder, type Writes } from '../../shared/decide-on.ts';
import { seenVersion } from '../../shared/fresh.ts';

export const wanted = {
  permission: 'merchant.nudge',
  params: ofMerchant,
  query: none,
  body: z.object({ version: seenVersion, reason }),
  writes: true,
} as const satisfies Route;

interface Asked {
  readonly kind: 'asked';
  readonly stage: string;
  readonly rung: number;
}

const running = (snapshot: Snapshot): Ladder => {
  const { merchant } = snapshot;
  const ladder = ladderOf(snapshot, merchant.lifecycleStage);
  if (ladder === undefined || ladder.status === 'stopped') {
    throw new Conflict(
      `merchant ${merchant.merchantId} has no running ladder in ${merchant.lifecycleStage}; open a task instead`,
    );
  }
  const waits = parkedWaits(snapshot);
  // a run that waits for a person's decision doesn't listen to its ladder: asking it would be an answer nobody gives
  if (waits.length > 0 && waits.every((one) => one.waitingFor === 'decision')) {
    throw new Conflict(`merchant ${merchant.merchantId} waits for a decision of ours; decide its task first`);
  }
  if (waits.length === 0) {
    throw new Conflict(`no run of merchant ${merchant.merchantId} is waiting; look again in a minute`);
  }
  return ladder;
};

/** a person thinks it is time: the ladder counts as stalled now, and the run decides by the same rules as ever (quiet hours, caps, hold-out) */
const ask = (snapshot: Snapshot, by: string, why: string, key: string, { now }: Context): Decision<Asked> => {
  const { dueAt: _due, ...ladder } = running(snapshot);
  const result: Asked = { kind: 'asked', stage: ladder.stage, rung: ladder.rung };
  return {
    result,
    puts: [{ ...ladder, status: 'stalled', stalledAt: now }],
    deletes: [],
    timeline: [
      {
        merchantId: snapshot.merchant.merchantId,
        id: key,
        at: now,
        type: 'merchant.stalled.v1',
        actor: { kind: 'person', id: by },
        reason: why,
        data: { stage: ladder.stage, lastProgressAt: ladder.lastProgressAt, rung: ladder.rung },
      },
    ],
  };
};

/** asks the merchant's run to look again now; whether it nudges is decided by the same rules as ever. Throws Conflict */
export const handle =
  (needs: Writes) =>
  ({ person, params, body, key }: CallOf<typeof wanted>) =>
    decideOnLadder(needs, { params, body, key }, (snapshot, context) => ask(snapshot, person.id, body.reason, key, context));
