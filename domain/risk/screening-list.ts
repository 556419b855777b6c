import * as z from 'zod';
import sample from './screening-sample.json' with { type: 'json' };

export const listedName = z.object({
  /** the list's own reference */
  ref: z.string().min(1),
  name: z.string().min(1),
  aliases: z.array(z.string().min(1)),
  kind: z.enum(['person', 'entity']),
});
export type ListedName = z.infer<typeof listedName>;

/** names to screen against, with where and when they come from: data that is given in */
export const screeningList = z.object({ source: z.string().min(1), asOf: z.iso.date(), names: z.array(listedName) });
export type ScreeningList = z.infer<typeof screeningList>;

/** invented names, to see screening work on; a real list must take its place before real merchants */
export const sampleScreeningList: ScreeningList = screeningList.parse(sample);
