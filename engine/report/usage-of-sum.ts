import { indexes } from '../../adapters/dynamodb/keys.ts';
import { rowSize } from '../../adapters/memory/row-size.ts';
import type { Policy } from '../../domain/policy/policy-schema.ts';
import { documentOf } from '../../domain/policy/version.ts';
import { halvesOf } from '../aws/table-bill.ts';
import type { Blueprint } from '../blueprint/blueprint.ts';
import { modelledMs, modelledStart } from '../meter.ts';
import { noOutages, type PlayedOutages } from '../played-outages.ts';
import type { Usage } from './cost.ts';
import type { SummedCounts } from './sum-counts.ts';
import { usageOfOutages } from './usage-of-outages.ts';

/** what a page of the due index, a message batch and a batch of the due queue's consumer take */
const page = 500;
const messages = 10;
const batches = (references: number, size: number): number => Math.ceil(references / size);

interface Swept {
  readonly requests: number;
  readonly ms: number;
  readonly msMb: number;
  readonly queueRequests: number;
  readonly halves: number;
}

/** one run of the sweep over all shards, and the batches in which what it found is handled */
const sweptAt = (
  found: readonly (readonly [number, number])[],
  shards: number,
  sweepMb: number,
  dueMb: number,
  batchSize: number,
): Swept => {
  const references = found.reduce((sum, [count]) => sum + count, 0);
  const sends = found.reduce((sum, [count]) => sum + batches(count, messages), 0);
  const pages = found.reduce((sum, [count]) => sum + Math.floor(count / page), shards);
  const sweepMs = modelledMs.base + modelledMs.perCall * (1 + pages + sends);
  const handled = batches(references, batchSize);
  const bytes = found.reduce((sum, [, size]) => sum + halvesOf(size, false), 0);
  return {
    requests: 1 + handled,
    ms: sweepMs + modelledMs.base * handled,
    msMb: sweepMs * sweepMb + modelledMs.base * handled * dueMb,
    // sent, then for each batch received, deleted and looked again; the receive that finds nothing, and one more where several arrived
    queueRequests: references === 0 ? 0 : sends + 3 * handled + Math.min(references, 2),
    halves: bytes + (shards - found.length),
  };
};

/** bytes of the row a policy is published as */
const policyBytes = (policy: Policy): number => {
  const { version } = policy;
  const names = { pk: 'POLICY', sk: `V#${version}`, kind: 'policy', version };
  return rowSize({ ...names, document: documentOf(policy), publishedAt: at, by: 'system', reason: '' });
};
/** publishing the bundled policy, and the other one over it: rows of the table, and the event that tells of each */
const published = (policies: readonly Policy[]) => {
  const units = policies.reduce((sum, policy) => sum + 2 * (Math.ceil(policyBytes(policy) / 1_024) + 1), 0);
  return { units, events: policies.length };
};
/** halves of read units for which each function reads the policy it plays by, the last one published */
const policyReads = (policies: readonly Policy[], readers: number): number => {
  const played = policies.at(-1);
  return played === undefined ? 0 : readers * halvesOf(policyBytes(played), true);
};
const at = '2018-01-01T00:00:00.000Z';

/** a function starts cold in a window it was called in after one in which nobody called it */
export const coldStartsOf = (called: ReadonlyMap<string, ReadonlySet<number>>) => {
  let [coldStarts, msMb] = [0, 0];
  for (const [key, windows] of called) {
    const memoryMb = Number(key.slice(key.lastIndexOf('/') + 1));
    for (const window of windows) {
      if (windows.has(window - 1)) continue;
      coldStarts += 1;
      msMb += modelledStart.initMs * memoryMb;
    }
  }
  return { coldStarts, coldGbSeconds: Math.round((msMb / 1_024 / 1_000) * 1e6) / 1e6 };
};

/**
 * What all merchants consumed, and what is done once for all of them: the sweep by the hour, whether or not anything is due, and the
 * publishing of the policies. As one stack of the laptop cloud would count it.
 * @param from epoch ms of the first event: the first sweep is the one before it
 */
export function usageOfSum(
  { counts, readHalves, writeUnits, windows, policyReaders, due }: SummedCounts,
  {
    blueprint,
    from,
    until,
    policies,
    outages = noOutages,
  }: {
    readonly blueprint: Blueprint;
    readonly from: number;
    readonly until: number;
    readonly policies: readonly Policy[];
    readonly outages?: PlayedOutages | undefined;
  },
): Usage {
  const { table, schedules, queues } = blueprint;
  const called = new Map(Object.entries(windows).map(([name, all]) => [name, new Set(all)]));
  const found = Map.groupBy(Object.entries(due), ([key]) => key.slice(0, key.indexOf('/')));
  let [requests, ms, msMb, queueRequests, sweeps, halves] = [0, 0, 0, 0, 0, 0];
  const runs: number[] = [];
  for (const { consumer, periodMs } of schedules) {
    const fed = queues.find(({ queue }) => consumer.queues.includes(queue));
    const [dueMb, batchSize] = [fed?.consumer.memoryMb ?? 0, fed?.batchSize ?? messages];
    for (let instant = Math.floor(from / periodMs) * periodMs; instant < until; instant += periodMs) {
      const rows = (found.get(String(instant)) ?? []).map(([, row]) => row);
      const swept = sweptAt(rows, table.dueShards, consumer.memoryMb, dueMb, batchSize);
      sweeps += 1;
      runs.push(instant);
      const key = `${consumer.name}/${consumer.memoryMb}`;
      called.set(key, (called.get(key) ?? new Set()).add(Math.floor(instant / modelledStart.windowMs)));
      requests += swept.requests;
      ms += swept.ms;
      msMb += swept.msMb;
      queueRequests += swept.queueRequests;
      halves += swept.halves;
    }
  }
  const cold = coldStartsOf(called);
  const { units, events } = published(policies);
  const told = usageOfOutages(outages, runs, until);
  const dueIndex = `${table.name}/${indexes.due}`;
  const reads = Object.entries({
    ...readHalves,
    [dueIndex]: (readHalves[dueIndex] ?? 0) + halves,
    [table.name]: (readHalves[table.name] ?? 0) + policyReads(policies, policyReaders.length) + told.halves,
  });
  return {
    stateTransitions: counts.stateTransitions,
    lambdaRequests: counts.lambdaRequests + requests,
    lambdaMs: counts.lambdaMs + ms,
    lambdaGbSeconds: Math.round(((counts.lambdaMsMb + msMb) / 1_024 / 1_000) * 1e6) / 1e6,
    ...cold,
    readUnits: Object.fromEntries(
      reads.map(([name, half]): [string, number] => [name, half / 2]).sort(([a], [b]) => (a < b ? -1 : 1)),
    ),
    writeUnits: { ...writeUnits, [table.name]: (writeUnits[table.name] ?? 0) + units + told.units },
    events: counts.events + events + told.events,
    schedulerInvocations: sweeps,
    queueRequests: counts.queueRequests + queueRequests,
    mails: counts.mails,
    apiRequests: counts.apiRequests,
    apiDestinationCalls: counts.apiDestinationCalls,
  };
}
