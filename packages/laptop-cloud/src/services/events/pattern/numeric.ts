import { comparable } from './decimal.ts';
import type { Leaf } from './fields.ts';
import { invalidPattern } from './invalid-pattern.ts';
import type { JsonNode } from './json-node.ts';

const bound = (node: JsonNode | undefined, operator: string): number => {
  if (node?.kind !== 'number') throw invalidPattern(`Value of ${operator === '=' ? 'equals' : operator} must be numeric`);
  const value = comparable(node.raw);
  if (value === undefined) throw invalidPattern(`Cannot compare number : ${node.raw}`);
  return value;
};

/** Compiles `[">", 0, "<=", 5]`: one comparison, or a lower and then an upper bound. Throws InvalidEventPatternException. */
export function compileNumeric(operand: JsonNode): (leaf: Leaf) => boolean {
  if (operand.kind !== 'array') throw invalidPattern('Value of numeric must be an array.');
  const [first, value, second, limit, ...rest] = operand.items;
  if (first?.kind !== 'string') throw invalidPattern(`Invalid member in numeric match: ${first ? JSON.stringify(first) : ']'}`);
  const operator = first.text;
  if (!['=', '<', '<=', '>', '>='].includes(operator)) throw invalidPattern(`Unrecognized numeric range operator: ${operator}`);
  const wanted = bound(value, operator);
  if (second === undefined) return single(operator, wanted);
  if (operator !== '>' && operator !== '>=') throw invalidPattern('Too many elements in numeric expression');
  if (second.kind !== 'string') throw invalidPattern('Bad value in numeric range');
  if (second.text !== '<' && second.text !== '<=') throw invalidPattern(`Bad numeric range operator: ${second.text}`);
  const top = bound(limit, second.text);
  if (rest.length > 0) throw invalidPattern('Too many terms in numeric range expression');
  if (wanted >= top) throw invalidPattern('Bottom must be less than top');
  const above = single(operator, wanted);
  const below = single(second.text, top);
  return (leaf) => above(leaf) && below(leaf);
}

function single(operator: string, wanted: number): (leaf: Leaf) => boolean {
  const holds = (test: (value: number) => boolean) => (leaf: Leaf) => leaf.number !== undefined && test(leaf.number);
  if (operator === '=') return holds((value) => value === wanted);
  if (operator === '<') return holds((value) => value < wanted);
  if (operator === '<=') return holds((value) => value <= wanted);
  if (operator === '>') return holds((value) => value > wanted);
  return holds((value) => value >= wanted);
}
