import * as z from 'zod';
import type { DocumentSigner } from '../../../domain/document/document-ports.ts';
import { NotThere } from '../../../domain/not-there.ts';
import type { Clock } from '../../../domain/ports.ts';
import { exportState } from '../../../domain/sales/export.ts';
import { type ExportReader, exportMediaTypes } from '../../../domain/sales/export-ports.ts';
import { merchantId as idOfMerchant } from '../../../domain/values.ts';
import type { MerchantHandler, MerchantRoute } from '../../runtime/merchant-route-contract.ts';
import { none } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

export const wanted = {
  permission: 'exports.make',
  params: z.object({ merchantId: idOfMerchant, exportId: z.string().min(1).max(100) }),
  query: none,
  body: none,
  answer,
  writes: false,
} as const satisfies MerchantRoute;

export interface Needs {
  readonly exports: ExportReader;
  readonly signer: Pick<DocumentSigner, 'address'>;
  readonly clock: Clock;
}

/** seconds: enough for a click, too short for an address that is passed on */
const addressLife = 300;

/** An address of a finished export. Throws NotThere */
export const handle =
  ({ exports, signer, clock }: Needs): MerchantHandler<typeof wanted> =>
  async ({ params: { merchantId, exportId } }) => {
    const found = await exports.one(merchantId, exportId);
    if (found === undefined || exportState(found, clock.now()) !== 'ready') throw new NotThere(merchantId, 'export', exportId);
    const { format, from, to, objectKey } = found;
    const name = `movements ${from} ${to}.${format}`;
    const url = await signer.address({ key: objectKey, name, mediaType: exportMediaTypes[format], seconds: addressLife });
    return { url, name };
  };
