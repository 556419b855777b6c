import type { Operator } from './parse-expression.ts';

/** a value a period, oldest first; undefined where there is none */
export type Points = readonly (number | undefined)[];

/** CloudWatch's S, TS and TS[] */
export type Value =
  | { readonly kind: 'scalar'; readonly value: number }
  | { readonly kind: 'series'; readonly points: Points }
  | { readonly kind: 'list'; readonly items: readonly Points[] };

type Two = (left: number, right: number) => number | undefined;

const flag = (holds: boolean): number => (holds ? 1 : 0);

const OPERATIONS: Readonly<Record<Operator, Two>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  // a division by zero drops the data point
  '/': (a, b) => (b === 0 ? undefined : a / b),
  '^': (a, b) => a ** b,
  '==': (a, b) => flag(a === b),
  '!=': (a, b) => flag(a !== b),
  '<=': (a, b) => flag(a <= b),
  '>=': (a, b) => flag(a >= b),
  '<': (a, b) => flag(a < b),
  '>': (a, b) => flag(a > b),
  AND: (a, b) => flag(a !== 0 && b !== 0),
  OR: (a, b) => flag(a !== 0 || b !== 0),
};

export const mapPoints = (points: Points, change: (value: number) => number | undefined): Points =>
  points.map((value) => (value === undefined ? undefined : change(value)));

/** where only one of two series has a value, the other counts as 0; documented for arithmetic and comparison alike */
const both = (left: Points, right: Points, operation: Two): Points =>
  left.map((a, at) => {
    const b = right[at];
    return a === undefined && b === undefined ? undefined : operation(a ?? 0, b ?? 0);
  });

export function operate(operator: Operator, left: Value, right: Value): Value {
  const operation = OPERATIONS[operator];
  if (left.kind === 'list') return { kind: 'list', items: left.items.map((points, at) => against(points, right, at, operation)) };
  if (right.kind === 'list')
    return { kind: 'list', items: right.items.map((points) => against(points, left, 0, (b, a) => operation(a, b))) };
  if (left.kind === 'series') return { kind: 'series', points: against(left.points, right, 0, operation) };
  if (right.kind === 'series') return { kind: 'series', points: mapPoints(right.points, (b) => operation(left.value, b)) };
  return { kind: 'scalar', value: operation(left.value, right.value) ?? Number.NaN };
}

function against(points: Points, other: Value, at: number, operation: Two): Points {
  if (other.kind === 'scalar') return mapPoints(points, (value) => operation(value, other.value));
  return both(points, other.kind === 'series' ? other.points : (other.items[at] ?? []), operation);
}
