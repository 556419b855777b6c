import * as z from 'zod';
import type { Merchant } from '../../model/merchant.ts';
import type { TimelineEntry } from '../../model/timeline-entry.ts';
import { playbook } from '../../model/values.ts';
import { type Wait, waitingFor } from '../../model/wait.ts';
import { count, countOf, list, partsUnder, type Tally } from './tally.ts';

/** one bucket is a tenth wider than the one before: what is read from them is right to a twentieth, however many parts were added up */
const STEP = Math.log(1.1);
const bucketOf = (minutes: number): number => Math.floor(Math.log1p(minutes) / STEP);
const middleOf = (bucket: number): number => Math.expm1((bucket + 0.5) * STEP);

/** below this many merchants a quantile says more about one of them than about the state */
const ENOUGH = { median: 3, p90: 10 };

const running: ReadonlySet<string> = new Set(['onboarding', 'risk_check', 'activation']);

/** false when none of the merchant's runs can be waiting: its waits need not be read then */
export const mayWait = (merchant: Merchant, timeline: readonly TimelineEntry[]): boolean => {
  if (running.has(merchant.lifecycleStage)) return true;
  // a follow-up waits for a person only until its check-in is closed
  const last = timeline.findLast(({ run }) => run?.includes('-care-follow-up-') === true);
  return last !== undefined && last.type !== 'check-in.closed.v1';
};

/** counts where the merchant's runs stand at `now` (ISO 8601 UTC), and since when */
export function tallyStanding(into: Tally, merchant: Merchant, waits: readonly Wait[], now: string): void {
  for (const wait of waits) {
    if (wait.status !== 'parked' || wait.since > now) continue;
    const minutes = (Date.parse(now) - Date.parse(wait.since)) / 60_000;
    const key = `standing/${wait.playbook}/${wait.waitingFor}`;
    count(into, `${key}/${bucketOf(minutes)}`);
    count(into, `list/${key}`);
    list(into, key, { merchantId: merchant.merchantId, name: merchant.legalName.slice(0, 60), rank: wait.since });
  }
}

/** merchants whose run stands in one waiting state of a playbook */
export const standing = z.object({
  playbook,
  waitingFor,
  n: z.int().min(1),
  /** minutes since they came there last; null where there are too few to say */
  medianMinutes: z.number().nullable(),
  p90Minutes: z.number().nullable(),
});
export type Standing = z.infer<typeof standing>;

const quantile = (buckets: readonly { readonly bucket: number; readonly n: number }[], n: number, share: number): number => {
  let seen = 0;
  let at = 0;
  for (const one of buckets) {
    if (seen >= share * n) break;
    seen += one.n;
    at = one.bucket;
  }
  return Math.round(middleOf(at));
};

export const readStanding = (tally: Tally): readonly Standing[] =>
  playbook.options.flatMap((of) =>
    partsUnder(tally, `standing/${of}`).map((part): Standing => {
      const key = `standing/${of}/${part}`;
      const buckets = partsUnder(tally, key)
        .map((bucket) => ({ bucket: Number(bucket), n: countOf(tally, `${key}/${bucket}`) }))
        .sort((one, other) => one.bucket - other.bucket);
      const n = buckets.reduce((sum, one) => sum + one.n, 0);
      return {
        playbook: of,
        waitingFor: waitingFor.parse(part),
        n,
        medianMinutes: n < ENOUGH.median ? null : quantile(buckets, n, 0.5),
        p90Minutes: n < ENOUGH.p90 ? null : quantile(buckets, n, 0.9),
      };
    }),
  );
