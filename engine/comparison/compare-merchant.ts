import type { ChangedPath, WorkCounts } from '../../domain/backtest/backtest-answer.ts';
import type { Outcome } from '../play-merchant.ts';
import { decisionSteps, firstDiffering } from './decision-steps.ts';
import { workDifference, workOf } from './work-counts.ts';

/** one merchant under a policy and under the one it is compared with */
export interface MerchantComparison {
  readonly merchantId: string;
  readonly name: string;
  readonly under: WorkCounts;
  readonly against: WorkCounts;
  /** undefined when both policies decided the same, at the same instants */
  readonly path: ChangedPath | undefined;
}
export const compareMerchant = (
  { merchantId, name }: { readonly merchantId: string; readonly name: string },
  under: Pick<Outcome, 'timeline'>,
  against: Pick<Outcome, 'timeline'>,
): MerchantComparison => {
  const lanes = { under: decisionSteps(under.timeline), against: decisionSteps(against.timeline) };
  const [one, other] = [workOf(lanes.under), workOf(lanes.against)];
  const first = firstDiffering(lanes.under, lanes.against);
  const path = first === undefined ? undefined : { first, lanes, more: workDifference(one, other) };
  return { merchantId, name, under: one, against: other, path };
};
