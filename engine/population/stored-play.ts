import { setImmediate } from 'node:timers/promises';
import type { Gap } from '../../domain/backtest/backtest-answer.ts';
import type { Policy } from '../../domain/policy/policy-schema.ts';
import type { Blueprint } from '../blueprint/blueprint.ts';
import { compareMerchant, type MerchantComparison } from '../comparison/compare-merchant.ts';
import { playMerchant } from '../play-merchant.ts';
import { CountsSum } from '../report/sum-counts.ts';
import { openStage, type Stage } from '../stage.ts';
import type { DecidedBy, Outsiders, PopulationStory } from './population-story.ts';

export interface Played {
  readonly comparisons: readonly MerchantComparison[];
  readonly gaps: readonly Gap[];
  readonly counts: { readonly under: CountsSum; readonly against: CountsSum };
  readonly decided: { readonly under: DecidedBy; readonly against: DecidedBy };
}

/** one process plays both policies, a merchant after the other; between two it lets others work */
export class StoredPlay {
  readonly #blueprint: Blueprint;
  readonly #policies: readonly [Policy, Policy];
  readonly #until: number;
  readonly #outsiders: Outsiders;
  #stages: readonly [Omit<Stage, 'openOutside'>, Omit<Stage, 'openOutside'>] | undefined;

  /** @param parts the policy, the one it is compared with, and the instant (epoch ms) at which both end */
  constructor(parts: { blueprint: Blueprint; policies: readonly [Policy, Policy]; until: number; outsiders: Outsiders }) {
    this.#blueprint = parts.blueprint;
    this.#policies = parts.policies;
    this.#until = parts.until;
    this.#outsiders = parts.outsiders;
  }

  async #open() {
    const open = async (policy: Policy): Promise<Omit<Stage, 'openOutside'>> => {
      const { openOutside: _, ...stage } = await openStage({
        ...{ blueprint: this.#blueprint, policy, seed: 1, until: this.#until, sourceOf: this.#outsiders.sourceOf(policy) },
        // who is around is another for each merchant
        openOutside: () => ({ notice: () => undefined, perform: async () => undefined }),
      });
      return stage;
    };
    const [under, against] = this.#policies;
    this.#stages ??= [await open(under), await open(against)];
    return this.#stages;
  }

  /** plays stories under both; `heard` is asked before each and says whether to go on */
  async play(stories: readonly PopulationStory[], heard: (played: number) => boolean): Promise<Played> {
    const stages = await this.#open();
    const [comparisons, gaps]: [MerchantComparison[], Gap[]] = [[], []];
    const counts = { under: new CountsSum(), against: new CountsSum() };
    const decided = { under: { replayed: 0, modelled: 0 }, against: { replayed: 0, modelled: 0 } };
    const one = async (at: 0 | 1, story: PopulationStory) => {
      const tally = { replayed: 0, modelled: 0 };
      const openOutside = this.#outsiders.openOutside(this.#policies[at], story, tally);
      return { ...(await playMerchant({ ...stages[at], openOutside }, story)), tally };
    };
    for (const [nth, story] of stories.entries()) {
      if (!heard(nth)) break;
      await setImmediate();
      const both = async () => {
        const under = await one(0, story);
        await setImmediate();
        return { under, against: await one(1, story) };
      };
      try {
        // once more before it is left out: the machine may have been short of memory
        const { under, against } = await both().catch(both);
        counts.under.add(under.counts, under.due);
        counts.against.add(against.counts, against.due);
        add(decided.under, under.tally);
        add(decided.against, against.tally);
        comparisons.push(compareMerchant(story, under, against));
      } catch (error) {
        const about = error instanceof Error ? error.message : String(error);
        gaps.push({ merchantId: story.merchantId, code: 'story-unplayable', about });
      }
    }
    return { comparisons, gaps, counts, decided };
  }
}

const add = (to: DecidedBy, more: DecidedBy): void => {
  to.replayed += more.replayed;
  to.modelled += more.modelled;
};
