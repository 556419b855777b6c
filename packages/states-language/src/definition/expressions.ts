import { expressionOf } from '../asl-template.ts';
import { readsOf } from '../check/free-names.ts';
import { isJsonArray, isJsonObject, isObject, type Json, type JsonObject } from '../json.ts';
import { prepare } from '../jsonata/jsonata-expression.ts';
import { topLevelReferences } from './top-level-references.ts';
import type { Diagnostic } from './types.ts';

/** members of `$states` an expression may read where it stands, besides those that are always there */
type Members = ReadonlySet<string>;
const ALWAYS: Members = new Set(['input', 'context']);
const AFTER_SUCCESS: Members = new Set([...ALWAYS, 'result']);
const AFTER_FAILURE: Members = new Set([...ALWAYS, 'errorOutput']);
const WITH_RESULT = new Set(['Task', 'Map', 'Parallel']);

/** expressions that do not parse, or that read what is not there: refused when a machine is created, as the service does */
export function expressionProblems(machine: JsonObject): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  visitStates(machine, '', found);
  return found;
}

// the machine, a branch, an item processor
function visitStates(machine: Json | undefined, location: string, found: Diagnostic[]): void {
  if (!isJsonObject(machine) || !isJsonObject(machine.States)) return;
  for (const [name, state] of Object.entries(machine.States))
    if (isJsonObject(state)) visitState(state, `${location}/States/${name}`, found);
}

function visitState(state: JsonObject, location: string, found: Diagnostic[]): void {
  const done = typeof state.Type === 'string' && WITH_RESULT.has(state.Type) ? AFTER_SUCCESS : ALWAYS;
  for (const [field, value] of Object.entries(state)) {
    const at = `${location}/${field}`;
    if (field === 'ItemProcessor' || field === 'Iterator') visitStates(value, at, found);
    else if (field === 'Branches' && isJsonArray(value))
      for (const [index, branch] of value.entries()) visitStates(branch, `${at}[${index}]`, found);
    else if (field === 'Catch') visit(value, at, AFTER_FAILURE, found);
    else visit(value, at, field === 'Output' || field === 'Assign' ? done : ALWAYS, found);
  }
}

function visit(value: Json, location: string, members: Members, found: Diagnostic[]): void {
  if (typeof value === 'string') {
    const text = expressionOf(value);
    if (text !== undefined) checkExpression(text, location, members, found);
  } else if (isJsonArray(value)) {
    for (const [index, item] of value.entries()) visit(item, `${location}[${index}]`, members, found);
  } else if (isJsonObject(value))
    for (const [key, member] of Object.entries(value)) visit(member, `${location}/${key}`, members, found);
}

function checkExpression(text: string, location: string, members: Members, found: Diagnostic[]): void {
  const unsupported = (message: string): void =>
    void found.push({ severity: 'ERROR', code: 'UNSUPPORTED_JSONATA_EXPRESSION', message, location });
  try {
    const ast = prepare(text).compiled.ast();
    for (const name of topLevelReferences(ast))
      unsupported(`Reference to '${name}' ${name === '$$' ? 'is' : 'at the top level is'} not supported.`);
    const read = new Set(readsOf(ast).states.flatMap(([member]) => member ?? []));
    for (const member of read) if (!members.has(member)) unsupported(`Field '$states.${member}' does not exist.`);
  } catch (error) {
    const message = isObject(error) && typeof error.message === 'string' ? error.message : String(error);
    found.push({ severity: 'ERROR', code: 'INVALID_JSONATA_EXPRESSION', message, location });
  }
}
