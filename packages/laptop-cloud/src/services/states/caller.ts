import type { ExecutionState, Invocation } from '@firstsale/states-language/execution';
import type { Kernel } from '../../contract.ts';
import { parentKey } from './children.ts';
import type { Caller } from './integrations/shared.ts';
import type { ExecutionRows } from './store/execution-rows.ts';

/**
 * Who makes a Task's call: the machine's role, in a session named after the execution.
 * @param children inputs of StartExecution whose execution a task waits for
 */
export function callerOf(
  kernel: Kernel,
  rows: ExecutionRows,
  children: WeakMap<object, string>,
  state: ExecutionState,
  invocation: Invocation,
): Caller {
  const parent = parentKey(state.arn, invocation);
  return {
    kernel,
    principal: { kind: 'role', roleArn: state.roleArn, sessionName: state.name.slice(0, 64) },
    executionArn: state.arn,
    machineArn: state.machineArn,
    child: {
      known: () => {
        const row = rows.byParent(parent);
        return row === undefined ? undefined : { arn: row.arn, started: row.started };
      },
      expect: (input) => void children.set(input, parent),
    },
  };
}
