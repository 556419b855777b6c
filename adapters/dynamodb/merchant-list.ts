import type { MerchantList } from '../../domain/listing/listing-ports.ts';
import { merchantListOf } from '../merchant-list-of.ts';
import { ListView } from './list-view.ts';
import type { ReadTable } from './table.ts';

/** the list of merchants as this process knows it: kept between requests, brought up to date with each */
export const merchantList = (table: ReadTable): MerchantList => {
  const view = new ListView(table);
  return merchantListOf((now) => view.look(now));
};
