import * as z from 'zod';
import { instant } from '../values.ts';
import type { ListVersion } from './screening-list.ts';

/** where a walk over all merchants goes on */
const rollPlace = z.object({ pack: z.int().min(0), after: z.string() });
export type RollPlace = z.infer<typeof rollPlace>;

/** all merchants past their risk check, held against the lists that were loaded, as far as that has come */
export const screeningAgain = z.object({
  /** the lists, each with its version */
  of: z.string(),
  by: z.string().min(1),
  startedAt: instant,
  /** absent while some are left */
  doneAt: instant.optional(),
  place: rollPlace,
  merchants: z.int().min(0),
  withHits: z.int().min(0),
  /** merchants that could not be screened: the others were */
  failed: z.array(z.string()),
  version: z.int().min(0),
});
export type ScreeningAgain = z.infer<typeof screeningAgain>;

/** what the lists that count are known by, together */
export const listsKnownBy = (lists: readonly ListVersion[]): string =>
  lists.map(({ key, version }) => `${key}@${version}`).join(' ');

/** of merchants that could not be screened so many are named */
const named = 100;

interface Wish {
  readonly by: string;
  readonly now: string;
  /** from the first merchant again, though all were screened */
  readonly anew: boolean;
}

/** where screening goes on: from the first merchant when other lists count since, or somebody wants it anew */
export const screeningFrom = (
  known: ScreeningAgain | undefined,
  lists: readonly ListVersion[],
  { by, now, anew }: Wish,
): ScreeningAgain => {
  const of = listsKnownBy(lists);
  if (known?.of === of && !(anew && known.doneAt !== undefined)) return known;
  const none = { merchants: 0, withHits: 0, failed: [] };
  return { ...none, of, by, startedAt: now, place: { pack: 0, after: '' }, version: known?.version ?? 0 };
};

interface Part {
  readonly merchants: number;
  readonly withHits: number;
  readonly failed: readonly string[];
  /** absent at the end */
  readonly next?: RollPlace | undefined;
}

/** after some more merchants */
export const screeningAfter = (
  before: ScreeningAgain,
  { merchants, withHits, failed, next }: Part,
  now: string,
): ScreeningAgain => ({
  ...before,
  merchants: before.merchants + merchants,
  withHits: before.withHits + withHits,
  failed: [...before.failed, ...failed].slice(0, named),
  ...(next === undefined ? { doneAt: now } : { place: next }),
});
