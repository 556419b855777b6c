import * as z from 'zod';
import type { TimelineEntry } from '../model/timeline-entry.ts';
import { instant } from '../values.ts';

const late = z.looseObject({ stale: z.string() });
const sold = z.looseObject({ at: instant });

/** a fact that arrived after a later one changed nothing */
export const isStale = ({ data }: TimelineEntry): boolean => late.safeParse(data).success;

/** when the merchant itself moved on: it supplied something, or sold for the first time; undefined for anything else */
export function progressAt(entry: TimelineEntry): string | undefined {
  if (entry.type === 'requirement.submitted.v1') return isStale(entry) ? undefined : entry.at;
  return entry.type === 'merchant.first-sale.v1' ? sold.parse(entry.data).at : undefined;
}
