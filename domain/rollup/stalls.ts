import * as z from 'zod';
import { stallRate } from '../metrics/nudging.ts';
import type { Rate } from '../metrics/rate.ts';
import { add, behind, newestFirst, type Sheet } from '../tally/sheet.ts';
import { countOf, type Tally } from '../tally/tally.ts';
import { type LifecycleStage, lifecycleStage } from '../values.ts';
import { progressAt } from './progress.ts';

const staged = z.looseObject({ stage: lifecycleStage });
const watched = ['onboarding', 'risk_check', 'activation', 'care'] as const satisfies readonly LifecycleStage[];

/** a merchant counts once a stage, however often it was there or stalled */
export function tallyStalls(sheet: Sheet): void {
  const { merchant, entries } = sheet;
  const stalls = new Map<string, string>();
  let movedAt = '';
  for (const entry of entries) {
    if (entry.type === 'merchant.stalled.v1') stalls.set(staged.parse(entry.data).stage, entry.at);
    const progressed = progressAt(entry) ?? '';
    if (progressed > movedAt) movedAt = progressed;
  }
  for (const stage of new Set(merchant.stageHistory.map((one) => one.stage))) {
    add(sheet, `stage/${stage}/entered`);
    const stalledAt = stalls.get(stage);
    if (stalledAt === undefined) continue;
    behind(sheet, `stalled/${stage}`, newestFirst(stalledAt));
    if (stage === merchant.lifecycleStage && stalledAt > movedAt) behind(sheet, `stalled-now/${stage}`, stalledAt);
  }
}

export interface StallFigure {
  readonly stage: LifecycleStage;
  /** merchants that stalled in the stage / merchants that entered it */
  readonly rate: Rate;
  readonly stalledNow: number;
}

export const readStalls = (tally: Tally): readonly StallFigure[] =>
  watched.map((stage) => ({
    stage,
    rate: stallRate(countOf(tally, `list/stalled/${stage}`), countOf(tally, `stage/${stage}/entered`)),
    stalledNow: countOf(tally, `list/stalled-now/${stage}`),
  }));
