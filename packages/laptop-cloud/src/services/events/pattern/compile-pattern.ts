import { type Branch, compileBranches } from './branches.ts';
import { type Fields, flatten } from './fields.ts';
import { invalidPattern } from './invalid-pattern.ts';
import { type JsonNode, parseJsonText, toJsonNode } from './json-node.ts';
import { branchMatches, orderBranch } from './match-event.ts';

/** a compiled pattern: call it with an event, as JSON text or parsed */
export interface Pattern {
  (event: unknown): boolean;
  /** the same for an event that was flattened before: one event, many patterns */
  matchesFields(fields: Fields): boolean;
  readonly branches: readonly Branch[];
}

/** text is read as it is written (digits, keys that appear twice); a parsed value has lost those */
function toNode(source: unknown): JsonNode {
  return typeof source === 'string' ? parseJsonText(source) : toJsonNode(source);
}

/** Flattens an event once for matching many patterns. Throws SyntaxError for text that is no JSON. */
export function eventFields(event: unknown): Fields {
  return flatten(toNode(event));
}

/**
 * Compiles an EventBridge pattern, given as JSON text or parsed. Also the language of Lambda's event filters.
 * Throws AwsError InvalidEventPatternException with AWS's reason.
 */
export function compilePattern(source: unknown): Pattern {
  let root: JsonNode;
  try {
    root = toNode(source);
  } catch (error) {
    throw invalidPattern(error instanceof Error ? error.message : String(error));
  }
  const branches = compileBranches(root);
  const ordered = branches.map(orderBranch);
  const matchesFields = (fields: Fields) => ordered.some((branch) => branchMatches(branch, fields));
  return Object.assign((event: unknown) => matchesFields(eventFields(event)), { matchesFields, branches });
}
