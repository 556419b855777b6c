import { AwsError } from '../../contract.ts';
import type { JsonNode } from './pattern/json-node.ts';

type Step = string | number;

const STEP = /\.([^.[\]*]+)|\[(\d+)\]|\['([^']*)'\]|\["([^"]*)"\]/y;

/** Compiles `$.detail.lines[0]`; throws AwsError ValidationException for a path the laptop does not read (wildcards too). */
export function compileJsonPath(path: string): (event: JsonNode) => JsonNode | undefined {
  const steps: Step[] = [];
  const fail = (): never => {
    throw new AwsError(
      'ValidationException',
      `Invalid InputPath ${path}: use $ followed by .name and [index] steps; wildcards are not supported here.`,
    );
  };
  if (!path.startsWith('$')) fail();
  for (let at = 1; at < path.length; at = STEP.lastIndex) {
    STEP.lastIndex = at;
    const found = STEP.exec(path);
    if (!found) return fail();
    const [, name, index, single, double] = found;
    steps.push(index === undefined ? (name ?? single ?? double ?? fail()) : Number(index));
  }
  return (event) => steps.reduce<JsonNode | undefined>(enter, event);
}

function enter(node: JsonNode | undefined, step: Step): JsonNode | undefined {
  if (typeof step === 'number') return node?.kind === 'array' ? node.items[step] : undefined;
  return node?.kind === 'object' ? node.entries.findLast(([key]) => key === step)?.[1] : undefined;
}
