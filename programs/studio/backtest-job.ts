import { setImmediate } from 'node:timers/promises';
import type { StoredMerchant } from '../../application/recompute-merchant.ts';
import type { Finding } from '../../domain/check-policy/finding.ts';
import { readPolicy } from '../../domain/check-policy/read-policy.ts';
import type { Figures } from '../../domain/metrics/rollup/figures.ts';
import type { Snapshot } from '../../domain/model/snapshot.ts';
import type { Policy } from '../../domain/policy/policy-schema.ts';
import type { Blueprint } from '../../engine/blueprint/blueprint.ts';
import { isInFlight, type TouchedMerchant, touchedBy } from '../../engine/comparison/blast-radius.ts';
import { type BacktestReport, type InFlight, reportOf } from './backtest-report.ts';
import { isGap, readStory, StoredPlay, sizeOf } from './play-stored.ts';

/** what a back-test will take, from counts and a few merchants that were played */
export interface Estimate {
  readonly merchants: number;
  readonly events: number;
  /** of this machine, both policies together */
  readonly seconds: number;
}
export type JobState =
  | { readonly kind: 'none' }
  | { readonly kind: 'refused'; readonly findings: readonly Finding[] }
  | { readonly kind: 'running'; readonly version: string; readonly played: number; readonly merchants: number }
  | { readonly kind: 'cancelled'; readonly version: string; readonly played: number; readonly merchants: number }
  | { readonly kind: 'failed'; readonly version: string; readonly message: string }
  | { readonly kind: 'done'; readonly report: BacktestReport };

/** what a stage has stored */
export interface StoredHistory {
  /** merchants registered by an instant (ISO 8601 UTC): those that were refused, left or sleep too */
  ids(now: string): Promise<readonly string[]>;
  merchant(merchantId: string): Promise<StoredMerchant | undefined>;
  active(): Promise<Policy>;
  policy(version: string): Promise<Policy>;
  figures(): Promise<Figures | undefined>;
}

/** merchants that are played to tell how long one takes */
const SAMPLE = 5;

/** the back-tests of a laptop: one at a time, in this process */
export class BacktestJob {
  readonly #stored: StoredHistory;
  readonly #blueprint: () => Blueprint;
  readonly #now: () => number;
  #state: JobState = { kind: 'none' };
  /** a later start or a cancel makes an earlier run end unheard */
  #run = 0;

  constructor(parts: { stored: StoredHistory; blueprint: () => Blueprint; now: () => number }) {
    this.#stored = parts.stored;
    this.#blueprint = parts.blueprint;
    this.#now = parts.now;
  }

  look(): JobState {
    return this.#state;
  }

  cancel(): JobState {
    if (this.#state.kind === 'running') this.#state = { ...this.#state, kind: 'cancelled' };
    this.#run += 1;
    return this.#state;
  }

  async estimate(): Promise<Estimate> {
    const { stories, until } = await this.#stories();
    const policy = await this.#stored.active();
    const every = Math.max(1, Math.floor(stories.length / SAMPLE));
    const sample = stories.filter((_, at) => at % every === 0).slice(0, SAMPLE);
    const play = new StoredPlay({ blueprint: this.#blueprint(), policies: [policy, policy], until });
    // what is loaded once is not a merchant's
    await play.play(sample.slice(0, 1), () => true);
    const began = performance.now();
    await play.play(sample, () => true);
    const events = stories.reduce((sum, one) => sum + sizeOf(one), 0);
    const sampled = sample.reduce((sum, one) => sum + sizeOf(one), 0);
    const seconds = ((performance.now() - began) / 1_000) * (sampled === 0 ? 0 : events / sampled);
    return { merchants: stories.length, events, seconds };
  }

  /** begins to play a draft against the policy in force; a draft that contradicts itself is refused with its findings */
  start(raw: unknown): JobState {
    const read = readPolicy(raw);
    this.#run += 1;
    if (!read.ok) this.#state = { kind: 'refused', findings: read.findings };
    else {
      const { version } = read.policy;
      const run = this.#run;
      this.#state = { kind: 'running', version, played: 0, merchants: 0 };
      this.#play(read.policy, run).catch((error: unknown) => {
        if (run === this.#run)
          this.#state = { kind: 'failed', version, message: error instanceof Error ? error.message : String(error) };
      });
    }
    return this.#state;
  }

  async #play(policy: Policy, run: number): Promise<void> {
    const { stories, gaps, until, snapshots } = await this.#stories();
    const against = await this.#stored.active();
    const { version } = policy;
    const blueprint = this.#blueprint();
    const played = await new StoredPlay({ blueprint, policies: [policy, against], until }).play(stories, (count) => {
      const wanted = run === this.#run;
      if (wanted) this.#state = { kind: 'running', version, played: count, merchants: stories.length };
      return wanted;
    });
    // a late end of a cancelled job says nothing
    if (run !== this.#run) return;
    const inFlight = await this.#inFlight(snapshots, policy);
    const minutes = await this.#handlingMinutes();
    const report = reportOf({ played, gaps, policy, against, blueprint, stories, until, minutes, inFlight });
    this.#state = { kind: 'done', report };
  }

  async #stories() {
    const until = this.#now();
    const now = new Date(until).toISOString();
    const read: ReturnType<typeof readStory>[] = [];
    const snapshots: Snapshot[] = [];
    for (const id of await this.#stored.ids(now)) {
      const merchant = await this.#stored.merchant(id);
      if (merchant !== undefined) {
        read.push(readStory(merchant));
        snapshots.push(merchant.snapshot);
      }
      await setImmediate();
    }
    const gaps = read.filter(isGap);
    const stories = read.flatMap((one) => (isGap(one) ? [] : [one]));
    return { stories, gaps, until, snapshots };
  }

  /** whose next step would change at once, each against the policy it lives by */
  async #inFlight(snapshots: readonly Snapshot[], draft: Policy): Promise<InFlight> {
    const flying = snapshots.filter(isInFlight);
    const touched: TouchedMerchant[] = [];
    for (const snapshot of flying) {
      const one = touchedBy(snapshot, await this.#stored.policy(snapshot.merchant.policyVersion), draft);
      if (one !== undefined) touched.push(one);
    }
    return { merchants: flying.length, touched };
  }

  /** minutes in hand per task by queue, as the newest figures measured them */
  async #handlingMinutes(): Promise<ReadonlyMap<string, number>> {
    const figures = await this.#stored.figures();
    const known = (figures?.queues ?? []).flatMap(({ queue, handlingMinutes: { value } }) =>
      value === null ? [] : [[queue, value] as const],
    );
    return new Map(known);
  }
}
