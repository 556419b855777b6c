import { functionSizes, type Size } from './function-sizes.ts';
import { type EnvName, type Grant, handlers, type Place } from './functions.ts';

/** one Lambda function: its handlers, and what they need together */
export type FunctionSpec = {
  readonly handlers: readonly string[];
  readonly env: readonly EnvName[];
  readonly grants: readonly Grant[];
  readonly memoryMb: number;
  readonly timeoutSeconds: number;
};

/** one action on one place */
export type Pair = { readonly action: string; readonly on: Place };

/** a call that leaves everything as it is */
export const isLooking = ({ action }: Pair): boolean => /:(BatchGet|Describe|Get|List|Query)/.test(action);

const distinct = <One>(many: readonly One[]): readonly One[] => [...new Set(many)];
const pairsOf = ({ actions, on }: Grant): readonly Pair[] => actions.map((action) => ({ action, on }));
const sameAs = (one: Pair) => (other: Pair) => one.action === other.action && one.on === other.on;

/** why an action is kept; undefined as soon as one grant that has it needs no reason */
const keptOf = (pair: Pair, grants: readonly Grant[]): string | undefined => {
  const reasons = grants.filter((grant) => pairsOf(grant).some(sameAs(pair))).map(({ kept }) => kept);
  return reasons.includes(undefined) ? undefined : distinct(reasons).join('; ');
};

/** what several need together: each action on each place once, one grant a place and reason */
export const together = (grants: readonly Grant[]): readonly Grant[] => {
  const byReason = new Map<string, { on: Place; kept: string | undefined; actions: string[] }>();
  for (const pair of grants.flatMap(pairsOf)) {
    const kept = keptOf(pair, grants);
    const key = JSON.stringify([pair.on, kept]);
    const one = byReason.get(key) ?? { on: pair.on, kept, actions: [] };
    byReason.set(key, one);
    if (!one.actions.includes(pair.action)) one.actions.push(pair.action);
  }
  return [...byReason.values()].map(({ on, kept, actions }) => ({ actions: actions.sort(), on, ...(kept && { kept }) }));
};

const functionOf = (name: string, { memoryMb, timeoutSeconds }: Size): FunctionSpec => {
  const inside = Object.entries(handlers).filter(([, spec]) => spec.in === name);
  if (inside.length === 0) throw new Error(`lib/function-sizes.ts has ${name}, and no handler of lib/functions.ts is in it`);
  return {
    handlers: inside.map(([handler]) => handler),
    env: distinct(inside.flatMap(([, { env }]) => env)),
    grants: together(inside.flatMap(([, { grants }]) => grants)),
    memoryMb,
    timeoutSeconds,
  };
};

/** every Lambda function there is, by name */
export const functions: Readonly<Record<string, FunctionSpec>> = Object.fromEntries(
  Object.entries(functionSizes).map(([name, size]) => [name, functionOf(name, size)]),
);

/** the function of this name. Throws for one there is not */
export const functionNamed = (name: string): FunctionSpec => {
  const spec = functions[name];
  if (spec === undefined) throw new Error(`lib/function-sizes.ts has no function ${name}`);
  return spec;
};

/** what a handler may do only because of whom it shares a function with: the price of the grouping in least privilege */
export const beyondNeed = (handler: string): readonly Pair[] => {
  const spec = handlers[handler];
  if (spec === undefined) throw new Error(`lib/functions.ts has no handler ${handler}`);
  const own = spec.grants.flatMap(pairsOf);
  return functionNamed(spec.in)
    .grants.flatMap(pairsOf)
    .filter((pair) => !own.some(sameAs(pair)));
};
