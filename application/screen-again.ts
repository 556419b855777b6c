import { rescreen } from '../domain/desk/rescreen.ts';
import type { MerchantRoll } from '../domain/rollup/rollup-ports.ts';
import type { Clock } from '../domain/ports.ts';
import { type ScreeningAgain, screeningAfter, screeningFrom } from '../domain/risk/screening-again.ts';
import type { ScreeningLists, ScreeningProgress } from '../domain/risk/screening-port.ts';
import { inParallel } from './in-parallel.ts';
import { retryConcurrentChange, type unitOfWork } from './unit-of-work.ts';

/** merchants in one go: each is a read and, with new hits, a transaction; a gateway waits for the whole */
const atOnce = 50;

export interface ScreeningNeeds {
  readonly work: ReturnType<typeof unitOfWork>;
  readonly lists: Pick<ScreeningLists, 'current'>;
  readonly roll: Pick<MerchantRoll, 'page'>;
  readonly progress: ScreeningProgress;
  readonly clock: Clock;
}

/**
 * Holds the next merchants against the lists that count and says how far it has come; asked again it goes on, whoever asks. Broken off, it
 * changes nothing twice: a hit is shown once.
 */
export const screenSome = (
  { work, lists, roll, progress, clock }: ScreeningNeeds,
  wish: { readonly by: string; readonly anew: boolean },
): Promise<ScreeningAgain> =>
  retryConcurrentChange(async () => {
    const list = await lists.current();
    const known = await progress.read();
    const from = screeningFrom(known, list.lists ?? [], { ...wish, now: clock.now() });
    if (from.doneAt !== undefined) return from;
    const { ids, next } = await roll.page(from.place, clock.now(), atOnce);
    const outcomes = await inParallel(ids, async (merchantId) => {
      const decide: Parameters<typeof work.run<{ readonly fresh: number }>>[0]['decide'] = (snapshot, context) =>
        rescreen(snapshot, wish, context, list);
      const outcome = await work.run({ merchantId, now: clock.now(), decide });
      return outcome.applied === 'now' && outcome.decided.fresh > 0;
    });
    const failed = ids.filter((_, at) => outcomes[at]?.status === 'rejected');
    const withHits = outcomes.filter((one) => one.status === 'fulfilled' && one.value).length;
    const after = screeningAfter(from, { merchants: ids.length, withHits, failed, next }, clock.now());
    await progress.write(after);
    return after;
  });
