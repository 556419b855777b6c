import { contentHash } from '../domain/content-hash.ts';
import { MerchantNotFound } from '../domain/errors.ts';
import type { Json } from '../domain/model/timeline-entry.ts';
import type { Clock } from '../domain/ports.ts';
import { askExport, type ExportWish } from '../domain/sales/export.ts';
import { answerTo, keeping, wishHash } from './same-request.ts';
import type { UnitOfWork } from './unit-of-work.ts';

type Order = Pick<ExportWish, 'format' | 'from' | 'to' | 'language' | 'by'>;

/**
 * Orders an export, once per Idempotency-Key: a repeat answers what the first one answered. `ticket` is a name nobody guesses.
 * Throws KeyReused, MerchantNotFound, InvalidInput.
 */
export const orderExport = async (
  { work, clock, ticket }: { readonly work: UnitOfWork; readonly clock: Clock; readonly ticket: () => string },
  merchantId: string,
  key: string,
  order: Order,
): Promise<Json> => {
  const now = clock.now();
  const { by: _by, ...wish } = order;
  const sent = wishHash(wish);
  const exportId = `${now}~${contentHash(key).slice(0, 8)}`;
  const outcome = await work.run({
    ...{ merchantId, now },
    extra: () => ({ eventMarker: { id: key, at: now } }),
    decide: (snapshot, context) => {
      if (snapshot === undefined) throw new MerchantNotFound(merchantId);
      return keeping(askExport(snapshot, { ...order, exportId, objectKey: `exports/${ticket()}` }, context), sent);
    },
  });
  return answerTo(sent, outcome.result);
};
