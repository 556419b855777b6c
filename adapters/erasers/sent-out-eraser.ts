import type { Eraser } from '../../domain/privacy/eraser.ts';
import { erased } from '../../domain/privacy/mask-item.ts';
import type { Row } from '../dynamodb/codec.ts';
import { encode } from '../dynamodb/codec.ts';
import { connectionPartition, waitingPartition } from '../dynamodb/connection-keys.ts';
import type { ReadTable } from '../dynamodb/table.ts';
import { putRowAgain, rowsOfPartition } from './change-rows.ts';

/** What went out to other systems, or waits to: that it went and when stays, what people wrote goes. `connectors`: those that anything goes out to */
export const sentOutEraser = (table: ReadTable, connectors: readonly string[]): Eraser => {
  async function* about(merchantId: string): AsyncGenerator<Row> {
    for (const connector of connectors)
      for (const pk of [connectionPartition(connector), waitingPartition(connector)])
        for await (const row of rowsOfPartition(table, pk))
          if (row['merchantId']?.S === merchantId && row['title']?.S !== erased) yield row;
  }
  return {
    store: 'sent-out',
    count: async (merchantId, kinds) => {
      let records = 0;
      if (kinds.has('contact')) for await (const _row of about(merchantId)) records += 1;
      return [{ store: 'sent-out', data: 'contact', records }];
    },
    erase: async (merchantId, kinds) => {
      if (!kinds.has('contact')) return;
      for await (const row of about(merchantId)) await putRowAgain(table, { ...row, ...encode({ title: erased }) });
    },
  };
};
