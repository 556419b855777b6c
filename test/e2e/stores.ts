import { brotliDecompressSync, inflateRawSync, inflateSync } from 'node:zlib';
import type { Firstsale } from '../playbooks/firstsale.ts';

/** what leaves us: letters in mailboxes of others, and calls of systems of others */
const outside = /^(ses_|events_api_destination_calls)/;

const inflated = (bytes: Uint8Array): string => {
  for (const open of [inflateRawSync, inflateSync, brotliDecompressSync]) {
    try {
      return open(bytes).toString('utf8');
    } catch {
      // packed another way, or not at all
    }
  }
  return Buffer.from(bytes).toString('utf8');
};
const textOf = (value: unknown): string =>
  JSON.stringify(value, (_key, one) =>
    one instanceof Uint8Array
      ? inflated(one)
      : typeof one === 'bigint'
        ? String(one)
        : one?.type === 'Buffer'
          ? inflated(Buffer.from(one.data))
          : one,
  );

/** every row of the table, as DynamoDB has it */
export const tableRows = async ({ aws, laptop }: Pick<Firstsale, 'aws' | 'laptop'>): Promise<readonly any[]> => {
  const rows: unknown[] = [];
  let ExclusiveStartKey: unknown;
  do {
    const page: any = await aws('dynamodb', 'Scan', { TableName: laptop.tableName, ExclusiveStartKey });
    rows.push(...page.Items);
    ExclusiveStartKey = page.LastEvaluatedKey;
  } while (ExclusiveStartKey !== undefined);
  return rows;
};

/** everything any store of the laptop cloud holds, by the store: the table, files, queues, histories, archives, accounts, logs */
export const readStores = async ({ aws, kernel, laptop }: Firstsale): Promise<ReadonlyMap<string, string>> => {
  const found = new Map<string, string>();
  for (const row of await tableRows({ aws, laptop })) found.set(`table ${row.pk.S} ${row.sk.S}`, textOf(row));
  const tables = kernel.journal.all<{ name: string }>("SELECT name FROM sqlite_master WHERE type = 'table'");
  for (const { name } of tables) {
    if (outside.test(name) || name.startsWith('sqlite_')) continue;
    found.set(name, textOf(kernel.journal.all(`SELECT * FROM "${name}"`)));
  }
  const { logGroups } = await aws('logs', 'DescribeLogGroups', {});
  for (const { logGroupName } of logGroups) {
    let nextToken: string | undefined;
    const lines: unknown[] = [];
    do {
      const page: any = await aws('logs', 'FilterLogEvents', { logGroupName, nextToken });
      lines.push(...page.events);
      nextToken = page.nextToken;
    } while (nextToken !== undefined);
    found.set(logGroupName, textOf(lines));
  }
  return found;
};

/** the stores that hold one of some texts, each with what it holds */
export const storesWith = async (app: Firstsale, texts: readonly string[]): Promise<readonly string[]> => {
  const stores = await readStores(app);
  return [...stores].flatMap(([store, text]) =>
    texts.filter((one) => text.toLowerCase().includes(one.toLowerCase())).map((one) => `${store}: ${one}`),
  );
};
