import type { Json } from '../model/timeline-entry.ts';
import type { FeeCondition } from '../policy/price-schema.ts';

/** fee conditions as the timeline has them */
export const toldConditions = (conditions: readonly FeeCondition[]): Json[] =>
  conditions.map(({ plan, ...one }) => (plan === undefined ? one : { ...one, plan }));
