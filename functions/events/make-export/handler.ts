import * as z from 'zod';
import type { Delivery } from '../../../application/delivery.ts';
import type { Log } from '../../../application/log.ts';
import { type ExportNeeds, makeExport } from '../../../application/make-export.ts';
import type { Clock } from '../../../domain/ports.ts';
import { merchantId } from '../../../domain/values.ts';

export interface Needs extends ExportNeeds {
  readonly clock: Clock;
  readonly log: Log;
}

const asked = z.looseObject({ subject: merchantId, data: z.looseObject({ exportId: z.string() }) });

/** makes the file somebody of a merchant asked for; told twice it is made once */
export const handle =
  (needs: Needs) =>
  async ({ detail }: Delivery): Promise<void> => {
    const { subject, data } = asked.parse(detail);
    await makeExport(needs, subject, data.exportId, () => needs.clock.now());
    needs.log.info('export.made', { merchantId: subject, exportId: data.exportId });
  };
