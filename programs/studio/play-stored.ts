import type { StoredMerchant } from '../../application/recompute-merchant.ts';
import type { Gap } from '../../domain/backtest/backtest-answer.ts';
import type { Policy } from '../../domain/policy/policy-schema.ts';
import type { Blueprint } from '../../engine/blueprint/blueprint.ts';
import { storyOrGap } from '../../engine/population/read-story.ts';
import { StoredPlay } from '../../engine/population/stored-play.ts';
import { projectPath } from '../../lib/project.ts';
import { readDesk } from '../../world/desk/desk-settings.ts';
import { storedOutsiders } from '../../world/stored/outside-of-stored.ts';
import { type StoredStory, storyOfStored } from '../../world/stored/stored-story.ts';

export const readStory = (stored: StoredMerchant): StoredStory | Gap => storyOrGap(stored, storyOfStored);
export const isGap = (one: StoredStory | Gap): one is Gap => 'code' in one;

/** the same people as in the cloud */
export const openPlay = (parts: { blueprint: Blueprint; policies: readonly [Policy, Policy]; until: number }): StoredPlay =>
  new StoredPlay({ ...parts, outsiders: storedOutsiders(readDesk(projectPath('world/desk/default-desk.json'))) });
