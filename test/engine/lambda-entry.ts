// what a Lambda that plays merchants would be: bundled, with nothing beside it
import { readBlueprint } from '../../engine/blueprint/read-blueprint.ts';
import { playMerchant, type Story } from '../../engine/play-merchant.ts';
import { merchantLine } from '../../engine/report/merchant-line.ts';
import { openStage } from '../../engine/stage.ts';
import type { BacktestSetting } from '../../programs/backtest/open-stages.ts';
import { outsideOfHistory } from '../../programs/backtest/outside-of-history.ts';
import { importerConduct } from '../../world/conduct.ts';
import { senderOf } from '../../world/sender.ts';

/** what the function is called with, as plain JSON */
export type PlayRequest = Pick<BacktestSetting, 'desk' | 'seed' | 'until'> & {
  readonly policy: BacktestSetting['policies'][number];
  /** the synthesized template */
  readonly template: unknown;
  readonly story: Story;
};

export const handler = async ({ policy, desk, seed, until, template, story }: PlayRequest) => {
  const openOutside = outsideOfHistory({ settings: desk, policy, seed, conduct: importerConduct });
  const sourceOf = (event: Story['events'][number]): string => senderOf(policy, event, 'history');
  const stage = await openStage({ blueprint: readBlueprint(template), policy, openOutside, sourceOf, seed, until });
  const { snapshot, timeline } = await playMerchant(stage, story);
  return snapshot === undefined ? null : merchantLine(snapshot, timeline);
};
