import type { Usage } from '../../../engine/report/cost.ts';

/** sums the laptop cloud's counters into what AWS bills */
export function usageOf(counters: Readonly<Record<string, number>>): Usage {
  const one = (name: string): number => counters[name] ?? 0;
  const group = (prefix: string): Readonly<Record<string, number>> =>
    Object.fromEntries(
      Object.entries(counters)
        .filter(([name]) => name.startsWith(prefix))
        .map(([name, amount]): [string, number] => [name.slice(prefix.length), amount])
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    );
  return {
    stateTransitions: one('states:transitions'),
    lambdaRequests: one('lambda:requests'),
    lambdaMs: one('lambda:modelled-ms'),
    lambdaGbSeconds: Math.round(one('lambda:modelled-gb-seconds') * 1e6) / 1e6,
    coldStarts: one('lambda:cold-starts'),
    coldGbSeconds: Math.round(one('lambda:modelled-start-gb-seconds') * 1e6) / 1e6,
    readUnits: group('dynamodb:read:'),
    writeUnits: group('dynamodb:write:'),
    events: one('events:published'),
    schedulerInvocations: one('scheduler:invocations'),
    queueRequests: one('sqs:requests'),
    mails: one('ses:messages'),
    apiRequests: one('apigateway:requests'),
    apiDestinationCalls: one('events:api-destination-calls'),
  };
}
