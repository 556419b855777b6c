import type { Usage } from '../../../engine/report/cost.ts';
import type { ReplayOutcome } from '../play-history.ts';

type Counts = Readonly<Record<string, number>>;

function sumOf(all: readonly Counts[]): Counts {
  const sums: Record<string, number> = {};
  for (const counts of all) for (const [name, count] of Object.entries(counts)) sums[name] = (sums[name] ?? 0) + count;
  return Object.fromEntries(Object.entries(sums).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function usageOfAll(all: readonly Usage[]): Usage {
  const total = (of: (usage: Usage) => number) => all.reduce((sum, usage) => sum + of(usage), 0);
  return {
    stateTransitions: total((it) => it.stateTransitions),
    lambdaRequests: total((it) => it.lambdaRequests),
    lambdaMs: total((it) => it.lambdaMs),
    lambdaGbSeconds: Math.round(total((it) => it.lambdaGbSeconds) * 1e6) / 1e6,
    readUnits: sumOf(all.map((it) => it.readUnits)),
    writeUnits: sumOf(all.map((it) => it.writeUnits)),
    events: total((it) => it.events),
    schedulerInvocations: total((it) => it.schedulerInvocations),
    queueRequests: total((it) => it.queueRequests),
    mails: total((it) => it.mails),
    apiRequests: total((it) => it.apiRequests),
    apiDestinationCalls: total((it) => it.apiDestinationCalls),
  };
}

/** one outcome of several stacks: the merchants in the order of the history, the refused events by time */
export function merge(outcomes: readonly ReplayOutcome[], references: readonly string[]): ReplayOutcome {
  const lines = new Map(outcomes.flatMap((one) => one.lines.map((line) => [line.externalReference, line] as const)));
  return {
    lines: references.flatMap((reference) => lines.get(reference) ?? []),
    refused: outcomes.flatMap((one) => one.refused).sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)),
    usage: usageOfAll(outcomes.map((one) => one.usage)),
    failures: outcomes.flatMap((one) => one.failures),
  };
}
