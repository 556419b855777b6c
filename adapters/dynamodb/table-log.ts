import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import { tableNames } from '../../domain/tables/table-columns.ts';
import { tableDays } from '../../domain/tables/table-days.ts';
import type { TableLog } from '../../domain/tables/table-ports.ts';
import { day, instant } from '../../domain/values.ts';
import { calling } from '../aws/service-failure.ts';
import { decode, encode } from './codec.ts';
import { figuresPartition } from './keys.ts';
import { tableNightKey, tableNightPrefix } from './keys-apart.ts';
import { queryPage } from './query.ts';
import type { ReadTable } from './table.ts';

/** as long as the files it names */
const keptSeconds = tableDays * 86_400;
/** parts of two nights: one of them is whole, unless the nights before failed too */
const looked = 20;

const night = z.object({
  day,
  part: z.int().min(0),
  parts: z.int().min(1),
  madeAt: instant,
  files: z.array(
    z.object({ table: z.enum(tableNames), day, rows: z.int().min(0), csvKey: z.string(), csvBytes: z.int().min(0) }),
  ),
});

export const tableLog = (table: ReadTable): TableLog => ({
  put: async (made) => {
    const expiresAt = Math.floor(Date.parse(made.madeAt) / 1_000) + keptSeconds;
    const Item = encode({ ...tableNightKey(made), kind: 'table_night', ...made, expiresAt });
    await calling('dynamodb', () => table.client.send(new PutItemCommand({ TableName: table.name, Item })));
  },
  newest: async () => {
    const { rows } = await queryPage(table, {
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
      ExpressionAttributeValues: { ':pk': { S: figuresPartition }, ':prefix': { S: tableNightPrefix } },
      ScanIndexForward: false,
      Limit: looked,
    });
    const nights = rows.map((row) => decode(night, row));
    const days = [...new Set(nights.map((one) => one.day))];
    const whole = days.map((one) => nights.filter((other) => other.day === one)).find((all) => all.length === all[0]?.parts);
    return (whole ?? []).toSorted((one, other) => one.part - other.part);
  },
});
