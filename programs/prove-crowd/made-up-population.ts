import type { StoredMerchant } from '../../application/recompute-merchant.ts';
import { deriveMerchantId } from '../../domain/merchant/derive-merchant-id.ts';
import type { Policy } from '../../domain/policy/policy-schema.ts';
import type { Blueprint } from '../../engine/blueprint/blueprint.ts';
import { playMerchant } from '../../engine/play-merchant.ts';
import { openStage } from '../../engine/stage.ts';
import { importerConduct } from '../../world/conduct.ts';
import type { DeskSettings } from '../../world/desk/desk-settings.ts';
import { historyEvents } from '../../world/history/history-events.ts';
import { senderOf } from '../../world/sender.ts';
import { outsideOfHistory } from '../backtest/outside-of-history.ts';
import { hostileConduct, hostileHistory, hostileUntil } from '../prove-backtest/hostile-history.ts';

/** merchants as no export has them, as a table would hold them after ten weeks: played on the fast engine, one after the other */
export const madeUpPopulation = async (parts: {
  readonly count: number;
  readonly blueprint: Blueprint;
  readonly policy: Policy;
  readonly settings: DeskSettings;
}): Promise<readonly StoredMerchant[]> => {
  const { count, blueprint, policy, settings } = parts;
  const stage = await openStage({
    ...{ blueprint, policy, seed: 1, until: hostileUntil },
    openOutside: outsideOfHistory({
      ...{ settings, policy, seed: 1 },
      conduct: { ...hostileConduct(1), opensPage: importerConduct.opensPage },
    }),
    sourceOf: (event) => senderOf(policy, event, 'history'),
  });
  const found: StoredMerchant[] = [];
  for (const [subject, events] of Map.groupBy(historyEvents(hostileHistory(1, count)), ({ subject: of }) => of)) {
    const { snapshot, timeline, buckets } = await playMerchant(stage, {
      merchantId: deriveMerchantId('direct', subject),
      events,
    });
    if (snapshot !== undefined) found.push({ snapshot, timeline, buckets });
  }
  return found;
};
