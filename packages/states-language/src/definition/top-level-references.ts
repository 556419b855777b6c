import { isObject } from '../json.ts';

const CHILDREN = ['lhs', 'rhs', 'expression', 'expressions', 'condition', 'then', 'else', 'procedure', 'arguments'];

/**
 * What an expression reads of the context at the top, which a machine does not have. A name is only readable where something is the
 * context: after the first step of a path, in its predicates, in ordering and grouping.
 */
export function topLevelReferences(ast: unknown): ReadonlySet<string> {
  const names = new Set<string>();
  visit(ast, names);
  return names;
}

function visit(node: unknown, names: Set<string>): void {
  if (Array.isArray(node)) {
    for (const item of node) visit(item, names);
    return;
  }
  if (!isObject(node)) return;
  switch (node.type) {
    case 'path':
      if (Array.isArray(node.steps)) visit(node.steps[0], names);
      return;
    case 'name':
      if (typeof node.value === 'string') names.add(node.value);
      return;
    case 'variable':
      if (node.value === '') names.add('$');
      if (node.value === '$') names.add('$$');
      return;
    case 'wildcard':
      names.add('*');
      return;
    case 'descendant':
      names.add('**');
      return;
    case 'apply':
      visit(node.lhs, names);
      visit(node.rhs, names);
      return;
    case 'transform':
      return;
    case 'lambda':
      visit(node.body, names);
      return;
    default:
      for (const key of CHILDREN) visit(node[key], names);
  }
}
