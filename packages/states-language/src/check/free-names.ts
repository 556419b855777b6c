import { isObject } from '../json.ts';

/** what an expression reads from outside itself */
export interface Reads {
  readonly variables: ReadonlySet<string>;
  /** paths below `$states`, by their first names: `input.order` */
  readonly states: readonly (readonly string[])[];
}

/** variables the expression does not bind itself, and what it reads of `$states` */
export function readsOf(ast: unknown): Reads {
  const variables = new Set<string>();
  const states: string[][] = [];
  // the variable at the head of a path was read with its path
  const seen = new Set<object>();
  visit(ast, new Set());
  return { variables, states };

  function visit(node: unknown, bound: ReadonlySet<string>): void {
    if (Array.isArray(node)) {
      for (const item of node) visit(item, bound);
      return;
    }
    if (!isObject(node)) return;
    if (node.type === 'lambda' || node.type === 'block') {
      if (node.type === 'lambda') visitLambda(node, bound);
      else visitBlock(node, bound);
      return;
    }
    if (node.type === 'path' && Array.isArray(node.steps)) readStates(node.steps, bound);
    if (node.type === 'variable' && typeof node.value === 'string') read(node.value, bound, node);
    visitMembers(node, pathBindings(node, bound));
  }

  function readStates([first, ...rest]: readonly unknown[], bound: ReadonlySet<string>): void {
    if (!isObject(first) || first.type !== 'variable' || first.value !== 'states' || bound.has('states')) return;
    const names: string[] = [];
    for (const step of rest) {
      if (!isObject(step) || step.type !== 'name' || typeof step.value !== 'string') break;
      names.push(step.value);
    }
    states.push(names);
    seen.add(first);
  }

  function visitMembers(node: Readonly<Record<string, unknown>>, bound: ReadonlySet<string>): void {
    for (const [key, member] of Object.entries(node)) if (key !== 'value' || isObject(member)) visit(member, bound);
  }

  function read(name: string, bound: ReadonlySet<string>, node: Readonly<Record<string, unknown>>): void {
    if (name === '' || name === '$' || bound.has(name)) return;
    if (name !== 'states') variables.add(name);
    else if (!seen.has(node)) states.push([]);
  }

  function visitLambda(node: Readonly<Record<string, unknown>>, bound: ReadonlySet<string>): void {
    const inner = new Set(bound);
    for (const parameter of Array.isArray(node.arguments) ? node.arguments : []) {
      if (isObject(parameter) && typeof parameter.value === 'string') inner.add(parameter.value);
    }
    visit(node.body, inner);
  }

  // a block's bindings hold from there to its end, and inside a function bound to a name for itself as well
  function visitBlock(node: Readonly<Record<string, unknown>>, bound: ReadonlySet<string>): void {
    const inner = new Set(bound);
    for (const expression of Array.isArray(node.expressions) ? node.expressions : []) {
      const name = boundName(expression);
      if (name !== undefined) inner.add(name);
      visit(expression, inner);
    }
  }
}

function boundName(node: unknown): string | undefined {
  if (!isObject(node) || node.type !== 'bind' || !isObject(node.lhs)) return undefined;
  return typeof node.lhs.value === 'string' ? node.lhs.value : undefined;
}

// `items@$item` and `items#$index` bind for the rest of the path; a bare `$x := …` binds its own name
function pathBindings(node: Readonly<Record<string, unknown>>, bound: ReadonlySet<string>): ReadonlySet<string> {
  const names: string[] = [];
  const own = boundName(node);
  if (own !== undefined) names.push(own);
  for (const step of Array.isArray(node.steps) ? node.steps : []) {
    if (!isObject(step)) continue;
    if (typeof step.focus === 'string') names.push(step.focus);
    if (typeof step.index === 'string') names.push(step.index);
  }
  return names.length === 0 ? bound : new Set([...bound, ...names]);
}
