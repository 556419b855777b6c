import { merchantsInShard } from '../../domain/backtest/backtest-files.ts';
import { prices } from '../../engine/report/prices.ts';
import { readConfig } from '../../lib/config.ts';
import { functionSizes } from '../../lib/function-sizes.ts';

/** what was measured of one merchant, both policies together */
export interface MeasuredMerchant {
  /** of a processor, playing */
  readonly playMs: number;
  /** of its story, and of what is kept of playing it */
  readonly storyBytes: number;
  readonly playedBytes: number;
}

const shardsInBatch = 4;
/** a story is three queries of some kilobytes; eight merchants are read at once */
const exportMs = 5;
const readUnits = 12;
/** Express children: USD a request, and a GB-second at 64 MB */
const express = { request: 1 / 1_000_000, gbSecond: 0.000_016_67 };
const s3 = { put: 0.005 / 1_000, get: 0.0004 / 1_000 };

/** time, cost and what is used of quotas for a population, each line with its arithmetic */
export const crowdFigures = (merchants: number, { playMs, storyBytes, playedBytes }: MeasuredMerchant): readonly string[] => {
  const { atOnce, parts } = readConfig('prod').backtest;
  const memoryGb = functionSizes['back-test'].memoryMb / 1_024;
  const [shards, batch] = [Math.ceil(merchants / merchantsInShard), merchantsInShard * shardsInBatch];
  const children = Math.ceil(shards / shardsInBatch);
  const childSeconds = (batch * playMs) / 1_000;
  const playSeconds = Math.max(childSeconds, (children * childSeconds) / atOnce);
  const exportSeconds = (merchants * exportMs) / 1_000 / Math.min(parts, atOnce);
  const gbSeconds = ((merchants * (playMs + exportMs)) / 1_000) * memoryGb;
  const lambda = gbSeconds * prices.lambdaGbSecond + (children + parts + 2) * prices.lambdaRequest;
  const steps = children * (express.request + childSeconds * (64 / 1_024) * express.gbSecond);
  const files = shards * (2 * s3.put + 2 * s3.get);
  const reads = merchants * readUnits * prices.readUnit;
  const usd = (amount: number): string => `${amount.toFixed(4)} USD`;
  return [
    `${merchants.toLocaleString('en')} merchants`,
    `  files: ${shards.toLocaleString('en')} of ${merchantsInShard}, ${((merchants * storyBytes) / 1e6).toFixed(1)} MB of stories, ${((merchants * playedBytes) / 1e6).toFixed(1)} MB of results`,
    `  children: ${shards.toLocaleString('en')} / ${shardsInBatch} = ${children.toLocaleString('en')}, each ${batch} × ${playMs.toFixed(1)} ms = ${childSeconds.toFixed(1)} s (at most 300 s)`,
    `  time: export ${exportSeconds.toFixed(0)} s (${merchants.toLocaleString('en')} × ${exportMs} ms / ${Math.min(parts, atOnce)}), play ${playSeconds.toFixed(0)} s at ${atOnce} at once, ${Math.max(childSeconds, (children * childSeconds) / 1_000).toFixed(0)} s at 1,000`,
    `  cost: Lambda ${usd(lambda)} (${gbSeconds.toFixed(0)} GB-s), Express ${usd(steps)}, S3 ${usd(files)}, reads ${usd(reads)}: ${usd(lambda + steps + files + reads)}`,
    `  quotas: ${Math.min(children, atOnce)} of 1,000 Lambda at once, ${Math.min(children, atOnce)} of 10,000 children of a Map Run, 1 of 1,000 Map Runs`,
  ];
};
