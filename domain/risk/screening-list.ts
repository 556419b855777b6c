import * as z from 'zod';
import { instant } from '../values.ts';
import sample from './screening-sample.json' with { type: 'json' };

export const listedName = z.object({
  /** the list's own reference; with several lists, each one's begin with its key: `ofac:36` */
  ref: z.string().min(1),
  name: z.string().min(1),
  aliases: z.array(z.string().min(1)),
  kind: z.enum(['person', 'entity']),
  /** key of the list it is on, where several are screened against */
  list: z.string().optional(),
  /** as the list writes it: a day, a year, "circa 1960" */
  born: z.array(z.string().min(1)).optional(),
  /** as the list writes it: a country's name or its code */
  nationalities: z.array(z.string().min(1)).optional(),
  programmes: z.array(z.string().min(1)).optional(),
});
export type ListedName = z.infer<typeof listedName>;

/** one list as it was loaded: `version` follows from its content, `asOf` is the publisher's date */
export const listVersion = z.object({
  key: z.string().regex(/^[a-z][a-z0-9-]*$/),
  title: z.string().min(1),
  version: z.string().min(1),
  asOf: z.iso.date(),
  names: z.int().min(1),
  loadedAt: instant,
  loadedBy: z.string().min(1),
  /** why a person replaced it */
  reason: z.string().min(1).optional(),
  /** how many names the list had that it took the place of */
  namesBefore: z.int().min(1).optional(),
});
export type ListVersion = z.infer<typeof listVersion>;

/** names to screen against, with where and when they come from: data that is given in */
export const screeningList = z.object({
  source: z.string().min(1),
  /** of several lists, the oldest one's */
  asOf: z.iso.date(),
  names: z.array(listedName),
  /** what it is made of; none for the sample */
  lists: z.array(listVersion).optional(),
});
export type ScreeningList = z.infer<typeof screeningList>;

/** invented names, to see screening work on; a real list must take its place before real merchants */
export const sampleScreeningList: ScreeningList = screeningList.parse(sample);

/** true of the invented names that ship: nobody real is found by them */
export const isSample = ({ lists = [] }: ScreeningList): boolean => lists.length === 0;

/** several lists as one; the sample when there is none */
export const asOneList = (
  loaded: readonly { readonly is: ListVersion; readonly names: readonly ListedName[] }[],
): ScreeningList => {
  const lists = loaded.map(({ is }) => is);
  const [oldest] = lists.map(({ asOf }) => asOf).sort();
  if (oldest === undefined) return sampleScreeningList;
  const names = loaded.flatMap(({ is, names: own }) => own.map((one) => ({ ...one, list: is.key, ref: `${is.key}:${one.ref}` })));
  return { source: lists.map(({ title }) => title).join(', '), asOf: oldest, names, lists };
};
