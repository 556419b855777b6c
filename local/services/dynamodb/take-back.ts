import type { DatabaseSync } from 'node:sqlite';
import * as z from 'zod';
import { inKeyOrder, toWire } from './item.ts';

/** the two files of a state folder are not of the same moment */
export class StateFolderTorn extends Error {
  override readonly name = 'StateFolderTorn';
}

const change = z.object({ table_name: z.string(), keys_json: z.string(), old_image: z.string().nullable() });
const ends = z.object({ oldest: z.number().nullable(), newest: z.number() });

interface Tables {
  readonly file: DatabaseSync;
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
  const { file } = tables;
  const { oldest, newest } = ends.parse(
    file
      .prepare(
        "SELECT min(id) AS oldest, coalesce((SELECT seq FROM sqlite_sequence WHERE name = '_stream_records'), 0) AS newest FROM _stream_records",
      )
      .get(),
  );
  if (newest < taken || (oldest ?? newest) > taken + 1)
    throw new StateFolderTorn(
      `journal.sqlite and dynamodb.sqlite in ${stateDir} are not of the same moment: the journal knows the tables up to change ${taken}, the tables are at ${newest}. One of the two files was deleted, restored alone or lost its end. Nothing was changed. Put both back from one copy, or start with --fresh to forget them.`,
    );
  const changes = file
    .prepare('SELECT table_name, keys_json, old_image FROM _stream_records WHERE id > ? ORDER BY id')
    .all(taken)
    .map((row) => change.parse(row));
  const before = new Map<string, z.infer<typeof change>>();
  for (const one of changes) {
    const item = `${one.table_name}\n${JSON.stringify(inKeyOrder(JSON.parse(one.keys_json)))}`;
    if (!before.has(item)) before.set(item, one);
  }
  for (const { table_name: TableName, keys_json, old_image } of before.values()) {
    if (old_image === null) await tables.send('DeleteItem', toWire({ TableName, Key: JSON.parse(keys_json) }));
    else await tables.send('PutItem', toWire({ TableName, Item: JSON.parse(old_image) }));
  }
  if (changes.length > 0) file.prepare('DELETE FROM _stream_records WHERE id > ?').run(taken);
  return changes.length;
}
