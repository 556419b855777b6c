import type { Assignment, Diagnostic, State, States } from './types.ts';

/** Names a branch or an item processor assigns although the machine around it does: the service refuses the second meaning of a name. */
export function shadowedVariables(states: States, location = '', outer: ReadonlySet<string> = new Set()): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  const around = (inner: State): ReadonlySet<string> =>
    // recorded: what the surrounding state's own catchers assign may be assigned inside as well
    new Set([
      ...outer,
      ...names([...states.byName.values()].flatMap((state) => (state === inner ? state.assign : assigned(state)))),
    ]);
  for (const [stateName, state] of states.byName) {
    const at = `${location}/States/${stateName}`;
    for (const { name } of assigned(state)) {
      const message = `The variable name '${name}' was already defined in a parent scope.`;
      if (outer.has(name))
        found.push({ severity: 'ERROR', code: 'DUPLICATE_VARIABLE_NAME', message, location: `${at}/Assign/${name}` });
    }
    // a distributed Map's children are executions of their own, which see nothing of it
    if (state.type === 'Map')
      found.push(...shadowedVariables(state.processor, `${at}/ItemProcessor`, state.distributed ? new Set() : around(state)));
    if (state.type === 'Parallel')
      for (const [index, branch] of state.branches.entries())
        found.push(...shadowedVariables(branch, `${at}/Branches[${index}]`, around(state)));
  }
  return found;
}

const names = (assignments: readonly Assignment[]): readonly string[] => assignments.map(({ name }) => name);

function assigned(state: State): readonly Assignment[] {
  const inner = state.type === 'Choice' ? state.choices : 'catch' in state ? state.catch : [];
  return [...state.assign, ...inner.flatMap(({ assign }) => assign)];
}
