import type { Template } from '../asl-template.ts';
import { compileMachine } from '../definition/machine.ts';
import type { Assignment, State, States } from '../definition/types.ts';
import { isJsonObject, type Json, parseJson } from '../json.ts';
import { parseResource, type Resource } from '../states/resource.ts';
import type { Finding } from './asl-finding.ts';
import { errorFindings } from './error-names.ts';
import { expressionFindings, type Place } from './expression-findings.ts';

export interface CheckOptions {
  /** names of errors that functions throw; without them only names of the service are checked */
  readonly knownErrors?: readonly string[];
  /** whether there is such an integration where the machine is to run; without it every one passes */
  readonly isKnownIntegration?: (resource: Extract<Resource, { readonly kind: 'integration' }>) => boolean;
}

/**
 * What neither the service nor asl-validator sees before a machine runs: variables nobody assigns, tokens nobody gives, resources and
 * errors that do not exist, next to everything CreateStateMachine refuses.
 * @param definition the machine, parsed or as text
 */
export function checkDefinition(definition: unknown, options: CheckOptions = {}): readonly Finding[] {
  const value = jsonOf(definition);
  if (value === undefined) return [{ path: '', message: 'the definition is not JSON' }];
  const { machine, diagnostics } = compileMachine(isJsonObject(value) ? value : {});
  const findings: Finding[] = diagnostics.map(({ code, message, location }) => ({
    path: location,
    message: `${code}: ${message}`,
  }));
  if (machine === null) return findings;
  checkStates(machine, '', new Set(), false, options, findings);
  return findings;
}

function jsonOf(definition: unknown): Json | undefined {
  return parseJson(typeof definition === 'string' ? definition : (JSON.stringify(definition) ?? ''));
}

type Names = ReadonlySet<string>;

function checkStates(states: States, at: string, outer: Names, inMap: boolean, options: CheckOptions, findings: Finding[]): void {
  const known = assignedBefore(states, outer);
  for (const [name, state] of states.byName) {
    const path = `${at}/States/${name}`;
    const variables = known.get(name) ?? outer;
    const look = (template: Template | null, place: Partial<Place> = {}): void => {
      if (template !== null) findings.push(...expressionFindings(template, { path, variables, inMap, token: false, ...place }));
    };
    const assigned = (assign: readonly Assignment[]): void => {
      for (const { value } of assign) look(value);
    };
    look(state.output);
    assigned(state.assign);
    for (const template of fieldsOf(state)) look(template, { token: usesToken(state) });
    if (state.type === 'Choice') {
      for (const rule of state.choices) {
        look(rule.condition);
        look(rule.output);
        assigned(rule.assign);
      }
    }
    if ('catch' in state) {
      for (const entry of state.catch) {
        look(entry.output);
        assigned(entry.assign);
      }
      findings.push(...errorFindings(state, path, options.knownErrors));
    }
    if (state.type === 'Map') {
      look(state.itemSelector, { inMap: true });
      checkStates(state.processor, `${path}/ItemProcessor`, state.distributed ? new Set() : variables, true, options, findings);
    }
    if (state.type === 'Parallel') {
      for (const [index, branch] of state.branches.entries())
        checkStates(branch, `${path}/Branches[${index}]`, variables, inMap, options, findings);
    }
    if (state.type === 'Task') findings.push(...resourceFindings(state.resource, path, options));
  }
}

function fieldsOf(state: State): readonly (Template | null)[] {
  switch (state.type) {
    case 'Fail':
      return [state.error, state.cause];
    case 'Wait':
      return [state.until.value];
    case 'Task':
      return [state.arguments, state.timeoutSeconds, state.heartbeatSeconds];
    case 'Parallel':
      return [state.arguments];
    case 'Map':
      return [state.items, state.maxConcurrency, state.toleratedCount, state.toleratedPercentage];
    case 'Pass':
    case 'Succeed':
    case 'Choice':
      return [];
  }
}

function usesToken(state: State): boolean {
  const resource = state.type === 'Task' ? parseResource(state.resource) : null;
  return resource?.kind === 'integration' && resource.pattern !== 'request';
}

function resourceFindings(arn: string, path: string, { isKnownIntegration }: CheckOptions): readonly Finding[] {
  // a substitution is filled in when the machine is deployed
  if (arn.includes('${')) return [];
  const resource = parseResource(arn);
  if (resource === null) return [{ path: `${path}/Resource`, message: `${arn} is no resource a Task can call` }];
  if (resource.kind === 'integration' && isKnownIntegration?.(resource) === false) {
    return [{ path: `${path}/Resource`, message: `${arn}: there is no such integration, or it is not run here` }];
  }
  return [];
}

// per state, the variables assigned on some way to it; a name on no way is undefined for certain
function assignedBefore(states: States, outer: Names): ReadonlyMap<string, Names> {
  const known = new Map<string, Set<string>>([[states.startAt, new Set(outer)]]);
  const open = [states.startAt];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    const state = states.byName.get(name);
    if (state === undefined) continue;
    for (const { to, assign } of waysOut(state)) {
      const before = known.get(to);
      const merged = new Set([...(before ?? []), ...(known.get(name) ?? []), ...assign.map((entry) => entry.name)]);
      if (before !== undefined && merged.size === before.size) continue;
      known.set(to, merged);
      open.push(to);
    }
  }
  return known;
}

function waysOut(state: State): readonly { readonly to: string; readonly assign: readonly Assignment[] }[] {
  const ways: { to: string; assign: readonly Assignment[] }[] = [];
  if (state.next !== null) ways.push({ to: state.next, assign: state.assign });
  if (state.type === 'Choice') {
    for (const rule of state.choices) ways.push({ to: rule.next, assign: rule.assign });
    if (state.fallback !== null) ways.push({ to: state.fallback, assign: state.assign });
  }
  if ('catch' in state) for (const entry of state.catch) ways.push({ to: entry.next, assign: entry.assign });
  return ways;
}
