import type { Template } from '../asl-template.ts';
import { prepare } from '../jsonata/jsonata-expression.ts';
import type { Finding } from './asl-finding.ts';
import { readsOf } from './free-names.ts';
import { CONTEXT_MEMBERS, FUNCTIONS } from './known-names.ts';

/** what an expression may read where it stands */
export interface Place {
  /** the state */
  readonly path: string;
  readonly variables: ReadonlySet<string>;
  readonly token: boolean;
  readonly inMap: boolean;
}

export function expressionFindings(template: Template, place: Place): readonly Finding[] {
  switch (template.kind) {
    case 'constant':
      return [];
    case 'array':
      return template.items.flatMap((item) => expressionFindings(item, place));
    case 'object':
      return template.entries.flatMap(([, member]) => expressionFindings(member, place));
    case 'expression':
      return check(template.text, `${place.path}/${template.field}`, place);
  }
}

function check(text: string, path: string, place: Place): readonly Finding[] {
  const { variables, states } = readsOf(prepare(text).compiled.ast());
  const messages: string[] = [];
  for (const name of variables) {
    if (name === 'eval') messages.push('$eval does not exist in Step Functions');
    else if (!place.variables.has(name) && !FUNCTIONS.has(name)) messages.push(`$${name} is assigned on no way to this state`);
  }
  for (const names of states) messages.push(...statesProblems(names, place));
  return messages.map((message) => ({ path, message: `${message}: {% ${text} %}` }));
}

function statesProblems([member, inner]: readonly string[], place: Place): readonly string[] {
  if (member !== 'context' || inner === undefined) return [];
  if (!CONTEXT_MEMBERS.has(inner)) return [`$states.context has no ${inner}, only ${[...CONTEXT_MEMBERS].join(', ')}`];
  if (inner === 'Task' && !place.token)
    return ['there is no $states.context.Task here: only Arguments of a .waitForTaskToken or .sync Task have it'];
  if (inner === 'Map' && !place.inMap) return ['there is no $states.context.Map here: only a Map and what runs in it have it'];
  return [];
}
