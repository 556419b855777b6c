import type { Diagnostic, Machine, States } from '@firstsale/states-language/machine';
import { parseResource } from '@firstsale/states-language/resource';
import { isKnownIntegration } from './integrations/state-catalogue.ts';
import type { MachineType } from './store/execution-rows.ts';

/** what is legal on AWS in one type of machine and not in the other, or legal there and not run here */
export function refusals(machine: Machine, type: MachineType): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  visit(machine, '', type, found);
  return found;
}

function visit(states: States, location: string, type: MachineType, found: Diagnostic[]): void {
  for (const [name, state] of states.byName) {
    const at = `${location}/States/${name}`;
    const problem = (code: string, message: string, where = at): void =>
      void found.push({ severity: 'ERROR', code, message, location: where });
    if (state.type === 'Parallel')
      for (const [index, branch] of state.branches.entries()) visit(branch, `${at}/Branches[${index}]`, type, found);
    if (state.type === 'Map') {
      visit(state.processor, `${at}/ItemProcessor`, state.express ? 'EXPRESS' : type, found);
      for (const field of state.refused)
        problem('UNSUPPORTED_BY_LAPTOP_CLOUD', `the laptop cloud does not run ${field}`, `${at}/${field.split(' ')[0]}`);
      if (type === 'EXPRESS' && state.distributed)
        problem('SCHEMA_VALIDATION_FAILED', 'Distributed Map is not supported in Express state machines');
    }
    if (state.type !== 'Task') continue;
    const resource = parseResource(state.resource);
    if (resource === null || (resource.kind === 'integration' && !isKnownIntegration(resource))) {
      problem(
        'SCHEMA_VALIDATION_FAILED',
        `The resource provided ${state.resource} is not recognized. The value is not a valid resource ARN, or the resource is not available in this region.`,
        `${at}/Resource`,
      );
    } else if (type === 'EXPRESS' && resource.kind === 'integration' && resource.pattern !== 'request') {
      problem(
        'SCHEMA_VALIDATION_FAILED',
        `Express state machine does not support '${resource.pattern === 'token' ? '.waitForTaskToken' : '.sync'}' service integration`,
        `${at}/Resource`,
      );
    }
  }
}
