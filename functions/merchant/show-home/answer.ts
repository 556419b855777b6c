import * as z from 'zod';
import { homeSteps, stepStatuses } from '../../../domain/home/home-step.ts';
import { handIns } from '../../../domain/home/merchant-home.ts';
import { outageCapabilities, outageKinds } from '../../../domain/model/outage.ts';
import { instant, party } from '../../../domain/values.ts';

/** one thing that is due, in the reader's words */
const due = z.object({
  id: z.string(),
  /** the version to hand in for */
  version: z.int(),
  step: z.enum(homeSteps),
  title: z.string(),
  why: z.string(),
  /** what stops after the deadline, or has stopped since */
  stops: z.array(z.string()),
  deadline: instant.optional(),
  late: z.boolean(),
  waitingOn: party,
  /** until when they mean to act; absent where nobody has promised a day */
  until: instant.optional(),
  /** how it is handed in; absent for what somebody else supplies */
  handIn: z.enum(handIns).optional(),
  /** handed in, whatever has become of it */
  submittedAt: instant.optional(),
  /** what is wrong with what was handed in, and what to do about it */
  remedies: z.array(z.string()),
});

/** where the merchant stands; three facts that are often taken for one: handed in, verified, may take payments */
export const answer = z.object({
  name: z.string(),
  timeZone: z.string(),
  /** when this was so: what is late and how many days are left is counted from here, not from the clock of a phone */
  asOf: instant,
  stage: z.string(),
  takesPayments: z.boolean(),
  getsPayouts: z.boolean(),
  steps: z.array(z.object({ step: z.enum(homeSteps), status: z.enum(stepStatuses) })),
  /** what does not work for this merchant, now or soon, and until when */
  outages: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(outageKinds),
      capability: z.enum(outageCapabilities),
      planned: z.boolean(),
      from: instant,
      until: instant,
    }),
  ),
  /** what the merchant does, the nearest deadline first */
  yours: z.array(due),
  /** what is with us or with a provider */
  others: z.array(due),
});
