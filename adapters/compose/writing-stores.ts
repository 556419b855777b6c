import { merchantStore } from '../dynamodb/merchant-store.ts';
import { timelineReader } from '../dynamodb/timeline.ts';
import { policiesOf } from './policies-of.ts';
import { type TableSettings, tableOf } from './table-of.ts';

/** what a person's write needs: a unit of work's stores, and the timeline that says who was faster */
export const writingStores = (settings: TableSettings) => {
  const table = tableOf(settings);
  return { merchants: merchantStore(table), policies: policiesOf(table), timeline: timelineReader(table) };
};
