import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { gunzipSync } from 'node:zlib';
import { SingleBar } from 'cli-progress';
import { dynamodbClient } from '../../adapters/aws/dynamodb-client.ts';
import { screeningListKeeper, screeningLists } from '../../adapters/dynamodb/screening-lists.ts';
import { canonical } from '../../domain/policy/canonical.ts';
import { checkList } from './check-list.ts';
import { readLoadListOptions, usage } from './load-list-options.ts';
import { loadRatesFile } from './load-rates.ts';
import { parseEuCsv, parseEuXml } from './parse/parse-eu.ts';
import { parseOfac } from './parse/parse-ofac.ts';
import { parseOpenSanctions } from './parse/parse-opensanctions.ts';
import { parseUn } from './parse/parse-un.ts';
import { type ParsedList, UnreadableList } from './parse/parsed-list.ts';
import { screenAgain } from './screen-again.ts';

type Options = ReturnType<typeof readLoadListOptions>;

const read = (file: string): string => {
  const bytes = readFileSync(file);
  return (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
};

const parsed = ({ format, file, aliases = '' }: Options): ParsedList => {
  switch (format) {
    case 'ecb-xml':
      throw new UnreadableList('reference rates are no list of names');
    case 'ofac':
      return parseOfac(read(file), read(aliases));
    case 'un-xml':
      return parseUn(read(file));
    case 'eu-xml':
      return parseEuXml(read(file));
    case 'eu-csv':
      return parseEuCsv(read(file));
    case 'opensanctions-csv':
      return parseOpenSanctions(read(file));
  }
};

type Table = Parameters<typeof screenAgain>[0];

/** keeps the list under its version and makes it the current one; nothing is kept twice */
async function load(table: Table, options: Options, by: string): Promise<void> {
  const { names, asOf = options['as-of'] } = parsed(options);
  if (asOf === undefined)
    throw new UnreadableList('the file has no date of its own: add --as-of with the day the publisher gives');
  const keeper = screeningListKeeper(table);
  const before = (await keeper.lists()).find(({ key }) => key === options.key);
  checkList(names, { before: before?.names, count: options.expect, shorter: options.shorter });
  const version = `l_${hash('sha256', canonical(names)).slice(0, 16)}`;
  const { key, title } = options;
  if (before?.version === version && before.asOf === asOf) {
    console.log(`${title} of ${asOf} (${version}) is loaded already`);
    return;
  }
  await keeper.load({ key, title, version, asOf, names: names.length, loadedAt: table.now(), loadedBy: by }, names);
  const aliases = names.reduce((sum, one) => sum + one.aliases.length, 0);
  const changed = before === undefined ? '' : `, ${before.names} before`;
  console.log(`loaded ${title} of ${asOf}: ${names.length} entries${changed}, ${aliases} other names, version ${version}`);
}

async function main(): Promise<void> {
  const options = readLoadListOptions(process.argv.slice(2));
  const { by = userInfo().username, table: name, shards: dueShards } = options;
  const table = { client: dynamodbClient(), name, dueShards, now: () => new Date().toISOString() };
  if (options.format === 'ecb-xml') {
    console.log(await loadRatesFile(table, options.file, { at: table.now(), by }));
    return;
  }
  await load(table, options, by);
  // again where it was loaded already: the screening may have been broken off
  const list = await screeningLists(table).current();
  const bar = new SingleBar({ format: '  {value} merchants, {hits} with new hits', clearOnComplete: true });
  bar.start(0, 0, { hits: 0 });
  const done = await screenAgain(table, list, by, ({ merchants, withHits }) => bar.update(merchants, { hits: withHits }));
  bar.stop();
  console.log(`${done.merchants} merchants screened again; ${done.withHits} have new hits, each with a task`);
  if (done.failed.length === 0) return;
  console.error(
    `${done.failed.length} merchants could not be screened; run the same command again:\n${done.failed.slice(0, 20).join('\n')}`,
  );
  process.exitCode = 1;
}

main().catch((error: unknown) => {
  console.error(`${error instanceof Error ? error.message : error}\n\n${usage}`);
  process.exitCode = 1;
});
