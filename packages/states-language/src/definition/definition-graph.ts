import type { Diagnostic, State, States } from './types.ts';

/** every state the given one can go to */
export function transitions(state: State): readonly { readonly to: string; readonly field: string }[] {
  const found: { to: string; field: string }[] = [];
  if (state.next !== null) found.push({ to: state.next, field: 'Next' });
  if (state.type === 'Choice') {
    state.choices.forEach((rule, index) => void found.push({ to: rule.next, field: `Choices[${index}]/Next` }));
    if (state.fallback !== null) found.push({ to: state.fallback, field: 'Default' });
  }
  if ('catch' in state) state.catch.forEach((entry, index) => void found.push({ to: entry.next, field: `Catch[${index}]/Next` }));
  return found;
}

/** a machine that can never end; of the runs inside a Map or a Parallel the service does not ask it */
export function endProblems(states: States): readonly Diagnostic[] {
  if (states.byName.size === 0 || ends(states)) return [];
  return [{ severity: 'ERROR', code: 'MISSING_END_STATE', message: 'Workflow has no terminal state', location: '' }];
}

const ends = ({ byName }: States): boolean =>
  [...byName.values()].some(
    (state) => state.type === 'Succeed' || state.type === 'Fail' || (state.type !== 'Choice' && state.next === null),
  );

/** transitions into nothing and states nobody reaches; nested runs included */
export function graphProblems(states: States, location: string): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  const problem = (code: string, message: string, at: string): void =>
    void found.push({ severity: 'ERROR', code, message, location: at });
  const reached = new Set([states.startAt]);
  for (const name of reached) {
    const state = states.byName.get(name);
    for (const { to } of state === undefined ? [] : transitions(state)) reached.add(to);
  }
  // where nothing ever ends, that alone is said
  const ending = location !== '' || ends(states);
  for (const [name, state] of states.byName) {
    const at = `${location}/States/${name}`;
    for (const { to, field } of transitions(state)) {
      if (!states.byName.has(to)) problem('MISSING_TRANSITION_TARGET', `Missing 'Next' target: ${to}`, `${at}/${field}`);
    }
    if (ending && !reached.has(name)) problem('MISSING_TRANSITION_TARGET', `State "${name}" is not reachable.`, at);
    if (state.type === 'Parallel') {
      state.branches.forEach((branch, index) => void found.push(...graphProblems(branch, `${at}/Branches[${index}]`)));
    }
    if (state.type === 'Map') found.push(...graphProblems(state.processor, `${at}/ItemProcessor`));
  }
  return found;
}

/** state names are unique in the whole machine, branches and item processors included */
export function duplicateNames(states: States, location = '', seen = new Set<string>()): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  for (const [name, state] of states.byName) {
    const at = `${location}/States/${name}`;
    if (seen.has(name))
      found.push({ severity: 'ERROR', code: 'DUPLICATE_STATE_NAME', message: `Duplicate State name: ${name}`, location: at });
    seen.add(name);
    if (state.type === 'Parallel')
      state.branches.forEach((branch, index) => void found.push(...duplicateNames(branch, `${at}/Branches[${index}]`, seen)));
    if (state.type === 'Map') found.push(...duplicateNames(state.processor, `${at}/ItemProcessor`, seen));
  }
  return found;
}
