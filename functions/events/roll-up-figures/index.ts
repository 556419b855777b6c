import { s3Client } from '../../../adapters/aws/s3-client.ts';
import { policiesToRead } from '../../../adapters/compose/policies-of.ts';
import { merchantRoll, timelineHistory } from '../../../adapters/dynamodb/all-merchants.ts';
import { digestBoxes } from '../../../adapters/dynamodb/digest-boxes.ts';
import { taskDirectory } from '../../../adapters/dynamodb/directories.ts';
import { failedAttempts } from '../../../adapters/dynamodb/failed-attempts.ts';
import { figuresStore } from '../../../adapters/dynamodb/figures-store.ts';
import { merchantLookup } from '../../../adapters/dynamodb/merchant-lookup.ts';
import { merchantReader } from '../../../adapters/dynamodb/merchant-reader.ts';
import { outageReader } from '../../../adapters/dynamodb/outage-store.ts';
import { paymentReader } from '../../../adapters/dynamodb/payment-reader.ts';
import { tableLog } from '../../../adapters/dynamodb/table-log.ts';
import { volumeReckoner } from '../../../adapters/dynamodb/volume-store.ts';
import { watchStore } from '../../../adapters/dynamodb/watch-store.ts';
import { parquetFiles } from '../../../adapters/files/parquet-files.ts';
import { rowFiles } from '../../../adapters/files/row-files.ts';
import { exportShelf } from '../../../adapters/s3/export-shelf.ts';
import { systemClock } from '../../../adapters/system-clock.ts';
import { backlogMeasures } from '../../../domain/measures/backlog-measures.ts';
import type { FiguresStore } from '../../../domain/rollup/rollup-ports.ts';
import { sharedReadTable, sharedTable } from '../../entries/shared-table.ts';
import type { Entry } from '../../runtime/dispatch.ts';
import { measureOf } from '../../runtime/measure.ts';
import { documentsEnv, readEnv } from '../../runtime/read-env.ts';
import { scheduledWith } from '../../runtime/run-schedule.ts';
import { handle } from './handler.ts';
import { makeTables, work } from './make-tables.ts';
import { makeVolumes } from './make-volumes.ts';

const measure = measureOf('roll-up-figures', systemClock);
/** the backlog is measured when whichever part was last has made the figures of all */
const measured = (store: FiguresStore): FiguresStore => ({
  ...store,
  publish: async (figures) => {
    await store.publish(figures);
    measure(backlogMeasures(figures.queues));
  },
});

const table = sharedReadTable();
const stores = {
  roll: merchantRoll(table),
  merchants: merchantLookup(table),
  timelines: timelineHistory(table),
  figures: measured(figuresStore(table)),
  policies: policiesToRead(table),
  outages: outageReader(table),
  payments: paymentReader(table),
  attempts: failedAttempts(table),
};
const shelves = {
  ...{ whole: merchantReader(table), tables: tableLog(table) },
  ...{ parquet: parquetFiles, csv: rowFiles, shelf: exportShelf(s3Client(), readEnv(documentsEnv).DOCUMENTS_BUCKET) },
};

const written = sharedTable();
const reckoned = {
  ...{ volumes: volumeReckoner(table), watches: watchStore(table), tasks: taskDirectory(table), boxes: digestBoxes(written) },
};

export const entry: Entry = (log) => {
  const figures = handle({ ...stores, log });
  const volumes = makeVolumes({ ...stores, ...reckoned, log });
  const tables = makeTables({ ...stores, ...shelves, log });
  return scheduledWith(
    work,
    async ({ make, ask }) => {
      if (make === 'volumes') return volumes(ask);
      return make === 'tables' ? tables(ask) : figures(ask);
    },
    log,
  );
};
