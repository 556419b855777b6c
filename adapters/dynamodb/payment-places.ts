import { BatchWriteItemCommand, type BatchWriteItemCommandOutput } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import type { PaymentPlace, PaymentPlaces } from '../../domain/activation/payment-places.ts';
import { ServiceUnavailable } from '../../domain/errors.ts';
import { instant } from '../../domain/values.ts';
import { calling } from '../aws/service-failure.ts';
import { decode, encode } from './codec.ts';
import { paymentPlaceKey, paymentPlacePartition } from './keys-apart.ts';
import { queryPage } from './query.ts';
import type { ReadTable } from './table.ts';

/** as many as one call takes */
const AT_ONCE = 25;
const ATTEMPTS = 4;
/** somebody disputes a payment for a year and a half at most; an older one is found through its merchant */
const keptSeconds = 540 * 86_400;
const place = z.object({ idHash: z.string(), merchantId: z.string(), at: instant });

export const paymentPlaceReader = (table: ReadTable): Pick<PaymentPlaces, 'find'> => ({
  find: async (idHash, limit) => {
    const { rows } = await queryPage(table, {
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': { S: paymentPlacePartition(idHash) } },
      Limit: limit,
    });
    return rows.map((row) => decode(place, row));
  },
});

const goneAt = ({ at }: PaymentPlace): number => Math.floor(Date.parse(at) / 1_000) + keptSeconds;

/** what a call leaves undone is asked for again; what is left after several is a service that is away */
const write = async (table: ReadTable, places: readonly PaymentPlace[]): Promise<void> => {
  const rows = places.map((one) => encode({ ...paymentPlaceKey(one), kind: 'payment_place', ...one, expiresAt: goneAt(one) }));
  let asked: BatchWriteItemCommandOutput['UnprocessedItems'] = { [table.name]: rows.map((Item) => ({ PutRequest: { Item } })) };
  for (let attempt = 0; attempt < ATTEMPTS && Object.keys(asked ?? {}).length > 0; attempt += 1) {
    const batch = new BatchWriteItemCommand({ RequestItems: asked });
    const answer: BatchWriteItemCommandOutput = await calling('dynamodb', () => table.client.send(batch));
    asked = answer.UnprocessedItems;
  }
  if (Object.keys(asked ?? {}).length > 0) throw new ServiceUnavailable('dynamodb');
};

export const paymentPlaces = (table: ReadTable): PaymentPlaces => ({
  ...paymentPlaceReader(table),
  note: async (places) => {
    // a call names no key twice
    const each = [...new Map(places.map((one) => [`${one.idHash} ${one.merchantId}`, one])).values()];
    for (let from = 0; from < each.length; from += AT_ONCE) await write(table, each.slice(from, from + AT_ONCE));
  },
});
