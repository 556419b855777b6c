import * as z from 'zod';
import type { Refuse } from '../../../application/refuse-event.ts';
import type { UnitOfWork } from '../../../application/unit-of-work.ts';
import { ApplicationConflict, InvalidInput } from '../../../domain/errors.ts';
import { refuseDuplicate } from '../../../domain/merchant/refuse-duplicate.ts';
import { registerMerchant, registerMerchantResult } from '../../../domain/merchant/register-merchant.ts';
import { stepInput } from '../../../domain/model/step.ts';
import type { Json } from '../../../domain/model/timeline-entry.ts';
import type { Applications, MerchantStore } from '../../../domain/ports.ts';

export { registerMerchantResult as result };
/** the application is looked up: what a run carries stays in its history, where nobody can erase it */
export const input = stepInput.extend({ applicationId: z.string().min(1) });
type Input = z.infer<typeof input>;

export interface Needs {
  readonly work: UnitOfWork;
  readonly merchants: MerchantStore;
  readonly applications: Pick<Applications, 'get'>;
  readonly refuse: Refuse;
  /** told when an application has become a merchant */
  readonly onRegistered?: (submitted: string) => void;
}

/** registers the merchant, once; of two applications with one reference that both start a run, the second goes on the rejected list */
export const handle =
  ({ work, merchants, applications, refuse, onRegistered }: Needs) =>
  async ({ applicationId, ...given }: Input): Promise<Json> => {
    const application = await applications.get(given.merchantId, applicationId);
    if (application === undefined)
      throw new InvalidInput('applicationId', 'names no application that is kept; have the application sent again');
    try {
      const result = await work.step({ ...given, application }, registerMerchant);
      onRegistered?.(application.time);
      return result;
    } catch (error) {
      if (!(error instanceof ApplicationConflict)) throw error;
      const { merchantId } = given;
      const rejection = refuseDuplicate(await merchants.load(merchantId), application);
      const { id, source, type, time } = application;
      if (rejection !== undefined) await refuse({ id, source, type, time, detail: application }, rejection, merchantId);
      throw error;
    }
  };
