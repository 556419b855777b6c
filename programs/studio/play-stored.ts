import { setImmediate } from 'node:timers/promises';
import type { StoredMerchant } from '../../application/recompute-merchant.ts';
import { recomputeMerchant } from '../../application/recompute-merchant.ts';
import type { Gap } from '../../domain/backtest/backtest-answer.ts';
import type { Policy } from '../../domain/policy/policy-schema.ts';
import type { Blueprint } from '../../engine/blueprint/blueprint.ts';
import { compareMerchant, type MerchantComparison } from '../../engine/comparison/compare-merchant.ts';
import { playMerchant } from '../../engine/play-merchant.ts';
import { CountsSum } from '../../engine/report/sum-counts.ts';
import { openStage, type Stage } from '../../engine/stage.ts';
import { senderOf } from '../../world/sender.ts';
import { outsideOfStored } from '../../world/stored/outside-of-stored.ts';
import { type StoredStory, storyOfStored } from '../../world/stored/stored-story.ts';

export interface Played {
  readonly comparisons: readonly MerchantComparison[];
  readonly gaps: readonly Gap[];
  readonly counts: { readonly under: CountsSum; readonly against: CountsSum };
}

/** the story of a merchant, or the place where its timeline and its state part: a story with a hole would be another one */
export const readStory = (stored: StoredMerchant): StoredStory | Gap => {
  const { merchantId } = stored.snapshot.merchant;
  const difference = recomputeMerchant(stored);
  if (difference !== undefined) return { merchantId, code: 'history-gap', about: difference.path };
  return storyOfStored(stored);
};
export const isGap = (one: StoredStory | Gap): one is Gap => 'code' in one;

/** one process plays both policies, a merchant after the other; between two it lets others work */
export class StoredPlay {
  readonly #blueprint: Blueprint;
  readonly #policies: readonly [Policy, Policy];
  readonly #until: number;
  #stages: readonly [Omit<Stage, 'openOutside'>, Omit<Stage, 'openOutside'>] | undefined;

  /** @param parts the policy, the one it is compared with, and the instant (epoch ms) at which both end */
  constructor(parts: { blueprint: Blueprint; policies: readonly [Policy, Policy]; until: number }) {
    this.#blueprint = parts.blueprint;
    this.#policies = parts.policies;
    this.#until = parts.until;
  }

  async #open() {
    const open = async (policy: Policy): Promise<Omit<Stage, 'openOutside'>> => {
      const sourceOf: Stage['sourceOf'] = (event) => senderOf(policy, event, 'history');
      // who is around is another for each merchant
      return openStage({
        blueprint: this.#blueprint,
        policy,
        openOutside: outsideOfStored([]),
        sourceOf,
        seed: 1,
        until: this.#until,
      });
    };
    const [under, against] = this.#policies;
    this.#stages ??= [await open(under), await open(against)];
    return this.#stages;
  }

  /** plays stories under both; `wanted` is asked before each and says whether to go on */
  async play(stories: readonly StoredStory[], heard: (played: number) => boolean): Promise<Played> {
    const stages = await this.#open();
    const [comparisons, gaps]: [MerchantComparison[], Gap[]] = [[], []];
    const counts = { under: new CountsSum(), against: new CountsSum() };
    for (const [nth, story] of stories.entries()) {
      if (!heard(nth)) break;
      await setImmediate();
      const openOutside = outsideOfStored(story.decisions);
      const both = async () => {
        const under = await playMerchant({ ...stages[0], openOutside }, story);
        await setImmediate();
        return { under, against: await playMerchant({ ...stages[1], openOutside }, story) };
      };
      try {
        // once more before it is left out: the machine may have been short of memory
        const { under, against } = await both().catch(both);
        counts.under.add(under.counts, under.due);
        counts.against.add(against.counts, against.due);
        comparisons.push(compareMerchant(story, under, against));
      } catch (error) {
        const about = error instanceof Error ? error.message : String(error);
        gaps.push({ merchantId: story.merchantId, code: 'story-unplayable', about });
      }
    }
    return { comparisons, gaps, counts };
  }
}
