import { Aws } from 'aws-cdk-lib';
import { CfnDatabase, CfnTable } from 'aws-cdk-lib/aws-glue';
import { Construct } from 'constructs';
import { type ColumnKind, tableColumns, tableNames } from '../../domain/tables/table-columns.ts';
import type { StageConfig } from '../config.ts';
import { documentsBucketName } from './documents-bucket.ts';

/** as Hive calls the types that adapters/files/parquet-files.ts writes */
const hiveTypes: Readonly<Record<ColumnKind, string>> = {
  ...{ text: 'string', whole: 'bigint', minor: 'bigint', number: 'double', instant: 'timestamp', day: 'date' },
};

/** the first day that may have a file; a query before it looks for nothing */
const firstDay = '2026-01-01';

/**
 * What Athena and Looker read the nightly tables by. Days follow from the names of folders, so nothing has to be crawled or added each night:
 * https://docs.aws.amazon.com/athena/latest/ug/partition-projection.html
 */
export class TablesCatalogue extends Construct {
  constructor(scope: Construct, id: string, { config }: { config: StageConfig }) {
    super(scope, id);
    const name = `firstsale_${config.stage}`;
    const database = new CfnDatabase(this, 'Database', {
      catalogId: Aws.ACCOUNT_ID,
      databaseInput: { name, description: 'merchants and their work by night (docs/exports.md)' },
    });
    const bucket = documentsBucketName(config);
    for (const table of tableNames) {
      const location = `s3://${bucket}/tables/parquet/${table}/`;
      const made = new CfnTable(this, table, {
        catalogId: Aws.ACCOUNT_ID,
        databaseName: name,
        tableInput: {
          name: table,
          tableType: 'EXTERNAL_TABLE',
          partitionKeys: [
            { name: 'day', type: 'date', comment: table === 'payments_by_day' ? 'of the payments' : 'as of which' },
          ],
          parameters: {
            ...{ classification: 'parquet', EXTERNAL: 'TRUE', 'projection.enabled': 'true' },
            ...{ 'projection.day.type': 'date', 'projection.day.format': 'yyyy-MM-dd' },
            ...{ 'projection.day.range': `${firstDay},NOW`, 'storage.location.template': `${location}day=\${day}/` },
          },
          storageDescriptor: {
            location,
            columns: tableColumns[table].map(({ name: column, kind, about }) => ({
              ...{ name: column, type: hiveTypes[kind], comment: about },
            })),
            inputFormat: 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat',
            outputFormat: 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetOutputFormat',
            serdeInfo: { serializationLibrary: 'org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe' },
          },
        },
      });
      made.addDependency(database);
    }
  }
}
