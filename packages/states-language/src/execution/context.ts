import type { Json, JsonObject } from '../json.ts';
import type { ExecutionState, Frame, Scope } from './frames.ts';

/** epoch ms as the context object shows an instant */
export function isoInstant(at: number): string {
  if (at !== lastInstant.at) {
    lastInstant.text = new Date(at).toISOString();
    lastInstant.at = at;
  }
  return lastInstant.text;
}
// a step is one instant: the same few are asked for over and over
const lastInstant = { at: 0, text: new Date(0).toISOString() };

/** `$states.context` */
export function buildContext(
  execution: ExecutionState,
  scope: Scope,
  frame: Frame,
  retries: boolean,
  item: { readonly index: number; readonly value: Json } | null | undefined = scope.item,
): JsonObject {
  const state: Record<string, Json> = { Name: frame.state, EnteredTime: isoInstant(frame.enteredAt) };
  if (retries) state.RetryCount = frame.retryCount;
  const context: Record<string, Json> = {
    Execution: execution.logs[scope.log]?.execution ?? executionContext(execution),
    StateMachine: { Id: execution.machineArn, Name: execution.machineName },
    State: state,
  };
  const shown = item ?? scope.item;
  if (shown !== null && shown !== undefined) context.Map = { Item: { Index: shown.index, Value: shown.value } };
  const token = frame.flight?.token;
  if (token !== null && token !== undefined) context.Task = { Token: token };
  return context;
}

function executionContext(execution: ExecutionState): Json {
  return {
    Id: execution.arn,
    Input: execution.input,
    Name: execution.name,
    RedriveCount: execution.redriveCount,
    ...(execution.redrivenAt === undefined ? {} : { RedriveTime: isoInstant(execution.redrivenAt) }),
    RoleArn: execution.roleArn,
    StartTime: isoInstant(execution.startedAt),
  };
}
