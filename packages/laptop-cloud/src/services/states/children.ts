import type { Answer, Invocation } from '@firstsale/states-language/execution';
import { isJsonArray, type Json, parseJson } from '@firstsale/states-language/json';
import { parseResource } from '@firstsale/states-language/resource';
import { redriveStatus } from './redrive-status.ts';
import type { ExecutionRow } from './store/execution-rows.ts';

/** the task that waits for an execution's end, as it is written with the execution */
export function parentKey(executionArn: string, invocation: Invocation): string {
  const resource = parseResource(invocation.resource);
  const sync2 = resource?.kind === 'integration' && resource.pattern === 'sync:2';
  return JSON.stringify([executionArn, invocation.address, invocation.serial, sync2]);
}

export function readParent(
  text: string,
): { arn: string; address: readonly number[]; serial: number; sync2: boolean } | undefined {
  const parsed = parseJson(text);
  if (!isJsonArray(parsed)) return undefined;
  const [arn, address, serial, sync2] = parsed;
  if (typeof arn !== 'string' || typeof serial !== 'number' || !isJsonArray(address)) return undefined;
  return { arn, address: address.filter((index) => typeof index === 'number'), serial, sync2: sync2 === true };
}

/** what a `.sync` task gets when its child has ended: DescribeExecution's answer in Pascal case, instants in epoch ms */
export function childAnswer(row: ExecutionRow, sync2: boolean): Answer {
  const described: Record<string, Json> = {};
  const data = (text: string): Json => (sync2 ? (parseJson(text) ?? null) : text);
  if (row.cause !== null) described.Cause = row.cause;
  if (row.error !== null) described.Error = row.error;
  described.ExecutionArn = row.arn;
  described.Input = row.status === 'SUCCEEDED' ? data(row.input) : row.input;
  described.InputDetails = { Included: true };
  described.Name = row.name;
  if (row.output !== null) {
    described.Output = data(row.output);
    described.OutputDetails = { Included: true };
  }
  const { status, reason } = redriveStatus(row);
  described.RedriveCount = row.redrives;
  described.RedriveStatus = status;
  if (reason !== null) described.RedriveStatusReason = reason;
  described.StartDate = row.started;
  described.StateMachineArn = row.machine;
  described.Status = row.status;
  described.StopDate = row.stopped;
  if (row.status === 'SUCCEEDED') return { kind: 'succeeded', output: described };
  return { kind: 'failed', error: 'States.TaskFailed', cause: JSON.stringify(described) };
}
