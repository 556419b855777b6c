import * as z from 'zod';
import { protocolSteps, stepStates } from '../../../domain/account-change/protocol-steps.ts';
import { changeTarget, stopReasons } from '../../../domain/model/account-change.ts';
import { changeKinds } from '../../../domain/policy/change-schema.ts';
import { country, instant } from '../../../domain/values.ts';

const [account, address, contact] = changeTarget.options;

/** the merchant's account changes, newest first; of an account what it ends in, of colleagues nothing */
export const answer = z.object({
  changes: z.array(
    z.object({
      id: z.string(),
      version: z.int(),
      status: z.enum(['open', 'handed_over', 'closed', 'stopped']),
      to: z.discriminatedUnion('of', [account.omit({ fingerprint: true }), address, contact]),
      askedAt: instant,
      /** address of the member who asked; absent where somebody asked us another way */
      askedBy: z.string().optional(),
      steps: z.array(
        z.object({
          step: z.enum(protocolSteps),
          state: z.enum(stepStates),
          at: instant.optional(),
          until: instant.optional(),
        }),
      ),
      /** working days of cooling off, and why as many */
      coolingOff: z.object({ workingDays: z.number(), reasons: z.array(z.string()) }).optional(),
      /** how we call back */
      callBack: z.enum(['phone', 'email']).optional(),
      /** requirement whose document is asked for and not handed in yet */
      handIn: z.string().optional(),
      stopped: z.object({ because: z.enum(stopReasons), at: instant }).optional(),
      payoutsHeld: z.boolean(),
      mayObject: z.boolean(),
    }),
  ),
  /** the merchant's own */
  country,
  /** of an account or address: every country there is */
  countries: z.array(country),
  /** what may be asked for now: nothing before the application is approved, and no second change of a kind */
  mayAsk: z.array(z.enum(changeKinds)),
});
