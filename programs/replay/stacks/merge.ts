import { indexes } from '../../../adapters/dynamodb/keys.ts';
import { modelledMs, modelledStart } from '../../../engine/meter.ts';
import type { Usage } from '../../../engine/report/cost.ts';
import type { ReplayOutcome } from '../play-history.ts';

type Counts = Readonly<Record<string, number>>;

function sumOf(all: readonly Counts[]): Counts {
  const sums: Record<string, number> = {};
  for (const counts of all) for (const [name, count] of Object.entries(counts)) sums[name] = (sums[name] ?? 0) + count;
  return Object.fromEntries(Object.entries(sums).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** the hourly look of one stack, which finds every function asleep: a request, a Query of each shard */
export interface Sweep {
  readonly shards: number;
  readonly memoryMb: number;
}

/** every stack sweeps by the hour, one deployment does once: what the others spent on looking is taken off */
function usageOfAll(all: readonly Usage[], { shards, memoryMb }: Sweep): Usage {
  const total = (of: (usage: Usage) => number) => all.reduce((sum, usage) => sum + of(usage), 0);
  const sweeps = Math.max(...all.map((it) => it.schedulerInvocations));
  const spare = total((it) => it.schedulerInvocations) - sweeps;
  const ms = modelledMs.base + modelledMs.perCall * shards;
  const gbSeconds = (milliseconds: number): number => (spare * milliseconds * memoryMb) / 1_024 / 1_000;
  const rounded = (value: number): number => Math.round(value * 1e6) / 1e6;
  const reads = sumOf(all.map((it) => it.readUnits));
  const isDue = (name: string): boolean => name.endsWith(`/${indexes.due}`);
  return {
    stateTransitions: total((it) => it.stateTransitions),
    lambdaRequests: total((it) => it.lambdaRequests) - spare,
    lambdaMs: total((it) => it.lambdaMs) - spare * ms,
    lambdaGbSeconds: rounded(total((it) => it.lambdaGbSeconds) - gbSeconds(ms)),
    coldStarts: total((it) => it.coldStarts) - spare,
    coldGbSeconds: rounded(total((it) => it.coldGbSeconds) - gbSeconds(modelledStart.initMs)),
    readUnits: Object.fromEntries(
      Object.entries(reads).map(([name, units]) => [name, isDue(name) ? units - (spare * shards) / 2 : units]),
    ),
    writeUnits: sumOf(all.map((it) => it.writeUnits)),
    events: total((it) => it.events),
    schedulerInvocations: sweeps,
    queueRequests: total((it) => it.queueRequests),
    mails: total((it) => it.mails),
    apiRequests: total((it) => it.apiRequests),
    apiDestinationCalls: total((it) => it.apiDestinationCalls),
  };
}

/** one outcome of several stacks: the merchants in the order of the history, the refused events by time */
export function merge(outcomes: readonly ReplayOutcome[], references: readonly string[], sweep: Sweep): ReplayOutcome {
  const lines = new Map(outcomes.flatMap((one) => one.lines.map((line) => [line.externalReference, line] as const)));
  return {
    lines: references.flatMap((reference) => lines.get(reference) ?? []),
    refused: outcomes.flatMap((one) => one.refused).sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)),
    usage: usageOfAll(
      outcomes.map((one) => one.usage),
      sweep,
    ),
    failures: outcomes.flatMap((one) => one.failures),
  };
}
