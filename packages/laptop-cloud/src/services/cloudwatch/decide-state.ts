import type { Points } from './math/math-values.ts';

export type AlarmState = 'OK' | 'ALARM' | 'INSUFFICIENT_DATA';
export type MissingData = 'breaching' | 'notBreaching' | 'ignore' | 'missing';

export interface DecisionSettings {
  /** N: data points looked at */
  readonly evaluationPeriods: number;
  /** M: how many of them must breach */
  readonly datapointsToAlarm: number;
  readonly missing: MissingData;
  readonly breaches: (value: number) => boolean;
}

export interface Verdict {
  /** undefined: the state stays as it is */
  readonly state: AlarmState | undefined;
  /** real data points that decided, as places in the points given, newest first */
  readonly evaluated: readonly number[];
  /** data points that had to be made up by `missing` */
  readonly filled: number;
}

/**
 * How many data points CloudWatch fetches to decide on N. AWS says that it is more than N and not how many more; every example it
 * gives has five for three.
 */
export const evaluationRange = (evaluationPeriods: number): number => evaluationPeriods + 2;

/**
 * The state an alarm has by its data points. Source: CloudWatch user guide, "How alarm state is evaluated when data is missing" and
 * "Avoiding premature transitions to alarm state".
 * @param points of the whole evaluation range, oldest first
 */
export function decideState(points: Points, settings: DecisionSettings): Verdict {
  const { evaluationPeriods, datapointsToAlarm, missing, breaches } = settings;
  const real = points.flatMap((value, at) => (value === undefined ? [] : [{ at, breaching: breaches(value) }])).reverse();
  // the most recent real ones, from farther back where recent ones are missing
  const evaluated = real.slice(0, evaluationPeriods);
  const filled = evaluationPeriods - evaluated.length;
  const breaching = evaluated.filter((one) => one.breaching).length;
  const verdict = (state: AlarmState | undefined): Verdict => ({ state, evaluated: evaluated.map(({ at }) => at), filled });

  if (filled === 0 || missing === 'notBreaching') return verdict(breaching >= datapointsToAlarm ? 'ALARM' : 'OK');
  if (missing === 'breaching') return verdict(breaching + filled >= datapointsToAlarm ? 'ALARM' : 'OK');
  if (evaluated.length === 0) return verdict(missing === 'ignore' ? undefined : 'INSUFFICIENT_DATA');
  if (breaching >= datapointsToAlarm) return verdict('ALARM');
  if (breaching < evaluated.length) return verdict('OK');
  // everything there is breaches, but it is less than M: CloudWatch waits until the oldest of it is as old as M
  if (missing === 'ignore') return verdict(undefined);
  const oldest = points.length - Math.min(...evaluated.map(({ at }) => at));
  return verdict(oldest >= datapointsToAlarm ? 'ALARM' : 'OK');
}
