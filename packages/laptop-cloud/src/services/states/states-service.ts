import type { Assumable, Kernel, Service } from '../../contract.ts';
import { executionActions } from './actions/execution-actions.ts';
import { machineActions } from './actions/machine-actions.ts';
import { mapRunActions } from './actions/map-run-actions.ts';
import { testStateActions } from './actions/test-state-actions.ts';
import { tokenActions } from './actions/token-actions.ts';
import { versionActions } from './actions/version-actions.ts';
import { authorize } from './authorize-states.ts';
import { Executions } from './executions.ts';
import type { LogSink } from './logging.ts';
import { Machines } from './machines.ts';
import { resourceTypes } from './states-resource-types.ts';
import { createTables } from './store/states-schema.ts';
import { Versions } from './versions.ts';

/** AWS Step Functions for JSONata machines, Standard and Express. Activities are refused by name. */
export function statesService(
  kernel: Kernel,
  options: { readonly logs?: LogSink; readonly assumable?: Assumable } = {},
): Service {
  createTables(kernel.journal);
  const machines = new Machines(kernel);
  const versions = new Versions(kernel, machines);
  const executions = new Executions(kernel, machines, options.logs);
  const registry = { kernel, machines, versions, assumable: options.assumable ?? (() => true) };
  return {
    name: 'states',
    resourceTypes: resourceTypes(registry),
    actions: {
      ...machineActions(registry),
      ...versionActions(registry),
      ...executionActions(registry, executions),
      ...mapRunActions(executions.mapRuns),
      ...tokenActions(executions),
      ...testStateActions(kernel),
    },
    authorize: (action: string, input: unknown) => authorize(action, input, kernel),
    start: () => executions.resume(),
    stop: () => executions.stop(),
  };
}
