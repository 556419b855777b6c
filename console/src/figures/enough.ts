import type { Rate } from './use-figures.ts';

/** a share of fewer says more about one of them than about the whole */
const ENOUGH = 5;

/** the rate where it may be shown, null where there is not enough to take it over */
export const shownRate = ({ value, n }: Rate): number | null => (n < ENOUGH ? null : value);

/** a quantile of a waiting time, where enough were still waiting when it was reached */
export const shownDays = (days: number | null, atRisk: number): number | null => (atRisk < ENOUGH ? null : days);
