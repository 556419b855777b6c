import { jsonOf } from '../../kernel/written-json.ts';
import type { Change, ChangeLog } from './change-log.ts';
import { inKeyOrder } from './item-codec.ts';

/** the two files of a state folder are not of the same moment */
export class StateFolderTorn extends Error {
  override readonly name = 'StateFolderTorn';
}

interface Tables {
  readonly changes: ChangeLog;
  send(action: string, body: string): Promise<unknown>;
}

/**
 * Takes back what the tables hold beyond the journal's last commit: after kill -9 both are as they were at one and the same moment,
 * and what is done again from there meets the items it met the first time. Every table records the image before each change; the
 * oldest one of an item is the item at that moment. Cut short by another kill, it starts anew and ends the same.
 * @param taken the newest change the journal knows of
 * @returns how many changes were taken back
 * @throws StateFolderTorn when the journal is older or newer than the changes that are kept; nothing was written then
 */
export async function takeBack(tables: Tables, taken: number, stateDir: string): Promise<number> {
  const { changes } = tables;
  const { oldest, newest } = changes.ends();
  if (newest < taken || (oldest ?? newest) > taken + 1)
    throw new StateFolderTorn(
      `journal.sqlite and dynamodb.sqlite in ${stateDir} are not of the same moment: the journal knows the tables up to change ${taken}, the tables are at ${newest}. One of the two files was deleted, restored alone or lost its end. Nothing was changed. Put both back from one copy, or start with --fresh to forget them.`,
    );
  const before = new Map<string, Change>();
  let undone = 0;
  for (let page = changes.after(taken); page.length > 0; page = changes.after(page.at(-1)?.id ?? taken)) {
    undone += page.length;
    for (const one of page) {
      const item = `${one.table}\n${JSON.stringify(inKeyOrder(one.keys))}`;
      if (!before.has(item)) before.set(item, one);
    }
  }
  for (const { table: TableName, keys: Key, before: item } of before.values()) {
    if (item === undefined) await tables.send('DeleteItem', jsonOf({ TableName, Key }));
    else await tables.send('PutItem', jsonOf({ TableName, Item: JSON.parse(item) }));
  }
  if (undone > 0) changes.forgetAfter(taken);
  return undone;
}
