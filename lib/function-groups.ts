import { functionSizes, type Size } from './function-sizes.ts';
import { handlers } from './functions.ts';
import type { EnvName, Grant } from './grants.ts';

/** one Lambda function: its handlers, and what they need together */
export type FunctionSpec = {
  readonly handlers: readonly string[];
  readonly env: readonly EnvName[];
  readonly grants: readonly Grant[];
  readonly memoryMb: number;
  readonly timeoutSeconds: number;
};

/** one action on one place, under the conditions of its grant */
export type Pair = Omit<Grant, 'actions' | 'kept'> & { readonly action: string };

/** a call that leaves everything as it is */
export const isLooking = ({ action }: Pair): boolean => /:(BatchGet|Describe|Get|List|Query)/.test(action);

const distinct = <One>(many: readonly One[]): readonly One[] => [...new Set(many)];
const pairsOf = ({ actions, kept: _, ...where }: Grant): readonly Pair[] => actions.map((action) => ({ ...where, action }));
/** equal for equal conditions, in whatever order they were written */
const keyOf = (where: object): string => JSON.stringify(Object.entries(where).sort());

/** why an action is kept; undefined as soon as one grant that has it needs no reason */
const keptOf = (pair: Pair, grants: readonly Grant[]): string | undefined => {
  const having = grants.filter((grant) => pairsOf(grant).some((one) => keyOf(one) === keyOf(pair)));
  const reasons = distinct(having.map(({ kept }) => kept));
  return reasons.includes(undefined) ? undefined : reasons.join('; ');
};

/** what several need together: each action on each place once, one grant for those of one place, condition and reason */
export const together = (grants: readonly Grant[]): readonly Grant[] => {
  const found = new Map<string, { readonly grant: Omit<Grant, 'actions'>; readonly actions: Set<string> }>();
  for (const { action, ...where } of grants.flatMap(pairsOf)) {
    const kept = keptOf({ action, ...where }, grants);
    const grant = kept === undefined ? where : { ...where, kept };
    const one = found.get(keyOf(grant)) ?? { grant, actions: new Set() };
    found.set(keyOf(grant), one);
    one.actions.add(action);
  }
  return [...found.values()].map(({ grant, actions }) => ({ ...grant, actions: [...actions].sort() }));
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
    .filter((pair) => !own.some((one) => keyOf(one) === keyOf(pair)));
};
