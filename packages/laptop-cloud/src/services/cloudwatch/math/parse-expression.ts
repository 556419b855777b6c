/** a metric math expression, taken apart */
export type Expression =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'text'; readonly value: string }
  /** an id of the request, or a word such as REPEAT */
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'list'; readonly items: readonly Expression[] }
  | { readonly kind: 'negate'; readonly of: Expression }
  | { readonly kind: 'operate'; readonly operator: Operator; readonly left: Expression; readonly right: Expression }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Expression[] };

export type Operator = '+' | '-' | '*' | '/' | '^' | '==' | '!=' | '<=' | '>=' | '<' | '>' | 'AND' | 'OR';

/** the expression is not one CloudWatch takes, or one the laptop does not evaluate */
export class InvalidExpression extends Error {
  override readonly name = 'InvalidExpression';
}

const TOKEN = /\s*(?:(\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|([A-Za-z_]\w*)|"([^"]*)"|'([^']*)'|(==|!=|<=|>=|&&|\|\||[-+*/^<>()[\],]))/y;

/** the operators of one precedence, weakest first */
const LEVELS: readonly (readonly Operator[])[] = [['OR'], ['AND'], ['==', '!=', '<=', '>=', '<', '>'], ['+', '-'], ['*', '/']];
const SAME: Readonly<Record<string, Operator>> = { '&&': 'AND', '||': 'OR' };

type Token = { readonly kind: 'number' | 'name' | 'text' | 'sign'; readonly text: string };

function tokens(source: string): Token[] {
  const found: Token[] = [];
  TOKEN.lastIndex = 0;
  const end = source.trimEnd().length;
  while (TOKEN.lastIndex < end) {
    const at = TOKEN.lastIndex;
    const [, number, name, double, single, sign] = TOKEN.exec(source) ?? [];
    if (number !== undefined) found.push({ kind: 'number', text: number });
    else if (name !== undefined) found.push({ kind: 'name', text: name });
    else if (sign !== undefined) found.push({ kind: 'sign', text: sign });
    else if (double !== undefined || single !== undefined) found.push({ kind: 'text', text: double ?? single ?? '' });
    else throw new InvalidExpression(`${source}: cannot be read at "${source.slice(at, at + 12).trim()}"`);
  }
  return found;
}

/** @throws InvalidExpression with the place that cannot be read */
export function parseExpression(source: string): Expression {
  const all = tokens(source);
  let at = 0;
  const peek = (text: string): boolean => all[at]?.text === text && all[at]?.kind !== 'text';
  const take = (text: string): boolean => {
    if (!peek(text)) return false;
    at += 1;
    return true;
  };
  const expect = (text: string): void => {
    if (!take(text)) throw new InvalidExpression(`${source}: ${text} is missing before "${all[at]?.text ?? 'the end'}"`);
  };

  const list = (end: string): Expression[] => {
    const items: Expression[] = [];
    if (take(end)) return items;
    do items.push(binary(0));
    while (take(','));
    expect(end);
    return items;
  };

  const primary = (): Expression => {
    if (take('-')) return { kind: 'negate', of: power() };
    if (take('(')) {
      const inner = binary(0);
      expect(')');
      return inner;
    }
    if (take('[')) return { kind: 'list', items: list(']') };
    const token = all[at];
    at += 1;
    if (token?.kind === 'number') return { kind: 'number', value: Number(token.text) };
    if (token?.kind === 'text') return { kind: 'text', value: token.text };
    if (token?.kind === 'name')
      return take('(') ? { kind: 'call', name: token.text, args: list(')') } : { kind: 'name', name: token.text };
    throw new InvalidExpression(`${source}: "${token?.text ?? 'the end'}" is not expected`);
  };

  const power = (): Expression => {
    const left = primary();
    return take('^') ? { kind: 'operate', operator: '^', left, right: power() } : left;
  };

  const binary = (level: number): Expression => {
    const operators = LEVELS[level];
    if (operators === undefined) return power();
    let left = binary(level + 1);
    for (;;) {
      const text = all[at]?.kind === 'text' ? '' : (all[at]?.text ?? '');
      const operator = operators.find((one) => one === (SAME[text] ?? text));
      if (operator === undefined) return left;
      at += 1;
      left = { kind: 'operate', operator, left, right: binary(level + 1) };
    }
  };

  const whole = binary(0);
  if (at < all.length) throw new InvalidExpression(`${source}: "${all[at]?.text}" is not expected`);
  return whole;
}

/** the ids and words an expression names */
export function namesIn(expression: Expression): readonly string[] {
  switch (expression.kind) {
    case 'name':
      return [expression.name];
    case 'negate':
      return namesIn(expression.of);
    case 'operate':
      return [...namesIn(expression.left), ...namesIn(expression.right)];
    case 'list':
      return expression.items.flatMap(namesIn);
    case 'call':
      return expression.args.flatMap(namesIn);
    default:
      return [];
  }
}
