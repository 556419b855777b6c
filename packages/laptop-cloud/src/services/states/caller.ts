import type { ExecutionState, Invocation } from '@firstsale/states-language/execution';
import type { Kernel, Principal } from '../../contract.ts';
import { parentKey } from './children.ts';
import type { Caller } from './integrations/shared.ts';
import type { ExecutionRows } from './store/execution-rows.ts';
import type { MapRunRows } from './store/map-run-rows.ts';

/** stands for who waits, where a Map Run asks whether it may start its children: it starts them itself */
export const MAP_RUN = 'map run';

/**
 * Who makes a Task's call: the machine's role, in a session named after the execution.
 * @param children inputs of StartExecution whose execution a task waits for
 */
export function callerOf(
  kernel: Kernel,
  rows: ExecutionRows,
  mapRuns: MapRunRows,
  children: WeakMap<object, string>,
  state: ExecutionState,
  invocation: Invocation,
): Caller {
  const parent = parentKey(state.arn, invocation);
  const principal: Principal = { kind: 'role', roleArn: state.roleArn, sessionName: state.name.slice(0, 64) };
  return {
    kernel,
    principal,
    executionArn: state.arn,
    machineArn: state.machineArn,
    child: {
      known: () => {
        const row = rows.byParent(parent);
        return row === undefined ? undefined : { arn: row.arn, started: row.started };
      },
      expect: (input) => void children.set(input, parent),
    },
    mayStartChildren: async () => {
      const input = { stateMachineArn: state.machineArn };
      children.set(input, MAP_RUN);
      await kernel.call({ service: 'states', action: 'StartExecution', input, principal });
    },
    childrenOf: (mapRun) => mapRuns.allChildren(mapRun),
  };
}
