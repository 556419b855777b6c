import * as z from 'zod';
import { merchantPrices } from '../policy/price-schema.ts';
import {
  country,
  currency,
  day,
  instant,
  itemBase,
  legalEntityType,
  lifecycleStage,
  locale,
  minor,
  segment,
  timeZone,
} from '../values.ts';
import { worded } from '../wording/told.ts';
import { knownContact, postalAddress } from './account-change.ts';
import { apiKey } from './api-key.ts';
import { legalHold } from './erasure.ts';
import { screeningVerdict } from './screening-verdict.ts';

export const capabilityStatus = z.enum(['inactive', 'pending', 'active', 'restricted']);
/** `payments`, `payouts` or `<method>_payments` */
export const capability = z.object({ name: z.string().min(1), status: capabilityStatus, since: instant });
export type Capability = z.infer<typeof capability>;

export const merchant = z.object({
  ...itemBase,
  kind: z.literal('merchant'),
  /** the reference of whoever sent the application; with pspClient it names the merchant */
  externalReference: z.string().min(1),
  pspClient: z.string().min(1),
  /** hash of what was applied with: another application with the same reference and other data is refused */
  fingerprint: z.string().min(1),
  legalName: z.string().min(1),
  tradingName: z.string().optional(),
  legalEntityType,
  registrationNumber: z.string().optional(),
  vatNumber: z.string().optional(),
  companyRegisteredOn: day.optional(),
  mcc: z.string(),
  country,
  currency,
  timeZone,
  locale,
  website: z.string().optional(),
  declaredMonthlyVolumeMinor: minor.min(0).optional(),
  referrer: z.string().optional(),
  segment,
  contact: z.object({ name: z.string().optional(), email: z.string().optional(), phone: z.string().optional() }),
  /** when each way became one; since registration where absent */
  contactSince: z.object({ email: instant.optional(), phone: instant.optional() }).optional(),
  /** the latest ways that were replaced: whoever changed them may not have been the merchant */
  formerContacts: z.array(knownContact).optional(),
  address: postalAddress.optional(),
  lifecycleStage,
  operationalStatus: z.enum(['pending', 'active', 'suspended', 'canceled']),
  complianceStatus: z.enum(['unknown', 'compliant', 'non_compliant']),
  chargesEnabled: z.boolean(),
  payoutsEnabled: z.boolean(),
  disabledReason: z.string().optional(),
  capabilities: z.array(capability),
  nudgeGroup: z.enum(['treated', 'hold_out']),
  policyVersion: z.string().min(1),
  /** when the publication it followed last was made; absent while it keeps the policy it registered under */
  policySince: instant.optional(),
  /** name of the run that has the merchant in hand; the last one that had while none is under way */
  run: z.string().min(1),
  stageHistory: z.array(z.object({ stage: lifecycleStage, at: instant })),
  registeredAt: instant,
  onboardedAt: instant.optional(),
  approvedAt: instant.optional(),
  declinedAt: instant.optional(),
  activatedAt: instant.optional(),
  firstSaleAt: instant.optional(),
  /** no nudges since; the merchant asked */
  optedOutAt: instant.optional(),
  /** asked to leave; the run closes at its next look */
  withdrawalRequestedAt: instant.optional(),
  withdrawalReason: z.string().optional(),
  closedAt: instant.optional(),
  closeReason: z.string().optional(),
  /** the last assessment, every reason with its contribution */
  risk: z
    .object({
      assessmentId: z.string().min(1),
      /** rounds of request for information so far */
      rounds: z.int().min(0),
      fourEyes: z.object({ required: z.boolean(), reasons: z.array(worded) }),
      score: z.number(),
      outcome: z.enum(['approve', 'review', 'request_information', 'decline']),
      assessedAt: instant,
      reasons: z.array(z.object({ rule: z.string(), text: z.string(), contribution: z.number() })),
      /** what the rules that fired ask the merchant for */
      requests: z.array(z.object({ key: z.string(), title: z.string(), remediation: z.string() })),
    })
    .optional(),
  /** the fee conditions that are agreed, and those proposed */
  prices: merchantPrices.optional(),
  /** since an erasure was confirmed: only whoever keeps the records reads it, and it is used for nothing */
  restricted: z.object({ since: instant, until: instant }).optional(),
  /** nothing of it may be erased */
  legalHold: legalHold.optional(),
  /** how customers see it: the name on their statements, the colour of payment pages (`#rrggbb`) */
  brand: z
    .object({ statementName: z.string().min(5).max(22), colour: z.string().optional(), at: instant, by: z.string().min(1) })
    .optional(),
  /** keys of the company's API, as far as we are told of them; the last that ended are among them */
  apiKeys: z.array(apiKey).optional(),
  /** hits people decided: the last verdict of each name beside each entry */
  screening: z.array(screeningVerdict).optional(),
  /** pairs of hits that a task has shown to people since the risk check */
  shownHits: z.array(z.string().min(1)).optional(),
});
/** what a list says of the merchant something is about */
export const merchantCard = merchant.pick({
  merchantId: true,
  legalName: true,
  country: true,
  segment: true,
  currency: true,
  declaredMonthlyVolumeMinor: true,
  lifecycleStage: true,
});
export type Merchant = z.infer<typeof merchant>;
export type NudgeGroup = Merchant['nudgeGroup'];
