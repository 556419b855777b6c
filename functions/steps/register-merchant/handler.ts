import type * as z from 'zod';
import type { Refuse } from '../../../application/refuse-event.ts';
import type { UnitOfWork } from '../../../application/unit-of-work.ts';
import { ApplicationConflict } from '../../../domain/errors.ts';
import { refuseDuplicate } from '../../../domain/merchant/refuse-duplicate.ts';
import { registerMerchant, registerMerchantInput, registerMerchantResult } from '../../../domain/merchant/register-merchant.ts';
import type { Json } from '../../../domain/model/timeline-entry.ts';
import type { MerchantStore } from '../../../domain/ports.ts';

export { registerMerchantInput as input, registerMerchantResult as result };

type Input = z.infer<typeof registerMerchantInput>;

export interface Needs {
  readonly work: UnitOfWork;
  readonly merchants: MerchantStore;
  readonly refuse: Refuse;
}

/** registers the merchant, once; of two applications with one reference that both start a run, the second goes on the rejected list */
export const handle =
  ({ work, merchants, refuse }: Needs) =>
  async (input: Input): Promise<Json> => {
    try {
      return await work.step(input, registerMerchant);
    } catch (error) {
      if (!(error instanceof ApplicationConflict)) throw error;
      const { application, merchantId } = input;
      const rejection = refuseDuplicate(await merchants.load(merchantId), application);
      const { id, source, type, time } = application;
      if (rejection !== undefined) await refuse({ id, source, type, time, detail: application }, rejection, merchantId);
      throw error;
    }
  };
