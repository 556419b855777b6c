import { listedOf } from '../../domain/listing/listed-merchant.ts';
import type { MerchantList } from '../../domain/listing/listing-ports.ts';
import { prepare } from '../../domain/listing/prepare.ts';
import { snapshotOf } from '../../domain/model/snapshot.ts';
import { sampleRates } from '../../domain/money/reference-rates.ts';
import { merchantListOf } from '../merchant-list-of.ts';
import type { World } from './world.ts';

/** twin of adapters/dynamodb/merchant-list.ts, never behind */
export const merchantList = (world: World): MerchantList =>
  merchantListOf(async (now) => ({
    merchants: [...world.items.values()].flatMap((items) => {
      const snapshot = snapshotOf(items.values());
      return snapshot === undefined || snapshot.merchant.restricted !== undefined
        ? []
        : [prepare(listedOf(snapshot), sampleRates)];
    }),
    asOf: now,
    behind: false,
  }));
