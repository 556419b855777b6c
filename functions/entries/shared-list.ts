import { merchantList } from '../../adapters/dynamodb/merchant-list.ts';
import type { MerchantList } from '../../domain/listing/listing-ports.ts';
import { sharedReadTable } from './shared-table.ts';

// one list a function: a hundred thousand merchants are held once, whoever asks
let list: MerchantList | undefined;

/** the list of merchants, kept between requests. Throws MissingConfiguration */
export const sharedList = (): MerchantList => {
  list ??= merchantList(sharedReadTable());
  return list;
};
