import { filesAsked } from '@firstsale/states-language/crowd-files';
import type { Address, ExecutionState, Invocation, Scope } from '@firstsale/states-language/execution';
import type { Machine, States } from '@firstsale/states-language/machine';

/** the calls of an execution that left and were neither answered nor accepted */
export function pendingCalls(state: ExecutionState, machine: Machine): readonly Invocation[] {
  const found: Invocation[] = [];
  visit(state.root, machine, [], found);
  return found;
}

function visit(scope: Scope, states: States, address: Address, found: Invocation[]): void {
  const frame = scope.frame;
  const state = frame === null ? undefined : states.byName.get(frame.state);
  if (frame === null || state === undefined) return;
  if (state.type === 'Task' && frame.phase === 'in-flight' && frame.flight !== null && !frame.flight.submitted) {
    const { arguments: parameters, token } = frame.flight;
    found.push({ address, serial: frame.serial, resource: state.resource, arguments: parameters, token });
  }
  if (state.type === 'Map' && frame.phase === 'in-flight' && frame.flight !== null) {
    const asked = filesAsked(state, frame.crowd, frame.flight.arguments);
    if (asked !== null) found.push({ address, serial: frame.serial, ...asked, token: null });
  }
  for (const [index, child] of Object.entries(frame.crowd?.children ?? {})) {
    const inner = state.type === 'Map' ? state.processor : state.type === 'Parallel' ? state.branches[Number(index)] : undefined;
    if (inner !== undefined) visit(child, inner, [...address, Number(index)], found);
  }
}
