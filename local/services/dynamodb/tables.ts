import { AwsError, type Kernel, type Resource } from '../../contract.ts';
import type { Database } from './database.ts';
import { isRecord } from './item.ts';
import { type TableSpec, tableSpec } from './table.ts';

/** a table of the template is not the one in the state folder */
export class TableChanged extends Error {
  override readonly name = 'TableChanged';
}

const indexNames = (indexes: unknown): string[] =>
  (Array.isArray(indexes) ? indexes : []).flatMap((index: unknown) => (isRecord(index) ? [String(index.IndexName)] : [])).sort();

/** key schema and indexes, to compare what is there with what is asked */
const shape = (table: Readonly<Record<string, unknown>>): string =>
  JSON.stringify([table.KeySchema, indexNames(table.GlobalSecondaryIndexes), indexNames(table.LocalSecondaryIndexes)]);

/** makes the table, or finds it as it was left. @throws TableChanged */
export async function provisionTable(kernel: Kernel, database: Database, resource: Resource): Promise<TableSpec> {
  const spec = tableSpec(resource, kernel);
  try {
    await database.send('CreateTable', JSON.stringify(spec.create));
  } catch (error) {
    if (!(error instanceof AwsError) || error.code !== 'ResourceInUseException') throw error;
    const { Table } = await database.send('DescribeTable', JSON.stringify({ TableName: spec.name }));
    if (isRecord(Table) && shape(Table) !== shape(spec.create))
      throw new TableChanged(
        `the table ${spec.name} in ${kernel.stateDir} has other keys or indexes than ${resource.stack}/${resource.logicalId}. Start with an empty state folder.`,
        { cause: error },
      );
  }
  return spec;
}
