import type { Json } from '@firstsale/states-language/json';
import { isObject, parseJson } from '@firstsale/states-language/json';
import { AwsError, type Kernel, type Principal } from '../../../contract.ts';
import type { ExecutionRow } from '../store/execution-rows.ts';

/** ties an execution to the task that waits for its end */
export interface StartsChild {
  /** the child this very task started before the process died, if any */
  known(): { readonly arn: string; readonly started: number } | undefined;
  /** what StartExecution is asked with this input is the task's child */
  expect(input: object): void;
}

export interface Caller {
  readonly kernel: Kernel;
  readonly principal: Principal;
  readonly executionArn: string;
  readonly machineArn: string;
  /** names the execution a `.sync` call starts as this task's own */
  readonly child: StartsChild;
  /** throws AwsError where the role may not start executions of its own machine, as a Map Run does */
  mayStartChildren(): Promise<void>;
  /** children of a Map Run, oldest first */
  childrenOf(mapRun: string): readonly ExecutionRow[];
}

export type Accepted = { readonly output: Json; readonly child: string | null };

/** what optimized integrations add to an answer */
export function sdkMetadata(kernel: Kernel): {
  readonly SdkHttpMetadata: Json;
  readonly SdkResponseMetadata: Json;
  readonly requestId: string;
} {
  const requestId = kernel.uuid();
  const headers = { 'x-amzn-RequestId': requestId };
  return {
    SdkHttpMetadata: { AllHttpHeaders: { 'x-amzn-RequestId': [requestId] }, HttpHeaders: headers, HttpStatusCode: 200 },
    SdkResponseMetadata: { RequestId: requestId },
    requestId,
  };
}

export const pascal = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/** text as it is, anything else as JSON */
export const asText = (value: Json): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** the bytes of an answer as JSON, or as text where they are none */
export function payloadJson(payload: unknown): Json {
  const text = payload instanceof Uint8Array ? Buffer.from(payload).toString('utf8') : typeof payload === 'string' ? payload : '';
  if (text === '') return null;
  const value = parseJson(text);
  return value === undefined ? text : value;
}

export const fields = (value: unknown): Readonly<Record<string, unknown>> => {
  if (isObject(value)) return value;
  throw new AwsError('InternalFailure', 'the service answered nothing', 500);
};
