import { isoInstant } from '@firstsale/states-language/context';
import type { Answer } from '@firstsale/states-language/execution';
import type { JsonObject } from '@firstsale/states-language/json';
import { optimizedFailure } from './integration-errors.ts';
import { type Accepted, asText, type Caller, fields, sdkMetadata } from './shared.ts';

/** `arn:aws:states:::states:startExecution`, `.sync`, `.sync:2` and `.waitForTaskToken` */
export async function startChild(caller: Caller, parameters: JsonObject, awaited: boolean): Promise<Answer | Accepted> {
  const { requestId, ...metadata } = sdkMetadata(caller.kernel);
  const known = awaited ? caller.child.known() : undefined;
  if (known !== undefined) return accepted(known.arn, known.started);
  const { StateMachineArn, Name, Input } = parameters;
  const input: Record<string, unknown> = {
    stateMachineArn: StateMachineArn,
    input: Input === undefined || Input === null ? '{}' : asText(Input),
  };
  if (Name !== undefined && Name !== null) input.name = Name;
  if (awaited) caller.child.expect(input);
  try {
    const answer = fields(
      await caller.kernel.call({ service: 'states', action: 'StartExecution', input, principal: caller.principal }),
    );
    return accepted(String(answer.executionArn), Number(answer.startDate) * 1_000);
  } catch (problem) {
    return optimizedFailure('states', problem, requestId);
  }

  function accepted(arn: string, started: number): Accepted {
    return { output: { ExecutionArn: arn, ...metadata, StartDate: isoInstant(started) }, child: awaited ? arn : null };
  }
}
