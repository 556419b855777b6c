import type { Kernel } from '../../contract.ts';
import { type Counter, type Dimensions, metricsOf } from '../cloudwatch/declared-metrics.ts';
import type { Target } from './lambda-functions.ts';

/** what Lambda measures of its functions. Source: "Types of metrics for Lambda functions" */
export interface FunctionMetrics {
  readonly invocations: Counter;
  readonly errors: Counter;
  readonly throttles: Counter;
  readonly iteratorAge: Counter;
  readonly deadLetterErrors: Counter;
  readonly destinationFailures: Counter;
}

const BY_FUNCTION = [['FunctionName'], ['FunctionName', 'Resource']];
/** together with all functions of the account in the region */
const EVERYWHERE = [[], ...BY_FUNCTION, ['FunctionName', 'Resource', 'ExecutedVersion']];

const made = new WeakMap<Kernel, FunctionMetrics>();

export function functionMetricsOf(kernel: Kernel): FunctionMetrics {
  const known = made.get(kernel);
  if (known !== undefined) return known;
  const counter = (name: string, dimensions: readonly (readonly string[])[], unit: 'Count' | 'Milliseconds' = 'Count') =>
    metricsOf(kernel).counter({ namespace: 'AWS/Lambda', name, dimensions, unit });
  const metrics = {
    invocations: counter('Invocations', EVERYWHERE),
    errors: counter('Errors', EVERYWHERE),
    throttles: counter('Throttles', EVERYWHERE),
    iteratorAge: counter('IteratorAge', BY_FUNCTION, 'Milliseconds'),
    deadLetterErrors: counter('DeadLetterErrors', BY_FUNCTION),
    destinationFailures: counter('DestinationDeliveryFailures', BY_FUNCTION),
  };
  made.set(kernel, metrics);
  return metrics;
}

/** the dimensions of what is reported about an invocation */
export const factsOf = ({ config, qualifier, version }: Target): Dimensions =>
  qualifier === undefined
    ? { FunctionName: config.name, Resource: config.name }
    : { FunctionName: config.name, Resource: `${config.name}:${qualifier}`, ExecutedVersion: version };
