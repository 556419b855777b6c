import * as z from 'zod';
import { instant, segment } from '../values.ts';

/** what happens to a task that volumes count: it came, somebody took it, put it down, and it is over */
export const volumeDeeds = ['opened', 'taken', 'laid', 'decided', 'cancelled'] as const;

/** one entry of a timeline as volumes count it: ids and codes, nothing that somebody typed */
export const volumeFact = z.object({
  /** the entry's: the same at every redelivery */
  id: z.string().min(1),
  /** when it was recorded: an hour that is over gets nothing more */
  at: instant,
  what: z.enum(volumeDeeds),
  queue: z.string().min(1),
  merchantId: z.string().min(1),
  taskId: z.string().min(1),
  /** key of the team whose task it was then */
  team: z.string().min(1).optional(),
  /** what it is about, where it opened: the same again in this queue is work done twice */
  subject: z.string().optional(),
  /** of what was decided: after it was due */
  late: z.boolean().optional(),
  country: z.string(),
  segment,
  pspClient: z.string(),
});
export type VolumeFact = z.infer<typeof volumeFact>;

/** the facts of a queue in one hour (UTC), each once: written again with the same ones it stays what it is */
export const volumeBucket = z.object({
  queue: z.string().min(1),
  /** `2026-11-23T09` */
  hour: z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}$/),
  /** 0 before it is first written */
  version: z.int().min(0),
  facts: z.array(volumeFact),
});
export type VolumeBucket = z.infer<typeof volumeBucket>;

export const emptyBucket = (queue: string, hour: string): VolumeBucket => ({ queue, hour, version: 0, facts: [] });

/** the bucket an instant lies in */
export const bucketHour = (at: string): string => at.slice(0, 13);
