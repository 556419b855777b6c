import type { Answer, Invocation } from '@firstsale/states-language/execution';
import { isJsonArray, isJsonObject, type Json, type JsonObject, toJson } from '@firstsale/states-language/json';
import { parseResource, type Resource } from '@firstsale/states-language/resource';
import { callCrowdFiles } from '../crowd-files/crowd-files.ts';
import { inputModel } from './api-model.ts';
import { optimizedFailure, sdkFailure } from './integration-errors.ts';
import { invokeArn, invokeFunction } from './lambda.ts';
import { sdkInput } from './sdk-input.ts';
import { type Accepted, asText, type Caller, pascal, sdkMetadata } from './shared.ts';
import { startChild } from './start-execution.ts';
import { SDK_SERVICES, type SdkService } from './state-catalogue.ts';

/** what a call came to: an answer, or an acceptance after which something else answers */
export type Called =
  | { readonly kind: 'answer'; readonly answer: Answer }
  | { readonly kind: 'submitted'; readonly output: Json; readonly child: string | null };

/** makes a Task's call with the machine's role */
export async function callResource(caller: Caller, invocation: Invocation): Promise<Called> {
  const resource = parseResource(invocation.resource);
  if (resource === null)
    return {
      kind: 'answer',
      answer: { kind: 'failed', error: 'States.Runtime', cause: `unknown resource ${invocation.resource}` },
    };
  if (resource.kind === 'lambda-arn')
    return { kind: 'answer', answer: await invokeArn(caller, resource.arn, invocation.arguments) };
  // no Task can name it: the reader and the writer of a distributed Map do
  if (resource.service === 's3')
    return { kind: 'answer', answer: await callCrowdFiles(caller, resource.action, invocation.arguments) };
  const parameters = isJsonObject(invocation.arguments) ? invocation.arguments : {};
  const outcome = await request(caller, resource, parameters, invocation);
  if ('kind' in outcome) return { kind: 'answer', answer: outcome };
  const awaited = resource.pattern !== 'request';
  return awaited ? { kind: 'submitted', ...outcome } : { kind: 'answer', answer: { kind: 'succeeded', output: outcome.output } };
}

async function request(
  caller: Caller,
  resource: Resource & { kind: 'integration' },
  parameters: JsonObject,
  invocation: Invocation,
): Promise<Answer | Accepted> {
  const sdk = resource.service.startsWith('aws-sdk:') ? SDK_SERVICES[resource.service.slice(8)] : undefined;
  if (sdk !== undefined) return callSdk(caller, sdk, resource, parameters);
  switch (resource.service) {
    case 'lambda':
      return invokeFunction(caller, parameters);
    case 'states':
      return startChild(caller, parameters, resource.pattern === 'sync' || resource.pattern === 'sync:2');
    case 'sqs':
      return optimized(caller, 'sqs', 'SendMessage', { ...parameters, MessageBody: asText(parameters.MessageBody ?? '') });
    case 'events':
      return putEvents(caller, parameters);
    case 'dynamodb':
      return optimized(caller, 'dynamodb', pascal(resource.action), parameters);
    default:
      return { kind: 'failed', error: 'States.Runtime', cause: `the laptop cloud does not call ${invocation.resource}` };
  }
}

async function optimized(caller: Caller, service: string, action: string, input: JsonObject): Promise<Answer | Accepted> {
  const { requestId, ...metadata } = sdkMetadata(caller.kernel);
  try {
    const answer = toJson(await caller.kernel.call({ service, action, input, principal: caller.principal }));
    return { output: { ...(isJsonObject(answer) ? answer : {}), ...metadata }, child: null };
  } catch (problem) {
    return optimizedFailure(service, problem, requestId);
  }
}

async function putEvents(caller: Caller, parameters: JsonObject): Promise<Answer | Accepted> {
  const entries = isJsonArray(parameters.Entries) ? parameters.Entries : [];
  const own = [caller.executionArn, caller.machineArn];
  const Entries = entries.map((entry) => {
    if (!isJsonObject(entry)) return entry;
    const resources = isJsonArray(entry.Resources) ? entry.Resources : [];
    return { ...entry, Detail: asText(entry.Detail ?? {}), Resources: [...resources, ...own] };
  });
  const outcome = await optimized(caller, 'events', 'PutEvents', { ...parameters, Entries });
  if ('kind' in outcome || !isJsonObject(outcome.output) || !(Number(outcome.output.FailedEntryCount) > 0)) return outcome;
  return { kind: 'failed', error: 'EventBridge.FailedEntry', cause: JSON.stringify(outcome.output) };
}

async function callSdk(
  caller: Caller,
  sdk: SdkService,
  resource: Resource & { kind: 'integration' },
  parameters: JsonObject,
): Promise<Answer | Accepted> {
  const input = sdkInput(parameters, inputModel(resource));
  try {
    const answer = toJson(
      await caller.kernel.call({ service: sdk.service, action: pascal(resource.action), input, principal: caller.principal }),
    );
    return { output: sdk.camel ? inPascal(answer) : answer, child: null };
  } catch (problem) {
    return sdkFailure(sdk.errorPrefix, problem, caller.kernel.uuid());
  }
}

function inPascal(value: Json): Json {
  if (isJsonArray(value)) return value.map(inPascal);
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [pascal(key), inPascal(member)]));
}
