import type { Policy } from '../../domain/policy/policy-schema.ts';
import { readBlueprint } from '../../engine/blueprint/read-blueprint.ts';
import type { OutsideEvent } from '../../engine/outside-world.ts';
import { openStage, type Stage } from '../../engine/stage.ts';
import { readStageTemplate } from '../../tools/build/join-templates.ts';
import { importerConduct } from '../../world/conduct.ts';
import type { DeskSettings } from '../../world/desk/desk-settings.ts';
import type { HistoryFiles } from '../../world/history/history.ts';
import { senderOf } from '../../world/sender.ts';
import { outsideOfHistory } from './outside-of-history.ts';

/** all that is the same for every merchant of a back-test, as plain data */
export interface BacktestSetting {
  /** where CDK synthesized into */
  readonly folder: string;
  readonly files: HistoryFiles;
  /** the run's own folder */
  readonly dir: string;
  /** the first is reported, a second one is compared with it */
  readonly policies: readonly Policy[];
  readonly desk: DeskSettings;
  readonly seed: number;
  /** epoch ms */
  readonly until: number;
  /** events of outages, ascending */
  readonly told?: readonly OutsideEvent[];
}

/** a stage for each policy */
export const openStages = ({ folder, policies, desk, seed, until, told = [] }: BacktestSetting): Promise<readonly Stage[]> => {
  const blueprint = readBlueprint(readStageTemplate(folder));
  return Promise.all(
    policies.map((policy) => {
      const openOutside = outsideOfHistory({ settings: desk, policy, seed, conduct: importerConduct });
      const sourceOf = (event: OutsideEvent): string => senderOf(policy, event, 'history');
      return openStage({ blueprint, policy, openOutside, sourceOf, seed, until, told });
    }),
  );
};
