import { mapPoints, type Points, type Value } from './math-values.ts';
import { InvalidExpression } from './parse-expression.ts';

type Call = (name: string, args: readonly Value[]) => Value;

const wrong = (name: string, wants: string): InvalidExpression => new InvalidExpression(`${name} wants ${wants}`);

const onEach =
  (change: (points: Points) => Points): Call =>
  (name, [of, ...more]) => {
    if (of?.kind === 'series' && more.length === 0) return { kind: 'series', points: change(of.points) };
    if (of?.kind === 'list' && more.length === 0) return { kind: 'list', items: of.items.map(change) };
    throw wrong(name, 'one time series or an array of them');
  };

const onValues = (change: (value: number) => number): Call => onEach((points) => mapPoints(points, change));

/** of an array, point by point; of a single series it would depend on how much data CloudWatch happens to fetch */
const across =
  (combine: (values: readonly number[], series: number) => number): Call =>
  (name, [of, ...more]) => {
    if (of?.kind !== 'list' || more.length > 0 || of.items.length === 0)
      throw wrong(
        name,
        'an array, such as [m1,m2]: of a single series it depends on how far back CloudWatch looks, which AWS advises against in alarms and the laptop cannot know',
      );
    const [first = []] = of.items;
    const points = first.map((_, at) => {
      const values = of.items.map((item) => item[at]).filter((value) => value !== undefined);
      return values.length === 0 ? undefined : combine(values, of.items.length);
    });
    return { kind: 'series', points };
  };

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

const fill: Call = (name, [of, filler, ...more]) => {
  if (filler === undefined || filler.kind === 'list' || more.length > 0)
    throw wrong(name, 'a time series or an array of them, and a number or a time series');
  const filled = (points: Points): Points =>
    points.map((value, at) => value ?? (filler.kind === 'scalar' ? filler.value : filler.points[at]));
  return onEach(filled)(name, of === undefined ? [] : [of]);
};

/** the last value before the gap; before the first value there is none to repeat */
export const repeat = onEach((points) => {
  let last: number | undefined;
  return points.map((value) => {
    last = value ?? last;
    return last;
  });
});

/** IF(condition, then, otherwise): point by point where the condition is a series. Source: metric math, IF expressions */
const choose: Call = (name, args) => {
  const [condition, whenTrue, whenFalse] = args;
  if (condition === undefined || whenTrue === undefined || args.length > 3 || args.some(({ kind }) => kind === 'list'))
    throw wrong(name, 'a condition and one or two numbers or time series');
  const at = (value: Value | undefined, index: number): number | undefined =>
    value?.kind === 'scalar' ? value.value : value?.kind === 'series' ? value.points[index] : undefined;
  const length = [condition, whenTrue, whenFalse].find((one) => one?.kind === 'series');
  if (length?.kind !== 'series') throw wrong(name, 'at least one time series');
  if (condition.kind === 'scalar') {
    const chosen = condition.value === 0 ? whenFalse : whenTrue;
    return { kind: 'series', points: length.points.map((_, index) => at(chosen, index)) };
  }
  const points = length.points.map((_, index) => {
    const holds = at(condition, index);
    if (holds === undefined) return undefined;
    return holds === 0 ? at(whenFalse, index) : (at(whenTrue, index) ?? 0);
  });
  return { kind: 'series', points };
};

const metricCount: Call = (name, [of]) => {
  if (of?.kind !== 'list') throw wrong(name, 'an array of time series');
  return { kind: 'scalar', value: of.items.length };
};

/** what an alarm on the laptop may use; CloudWatch has more, and the rest is refused by name */
export const FUNCTIONS: Readonly<Record<string, Call>> = {
  ABS: onValues(Math.abs),
  CEIL: onValues(Math.ceil),
  FLOOR: onValues(Math.floor),
  SUM: across(sum),
  // missing values are treated as 0: the number of series divides, not the number of values
  AVG: across((values, series) => sum(values) / series),
  MIN: across((values) => Math.min(...values)),
  MAX: across((values) => Math.max(...values)),
  FILL: fill,
  IF: choose,
  METRIC_COUNT: metricCount,
};
