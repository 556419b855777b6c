import type { DatabaseSync } from 'node:sqlite';

/** dynoxide keeps its tables in another way than the one that is read and listened to beside it */
export class UnknownLayout extends Error {
  override readonly name = 'UnknownLayout';
}

/** of dynoxide 1.2.1 */
const expected = ['pk', 'sk', 'item_json', 'item_size'];

/** @throws UnknownLayout naming the columns that are missing */
export function checkLayout(file: DatabaseSync, table: string): void {
  const columns = new Set(
    file
      .prepare('SELECT name FROM pragma_table_info(?)')
      .all(table)
      .map(({ name }) => name),
  );
  const missing = expected.filter((name) => !columns.has(name));
  if (missing.length > 0)
    throw new UnknownLayout(
      `dynoxide keeps the table ${table} without the columns ${missing.join(', ')}: this laptop cloud knows the layout of dynoxide 1.2.1. Install the version package.json names (npm ci).`,
    );
}
