import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { gunzipSync } from 'node:zlib';
import { dynamodbClient } from '../../adapters/aws/dynamodb-client.ts';
import { screeningListKeeper } from '../../adapters/dynamodb/screening-lists.ts';
import { canonical } from '../../domain/policy/version.ts';
import { checkList } from './check-list.ts';
import { readLoadListOptions, usage } from './load-list-options.ts';
import { parseEuCsv, parseEuXml } from './parse/parse-eu.ts';
import { parseOfac } from './parse/parse-ofac.ts';
import { parseOpenSanctions } from './parse/parse-opensanctions.ts';
import { parseUn } from './parse/parse-un.ts';
import { type ParsedList, UnreadableList } from './parse/parsed-list.ts';

type Options = ReturnType<typeof readLoadListOptions>;

const read = (file: string): string => {
  const bytes = readFileSync(file);
  return (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
};

const parsed = ({ format, file, aliases = '' }: Options): ParsedList => {
  switch (format) {
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

async function main(): Promise<void> {
  const options = readLoadListOptions(process.argv.slice(2));
  const { names, asOf = options['as-of'] } = parsed(options);
  if (asOf === undefined)
    throw new UnreadableList('the file has no date of its own: add --as-of with the day the publisher gives');
  const keeper = screeningListKeeper({ client: dynamodbClient(), name: options.table });
  const before = (await keeper.lists()).find(({ key }) => key === options.key);
  checkList(names, { before: before?.names, count: options.expect, shorter: options.shorter });
  const version = `l_${hash('sha256', canonical(names)).slice(0, 16)}`;
  if (before?.version === version && before.asOf === asOf) {
    console.log(`${options.title} of ${asOf} (${version}) is loaded already; nothing was changed`);
    return;
  }
  const { key, title, by = userInfo().username } = options;
  await keeper.load({ key, title, version, asOf, names: names.length, loadedAt: new Date().toISOString(), loadedBy: by }, names);
  const aliases = names.reduce((sum, one) => sum + one.aliases.length, 0);
  const changed = before === undefined ? '' : `, ${before.names} before`;
  console.log(`loaded ${title} of ${asOf}: ${names.length} entries${changed}, ${aliases} other names, version ${version}, into ${options.table}
every risk check from now on uses it; merchants checked before are not screened again`);
}

main().catch((error: unknown) => {
  console.error(`${error instanceof Error ? error.message : error}\n\n${usage}`);
  process.exitCode = 1;
});
