import { FUNCTIONS, repeat } from './math-functions.ts';
import { operate, type Points, type Value } from './math-values.ts';
import { type Expression, InvalidExpression } from './parse-expression.ts';

/** what an expression can refer to */
export interface Scope {
  /** of an id; undefined when there is none */
  readonly valueOf: (id: string) => Value | undefined;
  /** the metrics of the request, without its expressions */
  readonly metrics: readonly { readonly id: string; readonly points: Points }[];
  readonly periodSeconds: number;
  /** data points a series has */
  readonly length: number;
}

/** @throws InvalidExpression for an unknown id, a function the laptop does not evaluate, or arguments that do not fit */
export function evaluateExpression(expression: Expression, scope: Scope): Value {
  switch (expression.kind) {
    case 'number':
      return { kind: 'scalar', value: expression.value };
    case 'text':
      throw new InvalidExpression(`"${expression.value}": a text is no value`);
    case 'name': {
      const value = scope.valueOf(expression.name);
      if (value === undefined) throw new InvalidExpression(`${expression.name} is the id of no metric and no expression`);
      return value;
    }
    case 'list':
      return { kind: 'list', items: expression.items.flatMap((item) => seriesOf(evaluateExpression(item, scope))) };
    case 'negate':
      return operate('-', { kind: 'scalar', value: 0 }, evaluateExpression(expression.of, scope));
    case 'operate':
      return operate(
        expression.operator,
        evaluateExpression(expression.left, scope),
        evaluateExpression(expression.right, scope),
      );
    case 'call':
      return call(expression.name, expression.args, scope);
  }
}

const seriesOf = (value: Value): readonly Points[] => {
  if (value.kind === 'scalar') throw new InvalidExpression('an array holds time series, not numbers');
  return value.kind === 'series' ? [value.points] : value.items;
};

function call(name: string, args: readonly Expression[], scope: Scope): Value {
  const [first, second] = args;
  if (name === 'METRICS') {
    if (first !== undefined && first.kind !== 'text') throw new InvalidExpression('METRICS wants nothing or a text in quotes');
    const part = first?.kind === 'text' ? first.value : '';
    return { kind: 'list', items: scope.metrics.filter(({ id }) => id.includes(part)).map(({ points }) => points) };
  }
  if (name === 'PERIOD') {
    if (first?.kind !== 'name' || !scope.metrics.some(({ id }) => id === first.name))
      throw new InvalidExpression('PERIOD wants the id of a metric');
    return { kind: 'scalar', value: scope.periodSeconds };
  }
  if (name === 'TIME_SERIES') {
    const value = first === undefined ? undefined : evaluateExpression(first, scope);
    if (value?.kind !== 'scalar') throw new InvalidExpression('TIME_SERIES wants a number');
    return { kind: 'series', points: Array.from({ length: scope.length }, () => value.value) };
  }
  if (name === 'FILL' && first !== undefined && second?.kind === 'name' && second.name === 'REPEAT')
    return repeat(name, [evaluateExpression(first, scope)]);
  const known = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name] : undefined;
  if (known === undefined)
    throw new InvalidExpression(
      `the laptop cloud does not evaluate ${name}; it evaluates ${['METRICS', 'PERIOD', 'TIME_SERIES', ...Object.keys(FUNCTIONS)].sort().join(', ')}`,
    );
  return known(
    name,
    args.map((arg) => evaluateExpression(arg, scope)),
  );
}
