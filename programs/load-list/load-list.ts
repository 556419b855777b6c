import { readFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { SingleBar } from 'cli-progress';
import { dynamodbClient } from '../../adapters/aws/dynamodb-client.ts';
import { policiesToRead } from '../../adapters/compose/policies-of.ts';
import { merchantRoll } from '../../adapters/dynamodb/all-merchants.ts';
import { loadReader } from '../../adapters/dynamodb/load-store.ts';
import { merchantStore } from '../../adapters/dynamodb/merchant-store.ts';
import { outageReader } from '../../adapters/dynamodb/outage-store.ts';
import { screeningListKeeper, screeningLists } from '../../adapters/dynamodb/screening-lists.ts';
import { screeningProgress } from '../../adapters/dynamodb/screening-progress.ts';
import type { Table } from '../../adapters/dynamodb/table.ts';
import { readListFile } from '../../adapters/list-files/read-list-file.ts';
import { replaceList } from '../../application/replace-list.ts';
import { type ScreeningNeeds, screenSome } from '../../application/screen-again.ts';
import { unitOfWork } from '../../application/unit-of-work.ts';
import type { ScreeningAgain } from '../../domain/risk/screening-again.ts';
import { UnreadableList } from '../../domain/risk/unreadable-list.ts';
import { readLoadListOptions, usage } from './load-list-options.ts';
import { loadRatesFile } from './load-rates.ts';

type Options = ReturnType<typeof readLoadListOptions>;

/** MB of a list, unpacked: a program has the memory of its machine */
const mostMb = 2_000;

/** keeps the list under its version and makes it the current one; nothing is kept twice */
async function load(table: Table, { format, ...options }: Options, by: string): Promise<void> {
  if (format === 'ecb-xml') return;
  const aliases = options.aliases === undefined ? undefined : readFileSync(options.aliases);
  const { names, asOf = options['as-of'] } = readListFile({ format, file: readFileSync(options.file), aliases }, mostMb);
  const keeper = { ...screeningLists(table), ...screeningListKeeper(table) };
  const { key, title, expect: count, shorter } = options;
  const wish = { key, title, names, asOf, by, now: table.now(), dryRun: false, shorter, count };
  const { outcome, is, added, removed, changed } = await replaceList(keeper, wish);
  const named = `${title} of ${is.asOf} (${is.version})`;
  if (outcome === 'loaded-already') console.log(`${named} is loaded already`);
  else console.log(`loaded ${named}: ${is.names} entries; ${added} new, ${removed} gone, ${changed} changed`);
}

/** everybody past their risk check, part after part; what an earlier run began goes on */
async function screenAll(needs: ScreeningNeeds, by: string): Promise<ScreeningAgain> {
  const bar = new SingleBar({ format: '  {value} merchants, {hits} with new hits', clearOnComplete: true });
  bar.start(0, 0, { hits: 0 });
  let state = await screenSome(needs, { by, anew: true });
  while (state.doneAt === undefined) {
    bar.update(state.merchants, { hits: state.withHits });
    state = await screenSome(needs, { by, anew: false });
  }
  bar.stop();
  return state;
}

async function main(): Promise<void> {
  const options = readLoadListOptions(process.argv.slice(2));
  const { by = userInfo().username, table: name, shards: dueShards } = options;
  const now = (): string => new Date().toISOString();
  const table = { client: dynamodbClient(), name, dueShards, now };
  if (options.format === 'ecb-xml') {
    console.log(await loadRatesFile(table, options.file, { at: now(), by }));
    return;
  }
  await load(table, options, by);
  const stores = {
    ...{ merchants: merchantStore(table), policies: policiesToRead(table) },
    ...{ outages: outageReader(table), loads: loadReader(table) },
  };
  const places = { lists: screeningLists(table), roll: merchantRoll(table), progress: screeningProgress(table) };
  const { merchants, withHits, failed } = await screenAll({ work: unitOfWork(stores), ...places, clock: { now } }, by);
  console.log(`${merchants} merchants screened again; ${withHits} have new hits, each with a task`);
  if (failed.length === 0) return;
  console.error(`${failed.length} merchants could not be screened; run the same command again:\n${failed.join('\n')}`);
  process.exitCode = 1;
}

main().catch((error: unknown) => {
  const hint = error instanceof UnreadableList && error.refusal?.code === 'list-shorter' ? ': add --shorter' : '';
  console.error(`${error instanceof Error ? error.message : error}${hint}\n\n${usage}`);
  process.exitCode = 1;
});
