import { spawnSync } from 'node:child_process';
import { appendFileSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { jsonOf } from '../../kernel/written-json.ts';
import { removing } from '../../platform.mjs';
import { dynoxideBinary } from './binary.ts';
import type { Attributes } from './item-codec.ts';
import { DynoxideFailed } from './table-errors.ts';

export interface TableImport {
  /** more items, as DynamoDB's JSON with bytes as Uint8Array */
  add(items: readonly Attributes[]): void;
  /** the table holds the items now and nothing else. @throws DynoxideFailed in dynoxide's words; the table is as it was then */
  finish(): void;
}

const MOST_SAID = 2_000;

/**
 * Fills the only table of a laptop cloud that is stopped and has not worked yet, as DynamoDB's import from S3 fills a new one: fast, and no
 * stream tells of it. The items lie in the format of DynamoDB's exports until dynoxide imports them.
 * @param description the `Table` that DescribeTable answered
 */
export function openImport(stateDir: string, description: Attributes): TableImport {
  const folder = mkdtempSync(join(stateDir, 'import-'));
  const data = join(folder, 'export', String(description.TableName), 'data');
  mkdirSync(data, { recursive: true });
  const schema = join(folder, 'schema.json');
  writeFileSync(schema, jsonOf({ Table: description }));
  const made = join(folder, 'made.sqlite');
  let added = 0;
  const importAll = (): void => {
    const args = ['import', '--source', join(folder, 'export'), '--schema', schema, '--output', made];
    const { status, stdout, stderr, error } = spawnSync(dynoxideBinary(), args, { encoding: 'utf8', windowsHide: true });
    const said = error?.message ?? `${stdout}${stderr}`.trim().slice(-MOST_SAID);
    // it leaves out what it cannot read, and succeeds
    const imported = Number(/Items: +(\d+)/.exec(said)?.[1] ?? 0);
    if (status !== 0 || imported !== added)
      throw new DynoxideFailed(`dynoxide imported ${imported} of ${added} items, so none is kept: ${said}`);
    const file = join(stateDir, 'dynamodb.sqlite');
    for (const end of ['-wal', '-shm']) rmSync(`${file}${end}`, removing);
    renameSync(made, file);
  };
  return {
    add: (items) => {
      added += items.length;
      appendFileSync(join(data, 'items.json'), items.map((Item) => `${jsonOf({ Item })}\n`).join(''));
    },
    finish: () => {
      try {
        importAll();
      } finally {
        rmSync(folder, removing);
      }
    },
  };
}
