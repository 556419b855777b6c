import { setImmediate } from 'node:timers/promises';
import type { StoredMerchant } from '../../application/recompute-merchant.ts';
import type { BacktestState, Estimate, InFlight, PolicyReach, TouchedMerchant } from '../../domain/backtest/backtest-answer.ts';
import { readPolicy } from '../../domain/check-policy/read-policy.ts';
import { InvalidPolicy } from '../../domain/errors.ts';
import type { Figures } from '../../domain/rollup/figures.ts';
import type { Snapshot } from '../../domain/model/snapshot.ts';
import type { Policy } from '../../domain/policy/policy-schema.ts';
import type { ScreeningList } from '../../domain/risk/screening-list.ts';
import type { Blueprint } from '../../engine/blueprint/blueprint.ts';
import { isInFlight, touchedBy } from '../../engine/comparison/blast-radius.ts';
import { policyReach } from '../../engine/comparison/policy-reach.ts';
import { reportOf } from '../../engine/population/backtest-report.ts';
import { handlingMinutes } from '../../engine/population/handling-minutes.ts';
import { sumsOf } from '../../engine/population/played-sums.ts';
import type { StoredStory } from '../../world/stored/stored-story.ts';
import { isGap, openPlay, readStory } from './play-stored.ts';

/** what a stage has stored */
export interface StoredHistory {
  /** merchants registered by an instant (ISO 8601 UTC): those that were refused, left or sleep too */
  ids(now: string): Promise<readonly string[]>;
  merchant(merchantId: string): Promise<StoredMerchant | undefined>;
  active(): Promise<Policy>;
  policy(version: string): Promise<Policy>;
  figures(): Promise<Figures | undefined>;
  list(): Promise<ScreeningList>;
}

/** merchants that are played to tell how long one takes */
const SAMPLE = 8;

/** seconds of the processor: who else uses the machine does not change them */
const secondsSince = (began: NodeJS.CpuUsage): number => {
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1_000_000;
};

/** some of them, evenly from the first to the last */
const sampleOf = (stories: readonly StoredStory[], most: number): readonly StoredStory[] => {
  const count = Math.min(most, stories.length);
  return Array.from({ length: count }, (_, at) => stories[Math.floor((at * stories.length) / count)]).filter(
    (one) => one !== undefined,
  );
};

/** the back-tests of a laptop: one at a time, in this process */
export class BacktestJob {
  readonly #stored: StoredHistory;
  readonly #blueprint: () => Blueprint;
  readonly #now: () => number;
  #state: BacktestState = { kind: 'none' };
  /** a later start or a cancel makes an earlier run end unheard */
  #run = 0;

  constructor(parts: { stored: StoredHistory; blueprint: () => Blueprint; now: () => number }) {
    this.#stored = parts.stored;
    this.#blueprint = parts.blueprint;
    this.#now = parts.now;
  }

  look(): BacktestState {
    return this.#state;
  }

  cancel(): BacktestState {
    if (this.#state.kind === 'running') this.#state = { ...this.#state, kind: 'cancelled' };
    this.#run += 1;
    return this.#state;
  }

  async estimate(): Promise<Estimate> {
    const began = process.cpuUsage();
    const { stories, until, sizes } = await this.#stories();
    const policy = await this.#stored.active();
    const sample = sampleOf(stories, SAMPLE);
    const play = openPlay({ blueprint: this.#blueprint(), policies: [policy, policy], until });
    // what is read and loaded once is not a merchant's
    await play.play([], () => true);
    const once = secondsSince(began);
    // the first of all takes longer than any other: it is compiled
    await play.play(sample.slice(0, 1), () => true);
    const played = process.cpuUsage();
    const { counts } = await play.play(sample, () => true);
    const seconds = secondsSince(played);
    const sizeOf = (some: readonly StoredStory[]): number =>
      some.reduce((sum, { merchantId }) => sum + (sizes.get(merchantId) ?? 0), 0);
    // what a merchant takes follows from the length of its timeline
    const times = sizeOf(stories) / Math.max(1, sizeOf(sample));
    const { stateTransitions } = counts.under.sum().counts;
    return {
      merchants: stories.length,
      events: stories.reduce((sum, { events, decisions }) => sum + events.length + decisions.length, 0),
      transitions: Math.round(2 * stateTransitions * times),
      seconds: once + seconds * times,
    };
  }

  /** begins to play a draft against the policy in force; a draft that contradicts itself is refused with its findings */
  start(raw: unknown): BacktestState {
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
    const began = process.cpuUsage();
    const { stories, gaps, until, snapshots } = await this.#stories();
    const against = await this.#stored.active();
    const { version } = policy;
    const blueprint = this.#blueprint();
    const played = await openPlay({ blueprint, policies: [policy, against], until }).play(stories, (count) => {
      const wanted = run === this.#run;
      if (wanted) this.#state = { kind: 'running', version, played: count, merchants: stories.length };
      return wanted;
    });
    // a late end of a cancelled job says nothing
    if (run !== this.#run) return;
    const inFlight = await this.#inFlight(snapshots, policy);
    const minutes = handlingMinutes(await this.#stored.figures());
    const parts = { sums: sumsOf(played, stories), gaps, policy, against, blueprint, until, minutes, inFlight };
    this.#state = { kind: 'done', report: reportOf({ ...parts, seconds: secondsSince(began) }) };
  }

  async #stories() {
    const until = this.#now();
    const now = new Date(until).toISOString();
    const read: ReturnType<typeof readStory>[] = [];
    const snapshots: Snapshot[] = [];
    const sizes = new Map<string, number>();
    for (const id of await this.#stored.ids(now)) {
      const merchant = await this.#stored.merchant(id);
      if (merchant !== undefined) {
        read.push(readStory(merchant));
        snapshots.push(merchant.snapshot);
        sizes.set(id, merchant.timeline.length);
      }
      await setImmediate();
    }
    const gaps = read.filter(isGap);
    const stories = read.flatMap((one) => (isGap(one) ? [] : [one]));
    return { stories, gaps, until, snapshots, sizes };
  }

  /** merchants in flight now and whom a policy would touch, without playing anything. Throws InvalidPolicy */
  async inFlight(raw: unknown): Promise<InFlight> {
    const read = readPolicy(raw);
    if (!read.ok) throw new InvalidPolicy(read.findings);
    return this.#inFlight((await this.#stories()).snapshots, read.policy);
  }

  /** how many merchants each line of a policy's catalogue and each rule of risk concerns. Throws InvalidPolicy */
  async reach(raw: unknown): Promise<PolicyReach> {
    const read = readPolicy(raw);
    if (!read.ok) throw new InvalidPolicy(read.findings);
    const { snapshots, until } = await this.#stories();
    return policyReach(snapshots, read.policy, { now: new Date(until).toISOString(), list: await this.#stored.list() });
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
}
