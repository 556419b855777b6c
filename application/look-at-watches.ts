import { addNews } from '../domain/digest/change-box.ts';
import type { DigestBoxes } from '../domain/digest/digest-ports.ts';
import type { Policy } from '../domain/policy/policy-schema.ts';
import type { MerchantLookup, PolicyReader, TaskDirectory } from '../domain/ports.ts';
import { dayBefore } from '../domain/volume/day-text.ts';
import { lookAtRule, type WatchChange } from '../domain/volume/look-at-rule.ts';
import type { VolumeReader, WatchStore } from '../domain/volume/volume-ports.ts';
import type { WatchRule } from '../domain/volume/watch-rule.ts';
import { watchedValue } from '../domain/volume/watched-value.ts';
import { openWork } from './open-work-of-queues.ts';
import { retryConcurrentChange } from './unit-of-work.ts';

export interface WatchNeeds {
  readonly watches: WatchStore;
  readonly volumes: Pick<VolumeReader, 'ofDay' | 'forecast'>;
  readonly tasks: Pick<TaskDirectory, 'byQueue'>;
  readonly merchants: MerchantLookup;
  readonly boxes: DigestBoxes;
  readonly policies: Pick<PolicyReader, 'active'>;
}

/** the summary at the start of each follower's shift tells of it; nothing that anybody typed is in it */
const tell = async ({ boxes }: WatchNeeds, { rule, entry }: WatchChange, policy: Policy, now: string): Promise<void> => {
  const { value, threshold } = entry;
  if (rule.channel !== 'summary' || entry.what !== 'raised' || value === undefined || threshold === undefined) return;
  const about = { figure: rule.figure, direction: rule.direction, value, threshold };
  const queue = rule.queue ?? '*';
  const line = { id: entry.id, at: now, why: 'alert' as const, type: 'watch.raised', queue, alert: about };
  for (const person of rule.followers)
    await retryConcurrentChange(async () => {
      const next = addNews(await boxes.of(person), line, { now, policy });
      if (next !== undefined) await boxes.put(next);
    });
};

/**
 * Looks at every alert that was set: each is raised once when its figure goes beyond, and over once it is back. Gives how many were raised.
 * Throws ConcurrentChange, ServiceUnavailable
 */
export const lookAtWatches = async (needs: WatchNeeds, policy: Policy, now: string): Promise<number> => {
  const rules = (await needs.watches.rules()).filter(({ stoppedAt }) => stoppedAt === undefined);
  if (rules.length === 0) return 0;
  const today = now.slice(0, 10);
  const [buckets, made, open] = await Promise.all([
    needs.volumes.ofDay(today),
    needs.volumes.forecast(dayBefore(today, 1)),
    openWork(
      needs,
      policy.tasks.queues.map(({ key }) => key),
    ),
  ]);
  const day = { now, buckets, made, open: open.tasks };
  const look = (rule: WatchRule): WatchChange | undefined => {
    const value = watchedValue(rule, day);
    return value === undefined ? undefined : lookAtRule(rule, value, now);
  };
  let raised = 0;
  for (const { id } of rules) {
    const told = await retryConcurrentChange(async () => {
      const rule = await needs.watches.rule(id);
      const change = rule && look(rule);
      if (change !== undefined) await needs.watches.put(change);
      return change;
    });
    if (told === undefined) continue;
    if (told.entry.what === 'raised') raised += 1;
    await tell(needs, told, policy, now);
  }
  return raised;
};
