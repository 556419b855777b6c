import * as z from 'zod';
import { decideUnseen, type Writes } from '../../../application/decide-on.ts';
import { askChange } from '../../../domain/company/ask-change.ts';
import { changeSubjects } from '../../../domain/company/change-subjects.ts';
import { freeText } from '../../../domain/values.ts';
import type { MerchantHandler, MerchantRoute } from '../../runtime/merchant-route-contract.ts';
import { none, ofMerchant } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

export const wanted = {
  permission: 'company.manage',
  params: ofMerchant,
  query: none,
  body: z.object({ subject: z.enum(changeSubjects), wish: freeText(1_000) }),
  answer,
  writes: true,
} as const satisfies MerchantRoute;

/** Somebody of the merchant asks for a change of what is on file: a task for operations, and nothing else */
export const handle =
  (needs: Writes): MerchantHandler<typeof wanted> =>
  ({ email: by, params, body, key }) =>
    decideUnseen(needs, { params, body, key }, (snapshot, context) =>
      askChange(snapshot, { ...params, ...body, by, requestId: key }, context),
    );
