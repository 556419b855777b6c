import { ConcurrentChange } from '../domain/errors.ts';
import { keyOf } from '../domain/model/item.ts';
import { parkedWaits } from '../domain/model/snapshot.ts';
import type { ParkedWait } from '../domain/model/wait.ts';
import { decideWakeUp } from '../domain/playbook/decide-wake-up.ts';
import type { Clock, RunResumer } from '../domain/ports.ts';
import type { Log } from './log.ts';
import { outagesOf, policyFor, type Stores } from './unit-of-work.ts';

/** looks at how things stand with a merchant and resumes every parked run that has news; answers how many */
export type WakeUp = (merchantId: string) => Promise<number>;

interface Needs extends Stores {
  readonly resumer: RunResumer;
  readonly clock: Clock;
  readonly log: Log;
}

/** the answered wait goes; if the run has parked again meanwhile, its new wait is another version and stays */
const forget = async ({ merchants }: Stores, wait: ParkedWait): Promise<void> => {
  try {
    await merchants.commit(wait.merchantId, { puts: [], deletes: [keyOf(wait)], timeline: [] }, null);
  } catch (error) {
    if (!(error instanceof ConcurrentChange)) throw error;
  }
};

/**
 * First the answer, then the wait item: a crash in between leaves a wait whose token is spent, and the next look finds it gone
 * and removes it. A token answered before, timed out, or of an ended run is done either way.
 */
export const wakeUpWith =
  (needs: Needs): WakeUp =>
  async (merchantId) => {
    const snapshot = await needs.merchants.load(merchantId);
    if (snapshot === undefined) return 0;
    const waits = parkedWaits(snapshot);
    if (waits.length === 0) return 0;
    const policy = await policyFor(needs.policies, snapshot.merchant.policyVersion);
    const outages = await outagesOf(needs);
    let resumed = 0;
    for (const wait of waits) {
      const look = decideWakeUp(snapshot, wait, { now: needs.clock.now(), policy, ...outages });
      if (look.kind === 'wait') continue;
      const answer = await needs.resumer.succeed(wait.token, { ...look.news, policyVersion: policy.version });
      needs.log.info(answer === 'resumed' ? 'run.resumed' : 'run.gone', { merchantId, run: wait.run, news: look.news.kind });
      await forget(needs, wait);
      if (answer === 'resumed') resumed += 1;
    }
    return resumed;
  };
