import * as z from 'zod';
import type { FunctionPlan } from './blueprint.ts';
import { type Template, type TemplateResource, Unplayable } from './template.ts';

const properties = z.looseObject({
  MemorySize: z.int().default(128),
  Environment: z.looseObject({ Variables: z.record(z.string(), z.unknown()) }).optional(),
});
const invokeConfig = z.looseObject({
  FunctionName: z.unknown(),
  MaximumRetryAttempts: z.int().default(2),
  MaximumEventAgeInSeconds: z.int().default(21_600),
});

export type FunctionOf = (value: unknown, where: string) => FunctionPlan;

/** every function of the template that has a name of ours, and how a reference finds it. The finder throws Unplayable */
export const readFunctions = (template: Template): FunctionOf => {
  const plans = new Map<string, FunctionPlan>();
  const configs = template.ofType('AWS::Lambda::EventInvokeConfig').map((one) => invokeConfig.parse(one.properties));
  const planOf = ({ id, properties: raw }: TemplateResource): FunctionPlan => {
    const known = plans.get(id);
    if (known !== undefined) return known;
    const { MemorySize: memoryMb, Environment } = properties.parse(raw);
    const variables = Environment?.Variables ?? {};
    const config = configs.find(({ FunctionName }) => template.functionBehind(FunctionName)?.id === id);
    const plan = {
      name: z.string().catch(id).parse(variables['POWERTOOLS_SERVICE_NAME']),
      memoryMb,
      retries: config?.MaximumRetryAttempts ?? 2,
      maxAgeMs: (config?.MaximumEventAgeInSeconds ?? 21_600) * 1_000,
      queues: Object.values(variables).flatMap((value) => {
        const found = template.behind(value);
        return found?.type === 'AWS::SQS::Queue' ? [found.id] : [];
      }),
    };
    plans.set(id, plan);
    return plan;
  };
  return (value, where) => {
    const found = template.functionBehind(value);
    if (found === undefined) throw new Unplayable(`${where} refers to no function of the template: ${JSON.stringify(value)}`);
    return planOf(found);
  };
};
