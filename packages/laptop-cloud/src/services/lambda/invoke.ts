import { z } from 'zod';
import { AwsError, type CallContext, type Kernel } from '../../contract.ts';
import { parseInput } from '../parse-input.ts';
import type { AsyncInvocations } from './async-invocations.ts';
import type { Functions } from './lambda-functions.ts';
import type { FunctionRunner, RunResult } from './run-function.ts';

const syncLimit = 6291456;
const asyncLimit = 1048576;

export const InvokeInput = z.object({
  FunctionName: z.string(),
  Qualifier: z.string().optional(),
  InvocationType: z.enum(['RequestResponse', 'Event', 'DryRun']).default('RequestResponse'),
  LogType: z.enum(['None', 'Tail']).default('None'),
  ClientContext: z.string().optional(),
  Payload: z.union([z.string(), z.instanceof(Uint8Array)]).optional(),
});

/** The Invoke API: synchronous, asynchronous or dry. An absent payload is the event {}. */
export const invokeAction =
  (kernel: Kernel, functions: Functions, runner: FunctionRunner, later: AsyncInvocations) =>
  async (input: unknown, context: CallContext) => {
    const request = parseInput(InvokeInput, input, 'InvalidParameterValueException');
    const target = functions.resolve(request.FunctionName, request.Qualifier);
    if (request.InvocationType === 'DryRun') return { StatusCode: 204 };
    const payload = eventText(request.Payload, request.InvocationType === 'Event' ? asyncLimit : syncLimit);
    if (request.InvocationType === 'Event') {
      later.accept(target, payload, context.requestId);
      return { StatusCode: 202 };
    }
    const result = await runner.run(target, payload, context.requestId, clientContext(request.ClientContext));
    kernel.usage.add('lambda:sync', 1);
    return answer(result, target.version, request.LogType === 'Tail');
  };

function eventText(payload: string | Uint8Array | undefined, limit: number): string {
  if (payload === undefined || payload.length === 0) return '{}';
  const text =
    typeof payload === 'string' ? payload : Buffer.from(payload.buffer, payload.byteOffset, payload.byteLength).toString('utf8');
  if (Buffer.byteLength(text) > limit)
    throw new AwsError(
      'RequestTooLargeException',
      `Request must be smaller than ${limit} bytes for the InvokeFunction operation`,
      413,
      { Type: 'User' },
    );
  try {
    JSON.parse(text);
  } catch (error) {
    throw new AwsError(
      'InvalidRequestContentException',
      `Could not parse request body into json: ${error instanceof Error ? error.message : String(error)}`,
      400,
      { Type: 'User' },
    );
  }
  return text;
}

function clientContext(text: string | undefined): unknown {
  if (text === undefined) return undefined;
  try {
    return JSON.parse(Buffer.from(text, 'base64').toString('utf8'));
  } catch {
    throw new AwsError('InvalidRequestContentException', 'Client context must be a valid Base64-encoded JSON object.', 400);
  }
}

function answer({ outcome, lines }: RunResult, version: string, tail: boolean) {
  const text = outcome.kind === 'answer' ? outcome.payload : JSON.stringify(outcome.error);
  return {
    StatusCode: 200,
    ExecutedVersion: version,
    Payload: new Uint8Array(Buffer.from(text)),
    ...(outcome.kind === 'error' && { FunctionError: 'Unhandled' }),
    ...(tail && {
      LogResult: Buffer.from(lines.map((line) => line.message).join('\n'))
        .subarray(-4096)
        .toString('base64'),
    }),
  };
}
