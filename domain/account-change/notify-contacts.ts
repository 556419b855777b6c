import * as z from 'zod';
import { addWorkingDays } from '../calendar/working-days.ts';
import type { AccountChange } from '../model/account-change.ts';
import type { Context, Decision } from '../model/decision.ts';
import { nothing } from '../model/decision.ts';
import { merchantCalendar } from '../model/merchant-calendar.ts';
import { both } from '../model/overlay-changes.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { stepEntry } from '../model/step.ts';
import { sendLetter } from '../nudge/send-letter.ts';
import type { ChangePolicy } from '../policy/change-schema.ts';
import { canWriteTo } from '../requirement/check-email.ts';
import { type ChangeStepInput, changePolicyOf, endedBefore, knownChange } from './change-step.ts';
import { contactsOnFile } from './contacts-on-file.ts';
import { goesAbroad, scoreOf } from './weigh-request.ts';

export const notifyContactsResult = z.object({ kind: z.enum(['cooling_off', 'stopped']), until: z.string() });
type Result = z.infer<typeof notifyContactsResult>;
type Reason = NonNullable<AccountChange['coolingOff']>['reasons'][number];

/** why cooling off takes longer than usual; empty when it does not */
const reasonsOf = (snapshot: Snapshot, change: AccountChange, policy: ChangePolicy): readonly Reason[] => [
  ...(change.holder?.answer === 'NMTC' ? (['no_match'] as const) : []),
  ...(change.holder?.answer === 'NOAP' ? (['no_answer'] as const) : []),
  ...(goesAbroad(snapshot, change) ? (['other_country'] as const) : []),
  ...(scoreOf(change.flags) >= policy.longFromScore ? (['red_flags'] as const) : []),
];

const noticeOf = {
  bank_account: 'account_change_bank_account',
  address: 'account_change_address',
  contact: 'account_change_contact',
} as const;

/** addresses that are written to: whoever of them did not ask for it can object */
const addresses = (snapshot: Snapshot, policy: ChangePolicy, now: string): readonly string[] =>
  contactsOnFile(snapshot, policy, now).flatMap(({ channel, value }) =>
    channel === 'email' && canWriteTo(value) ? [value] : [],
  );

/**
 * The step "Notify the contacts on file": a notice to each, whatever it thinks of reminders, and cooling off begins: policy's working days
 * of the merchant's calendar. A merchant without an address has the notice on its page. Throws MerchantNotFound, MerchantClosed,
 * AccountChangeNotFound, Conflict.
 */
export const notifyContacts = (known: Snapshot | undefined, input: ChangeStepInput, context: Context): Decision<Result> => {
  const { snapshot, change } = knownChange(known, input);
  const ended = endedBefore(change);
  if (ended !== undefined) return { ...ended, result: { kind: 'stopped', until: context.now } };
  if (change.coolingOff !== undefined) return nothing({ kind: 'cooling_off', until: change.coolingOff.until });
  const policy = changePolicyOf(context);
  const longer = reasonsOf(snapshot, change, policy);
  const workingDays = longer.length === 0 ? policy.coolingOffWorkingDays : policy.longCoolingOffWorkingDays;
  const until = addWorkingDays(merchantCalendar(context.policy, snapshot.merchant), context.now, workingDays);
  const to = addresses(snapshot, policy, context.now);
  const actor = { kind: 'system' as const, id: input.run };
  const letters = (to.length === 0 ? [undefined] : to).map((address) =>
    sendLetter(
      snapshot,
      {
        ...{ letter: noticeOf[change.to.of], changeId: change.id, actor, run: input.run },
        ...(address === undefined ? {} : { to: { address, locale: snapshot.merchant.locale } }),
        because: `${input.run}/${address ?? 'page'}`,
      },
      context,
    ),
  );
  const ids = letters.flatMap(({ puts }) => puts.map(({ id }) => id));
  const reasons: Reason[] = longer.length === 0 ? ['usual'] : [...longer];
  const coolingOff = { workingDays, from: context.now, until, reasons };
  const told: Decision<Result> = {
    result: { kind: 'cooling_off', until },
    puts: [{ ...change, notified: { at: context.now, letters: ids }, coolingOff }],
    deletes: [],
    timeline: [
      stepEntry(input, 'notify-contacts', context, {
        type: 'account-change.cooling-off.v1',
        data: { changeId: change.id, of: change.to.of, until, workingDays, reasons, letters: ids.length },
      }),
    ],
  };
  return { result: told.result, ...letters.reduce(both, told) };
};
