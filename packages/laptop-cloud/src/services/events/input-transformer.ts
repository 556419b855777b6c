import { AwsError } from '../../contract.ts';
import type { BusEvent } from './bus-event.ts';
import { isoSeconds } from './bus-event.ts';
import { compileJsonPath } from './json-path.ts';
import { type JsonNode, toJsonText } from './pattern/json-node.ts';

/** what a target is told about the rule besides the event */
export interface RuleFacts {
  readonly arn: string;
  readonly name: string;
  /** epoch ms at which the bus took the event */
  readonly ingestedAt: number;
}

export type Transform = (event: BusEvent, rule: RuleFacts) => string;

/** the transformed text is not JSON: the delivery fails for good */
export class InvalidInputJson extends Error {
  override readonly name = 'InvalidInputJson';
}

const text = (value: string): JsonNode => ({ kind: 'string', text: value });

function withoutDetail(event: BusEvent): JsonNode {
  const node = event.node();
  return node.kind === 'object' ? { ...node, entries: node.entries.filter(([key]) => key !== 'detail') } : node;
}

const RESERVED: Readonly<Record<string, (event: BusEvent, rule: RuleFacts) => JsonNode>> = {
  'aws.events.rule-arn': (_, rule) => text(rule.arn),
  'aws.events.rule-name': (_, rule) => text(rule.name),
  'aws.events.event.ingestion-time': (_, rule) => text(isoSeconds(rule.ingestedAt)),
  'aws.events.event': withoutDetail,
  'aws.events.event.json': (event) => event.node(),
};

type Piece =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'variable';
      readonly quoted: boolean;
      readonly read: (event: BusEvent, rule: RuleFacts) => JsonNode | undefined;
    };

/**
 * Compiles an InputTransformer. A variable outside quotes becomes JSON (text with its quotes), inside quotes plain text.
 * A path the event does not have leaves nothing. Throws AwsError ValidationException for an unknown variable or path.
 */
export function compileTransformer(paths: Readonly<Record<string, string>>, template: string): Transform {
  const variables = new Map<string, (event: BusEvent, rule: RuleFacts) => JsonNode | undefined>(Object.entries(RESERVED));
  for (const [name, path] of Object.entries(paths)) {
    if (/^aws/i.test(name)) throw new AwsError('ValidationException', `InputPathsMap key ${name} must not start with AWS.`);
    const select = compileJsonPath(path);
    variables.set(name, (event) => select(event.node()));
  }
  const pieces = split(template, variables);
  const json = /^\s*[{["]/.test(template) && !/"\s*\n\s*"/.test(template);
  return (event, rule) => {
    const result = pieces
      .map((piece) => (piece.kind === 'text' ? piece.text : insert(piece.read(event, rule), piece.quoted)))
      .join('');
    if (json) checkJson(result);
    return result;
  };
}

function checkJson(result: string): void {
  try {
    JSON.parse(result);
  } catch (error) {
    throw new InvalidInputJson(
      `the input template gives invalid JSON for this event: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

function insert(node: JsonNode | undefined, quoted: boolean): string {
  if (node === undefined) return '';
  if (!quoted) return toJsonText(node);
  // inside a text, objects and arrays lose their quotes, which would end it
  const plain = node.kind === 'string' ? node.text : toJsonText(node).replaceAll('"', '');
  return JSON.stringify(plain).slice(1, -1);
}

function split(
  template: string,
  variables: ReadonlyMap<string, (event: BusEvent, rule: RuleFacts) => JsonNode | undefined>,
): Piece[] {
  const pieces: Piece[] = [];
  let plain = '';
  let quoted = false;
  for (let at = 0; at < template.length; at++) {
    const unit = template.charAt(at);
    const variable = unit === '<' ? /^<([A-Za-z0-9_.-]+)>/.exec(template.slice(at, at + 300)) : null;
    if (!variable) {
      if (unit === '"') quoted = !quoted;
      plain += unit === '\\' ? template.slice(at, at + 2) : unit;
      if (unit === '\\') at++;
      continue;
    }
    const [whole, name = ''] = variable;
    const read = variables.get(name);
    if (!read) throw new AwsError('ValidationException', `Invalid InputTemplate: <${name}> is not in the InputPathsMap.`);
    pieces.push({ kind: 'text', text: plain }, { kind: 'variable', quoted, read });
    plain = '';
    at += whole.length - 1;
  }
  return [...pieces, { kind: 'text', text: plain }];
}
