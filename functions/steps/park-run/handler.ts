import * as z from 'zod';
import type { UnitOfWork } from '../../../application/unit-of-work.ts';
import type { WakeUp } from '../../../application/wake-runs.ts';
import type { Context, Decision } from '../../../domain/model/decision.ts';
import { type Snapshot, waitOf } from '../../../domain/model/snapshot.ts';
import { presentMerchant, stepInput } from '../../../domain/model/step.ts';
import { type ParkedWait, waitingFor } from '../../../domain/model/wait.ts';

export const input = stepInput.extend({
  waitingFor,
  /** answered by whoever brings news; it never leaves the server */
  token: z.string().min(1).max(2_048),
});
/** an answer that is not read: the state continues when the token is answered */
export const result = z.object({ kind: z.literal('parked'), resumed: z.number() });
type Input = z.infer<typeof input>;

const park = (snapshot: Snapshot | undefined, given: Input, context: Context): Decision<null> => {
  const present = presentMerchant(snapshot, given.merchantId);
  const wait: ParkedWait = {
    kind: 'wait',
    merchantId: given.merchantId,
    id: given.run,
    // a run waits in one place at a time: a new wait replaces what a crash may have left
    version: waitOf(present, given.run)?.version ?? 0,
    playbook: given.playbook,
    run: given.run,
    waitingFor: given.waitingFor,
    since: context.now,
    status: 'parked',
    token: given.token,
  };
  return { result: null, puts: [wait], deletes: [], timeline: [] };
};

/** stores the token, then looks again: what happened between the last look and now is not missed, and nothing is polled */
export const handle =
  ({ work, wakeUp }: { readonly work: UnitOfWork; readonly wakeUp: WakeUp }) =>
  async (given: Input): Promise<z.infer<typeof result>> => {
    await work.lap(given, park);
    return { kind: 'parked', resumed: await wakeUp(given.merchantId) };
  };
