import * as z from 'zod';
import { instant } from '../values.ts';

/** one person's presence at the console: one item a person, read and written whole */
export const visits = z.object({
  person: z.string().min(1),
  /** 0 before it is first written */
  version: z.int().min(0),
  /** the latest first; a sitting is a tab that stays open, `since` is from when on things are new to it */
  sittings: z.array(z.object({ id: z.string().min(1), since: instant, lastAt: instant })),
  /** when the person said that they have seen everything */
  seenAt: instant.optional(),
  /** merchants opened lately, the latest first */
  followed: z.array(z.string()),
});
export type Visits = z.infer<typeof visits>;

export const noVisits = (person: string): Visits => ({ person, version: 0, sittings: [], followed: [] });

/** may throw ServiceUnavailable */
export interface VisitLog {
  /** consistent; none of version 0 for somebody who was never here */
  of(person: string): Promise<Visits>;
  /** only while they are as they were read; throws ConcurrentChange otherwise */
  put(visits: Visits): Promise<void>;
}
