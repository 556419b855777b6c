import type { Answer } from '@firstsale/states-language/execution';
import { isJsonObject, type Json, type JsonObject } from '@firstsale/states-language/json';
import { optimizedFailure } from './integration-errors.ts';
import { type Accepted, asText, type Caller, fields, payloadJson, sdkMetadata } from './shared.ts';

/** `arn:aws:states:::lambda:invoke` */
export async function invokeFunction(caller: Caller, parameters: JsonObject): Promise<Answer | Accepted> {
  const { requestId, ...metadata } = sdkMetadata(caller.kernel);
  const { Payload, ...rest } = parameters;
  const body = Payload === undefined || Payload === null ? '{}' : asText(Payload);
  const invoked = await invoke(caller, { ...rest, Payload: Buffer.from(body) }, requestId);
  if ('kind' in invoked) return invoked;
  const log = invoked.log === undefined ? {} : { LogResult: invoked.log };
  const output = { ExecutedVersion: invoked.version, ...log, Payload: invoked.payload, ...metadata, StatusCode: invoked.status };
  return { output, child: null };
}

/** a function's ARN as Resource */
export async function invokeArn(caller: Caller, arn: string, input: Json): Promise<Answer> {
  const invoked = await invoke(caller, { FunctionName: arn, Payload: Buffer.from(JSON.stringify(input)) }, caller.kernel.uuid());
  return 'kind' in invoked ? invoked : { kind: 'succeeded', output: invoked.payload };
}

interface Invoked {
  readonly payload: Json;
  readonly version: string;
  readonly status: number;
  /** the end of the function's log as base64, when LogType Tail asks for it */
  readonly log: string | undefined;
}

async function invoke(caller: Caller, input: Readonly<Record<string, unknown>>, requestId: string): Promise<Answer | Invoked> {
  try {
    const answer = fields(await caller.kernel.call({ service: 'lambda', action: 'Invoke', input, principal: caller.principal }));
    const payload = payloadJson(answer.Payload);
    if (answer.FunctionError !== undefined) return functionFailure(payload, answer.Payload);
    const version = typeof answer.ExecutedVersion === 'string' ? answer.ExecutedVersion : '$LATEST';
    const log = typeof answer.LogResult === 'string' ? answer.LogResult : undefined;
    return { payload, version, log, status: typeof answer.StatusCode === 'number' ? answer.StatusCode : 200 };
  } catch (problem) {
    return optimizedFailure('lambda', problem, requestId);
  }
}

// the thrown error's name is the state's error, its whole report the cause
function functionFailure(payload: Json, raw: unknown): Answer {
  const errorType = isJsonObject(payload) && typeof payload.errorType === 'string' ? payload.errorType : 'Lambda.Unknown';
  const cause = raw instanceof Uint8Array ? Buffer.from(raw).toString('utf8') : JSON.stringify(payload);
  return { kind: 'failed', error: errorType, cause };
}
