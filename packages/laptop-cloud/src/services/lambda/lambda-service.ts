import { z } from 'zod';
import type { AccessQuestion, Kernel, Service } from '../../contract.ts';
import { AsyncInvocations } from './async-invocations.ts';
import { functionActions } from './function-actions.ts';
import { functionResourceTypes, mappingType } from './function-resource-types.ts';
import { functionType } from './function-type.ts';
import { invokeAction } from './invoke.ts';
import { Functions, readReference } from './lambda-functions.ts';
import type { LambdaOptions } from './lambda-options.ts';
import { Mappings } from './mappings.ts';
import { FunctionRunner } from './run-function.ts';

const Addressed = z
  .object({
    FunctionName: z.string().optional(),
    Qualifier: z.string().optional(),
    UUID: z.string().optional(),
  })
  .catch({});
const unaddressed = new Set(['ListFunctions', 'ListEventSourceMappings']);

/** AWS Lambda for Node.js 24 functions. */
export function lambdaService(kernel: Kernel, options: LambdaOptions = {}): Service {
  const functions = new Functions(kernel);
  const runner = new FunctionRunner(kernel, options);
  const later = new AsyncInvocations(kernel, functions, runner);
  const mappings = new Mappings(kernel, functions, runner, options);
  return {
    name: 'lambda',
    resourceTypes: [functionType(kernel, functions, options), ...functionResourceTypes(functions), mappingType(kernel, mappings)],
    actions: { Invoke: invokeAction(kernel, functions, runner, later), ...functionActions(functions, mappings) },
    authorize(action: string, input: unknown): readonly AccessQuestion[] {
      const place = `arn:aws:lambda:${kernel.region}:${kernel.account}`;
      const { FunctionName, Qualifier, UUID } = Addressed.parse(input ?? {});
      const iamAction = `lambda:${action === 'Invoke' ? 'InvokeFunction' : action}`;
      if (UUID !== undefined) return [{ action: iamAction, resource: `${place}:event-source-mapping:${UUID}` }];
      if (FunctionName === undefined || unaddressed.has(action)) return [{ action: iamAction, resource: '*' }];
      const { name, qualifier } = readReference(FunctionName, Qualifier);
      return [{ action: iamAction, resource: `${place}:function:${name}${qualifier === undefined ? '' : `:${qualifier}`}` }];
    },
    start() {
      later.resume();
      mappings.start();
    },
    stop() {
      mappings.stop();
      runner.close();
    },
  };
}
