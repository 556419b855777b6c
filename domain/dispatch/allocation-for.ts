import type { Merchant } from '../model/merchant.ts';
import type { Allocation, TeamsPolicy } from '../policy/team-schema.ts';

const fits = <One>(wanted: readonly One[], has: One): boolean => wanted.length === 0 || wanted.includes(has);

/** the first allocation of a queue that fits the merchant; undefined: the queue is everybody's */
export const allocationFor = (
  { allocations }: TeamsPolicy,
  queue: string,
  { country, segment }: Pick<Merchant, 'country' | 'segment'>,
): Allocation | undefined =>
  allocations.find((one) => one.queue === queue && fits(one.countries, country) && fits(one.segments, segment));
