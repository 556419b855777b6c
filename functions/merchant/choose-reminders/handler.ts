import * as z from 'zod';
import { decideOnMerchant, type Writes } from '../../../application/decide-on.ts';
import { seenVersion } from '../../../application/demand-fresh.ts';
import type { Decision } from '../../../domain/model/decision.ts';
import {
  type RemindersResumed,
  type RemindersStopped,
  resumeReminders,
  stopReminders,
} from '../../../domain/nudge/stop-reminders.ts';
import type { MerchantHandler, MerchantRoute } from '../../runtime/merchant-route-contract.ts';
import { none, ofMerchant } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

export const wanted = {
  permission: 'letters.answer',
  params: ofMerchant,
  query: none,
  body: z.object({ version: seenVersion, wanted: z.boolean() }),
  answer,
  writes: true,
} as const satisfies MerchantRoute;

/** Somebody of the merchant stops its reminders, or wants them again; decisions, notices and codes are sent either way */
export const handle =
  (needs: Writes): MerchantHandler<typeof wanted> =>
  ({ email: by, params, body, key }) =>
    decideOnMerchant(
      needs,
      { params, body, key },
      (snapshot, { now }): Decision<RemindersStopped | RemindersResumed> =>
        body.wanted ? resumeReminders(snapshot, now, by) : stopReminders(snapshot, 'page', now, by),
    );
