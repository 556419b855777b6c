import * as z from 'zod';
import type { Instant, Kernel } from '../../contract.ts';
import { type Dimensions, metricsOf } from './declared-metrics.ts';

const directive = z.looseObject({
  Namespace: z.string().min(1),
  Dimensions: z.array(z.array(z.string())),
  Metrics: z.array(z.looseObject({ Name: z.string(), Unit: z.string().optional() })),
});
const blob = z.looseObject({ _aws: z.looseObject({ Timestamp: z.number(), CloudWatchMetrics: z.array(directive) }) });
const number = z.union([z.number(), z.array(z.number())]);

/** a namespace that begins so is AWS's own */
export const isOwnNamespace = (namespace: string): boolean => !namespace.startsWith('AWS/');

/**
 * Counts what a log line says in CloudWatch's embedded metric format; any other line counts nothing. Source: "Specification: Embedded metric
 * format", Amazon CloudWatch Logs user guide. A line that is not valid is kept as a line, as there.
 */
export function countEmbedded(kernel: Kernel, message: string, at: Instant): void {
  if (!message.includes('"_aws"')) return;
  const line = parsed(message);
  if (line === undefined) return;
  for (const { Namespace, Dimensions, Metrics } of line._aws.CloudWatchMetrics)
    for (const { Name } of Metrics) {
      const values = number.safeParse(line[Name]).data;
      if (values === undefined || !isOwnNamespace(Namespace)) continue;
      for (const set of Dimensions) {
        const facts = factsOf(line, set);
        if (facts === undefined) continue;
        for (const value of [values].flat()) metricsOf(kernel).reportOwn(Namespace, Name, facts, value, at);
      }
    }
}

const parsed = (message: string): z.infer<typeof blob> | undefined => {
  try {
    return blob.safeParse(JSON.parse(message.slice(message.indexOf('{')))).data;
  } catch {
    return undefined;
  }
};

/** a dimension without a value in the line: the whole set is left out */
function factsOf(line: Readonly<Record<string, unknown>>, set: readonly string[]): Dimensions | undefined {
  const facts = set.map((name) => [name, line[name]] as const);
  return facts.every((fact): fact is readonly [string, string] => typeof fact[1] === 'string')
    ? Object.fromEntries(facts)
    : undefined;
}
