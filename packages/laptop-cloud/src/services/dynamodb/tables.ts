import { AwsError, type Kernel, type Resource } from '../../contract.ts';
import type { Database } from './database.ts';
import { isRecord } from './item-codec.ts';
import { type TableSpec, tableSpec } from './local-table.ts';

/** a table of the template is not the one in the state folder */
export class TableChanged extends Error {
  override readonly name = 'TableChanged';
}

const records = (value: unknown): readonly Readonly<Record<string, unknown>>[] =>
  Array.isArray(value) ? value.filter(isRecord) : [];

/** HASH before RANGE, with the attribute's type: what makes two keys the same */
const keysOf = (keys: unknown, attributes: ReadonlyMap<string, string>): string =>
  records(keys)
    .map(({ AttributeName, KeyType }) => `${KeyType} ${AttributeName} ${attributes.get(String(AttributeName))}`)
    .sort()
    .join(', ');

/** what cannot be changed about a table that holds items, part by part, to compare what is there with what is asked */
function shapeOf(table: Readonly<Record<string, unknown>>): ReadonlyMap<string, string> {
  const types = new Map(
    records(table.AttributeDefinitions).map(({ AttributeName, AttributeType }) => [String(AttributeName), String(AttributeType)]),
  );
  const indexes = [...records(table.GlobalSecondaryIndexes), ...records(table.LocalSecondaryIndexes)];
  return new Map([
    ['the table', keysOf(table.KeySchema, types)],
    ...indexes.map(({ IndexName, KeySchema, Projection }): [string, string] => {
      const { ProjectionType, NonKeyAttributes } = isRecord(Projection) ? Projection : {};
      const attributes = Array.isArray(NonKeyAttributes) ? [...NonKeyAttributes].sort().join(' ') : '';
      return [`the index ${IndexName}`, `${keysOf(KeySchema, types)}, projecting ${ProjectionType} ${attributes}`.trim()];
    }),
  ]);
}

/** `the index x has HASH a S, the template HASH b S`, for every part that differs */
function differences(kept: Readonly<Record<string, unknown>>, asked: Readonly<Record<string, unknown>>): readonly string[] {
  const [there, wanted] = [shapeOf(kept), shapeOf(asked)];
  return [...new Set([...there.keys(), ...wanted.keys()])]
    .filter((part) => there.get(part) !== wanted.get(part))
    .map((part) => `${part} has ${there.get(part) ?? 'nothing'}, the template ${wanted.get(part) ?? 'nothing'}`);
}

/** makes the table, or finds it as it was left. @throws TableChanged */
export async function provisionTable(kernel: Kernel, database: Database, resource: Resource): Promise<TableSpec> {
  const spec = tableSpec(resource, kernel);
  try {
    await database.send('CreateTable', JSON.stringify(spec.create));
  } catch (error) {
    if (!(error instanceof AwsError) || error.code !== 'ResourceInUseException') throw error;
    const { Table } = await database.send('DescribeTable', JSON.stringify({ TableName: spec.name }));
    const changed = isRecord(Table) ? differences(Table, spec.create) : [];
    if (changed.length > 0)
      throw new TableChanged(
        `the table ${spec.name} in ${kernel.stateDir} is not the one of ${resource.stack}/${resource.logicalId}: ${changed.join('; ')}. Keys and indexes of a table that is kept do not change: start with --fresh, or give the table another name.`,
        { cause: error },
      );
  }
  database.changes.record(spec.name, spec);
  return spec;
}
