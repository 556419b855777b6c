import { expressionOf } from '../asl-template.ts';
import { isJsonArray, isJsonObject, isObject, type Json } from '../json.ts';
import { prepare } from '../jsonata/jsonata-expression.ts';
import type { Diagnostic } from './types.ts';

/** expressions that do not parse, or that read a context there is not: refused when a machine is created, as the service does */
export function expressionProblems(definition: Json): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  visit(definition, '', found);
  return found;
}

function visit(value: Json, location: string, found: Diagnostic[]): void {
  if (typeof value === 'string') {
    const text = expressionOf(value);
    if (text !== undefined) checkExpression(text, location, found);
  } else if (isJsonArray(value)) for (const [index, item] of value.entries()) visit(item, `${location}[${index}]`, found);
  else if (isJsonObject(value)) for (const [key, member] of Object.entries(value)) visit(member, `${location}/${key}`, found);
}

function checkExpression(text: string, location: string, found: Diagnostic[]): void {
  try {
    const names = new Set<string>();
    topLevelReferences(prepare(text).compiled.ast(), names);
    for (const name of names) {
      const message = `Reference to '${name}' at the top level is not supported.`;
      found.push({ severity: 'ERROR', code: 'UNSUPPORTED_JSONATA_EXPRESSION', message, location });
    }
  } catch (error) {
    const message = isObject(error) && typeof error.message === 'string' ? error.message : String(error);
    found.push({ severity: 'ERROR', code: 'INVALID_JSONATA_EXPRESSION', message, location });
  }
}

// a name is only readable where something is the context: after the first step of a path, in its predicates, in ordering and grouping
function topLevelReferences(node: unknown, names: Set<string>): void {
  if (Array.isArray(node)) {
    for (const item of node) topLevelReferences(item, names);
    return;
  }
  if (!isObject(node)) return;
  switch (node.type) {
    case 'path': {
      const steps = node.steps;
      if (Array.isArray(steps)) topLevelReferences(steps[0], names);
      return;
    }
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
      topLevelReferences(node.lhs, names);
      topLevelReferences(node.rhs, names);
      return;
    case 'transform':
      return;
    case 'lambda':
      topLevelReferences(node.body, names);
      return;
    default:
      for (const key of CHILDREN) topLevelReferences(node[key], names);
  }
}
const CHILDREN = ['lhs', 'rhs', 'expression', 'expressions', 'condition', 'then', 'else', 'procedure', 'arguments'];
