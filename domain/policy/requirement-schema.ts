import * as z from 'zod';
import { days } from '../calendar/business-calendar.ts';
import { country, legalEntityType, lifecycleStage, party, segment } from '../values.ts';

/** one line of the catalogue: who must supply what, when it applies, and by when */
export const catalogueEntry = z.object({
  /** the requirement's id is `<key>` per merchant, `<key>:<id>` per person or payment method */
  key: z.string().regex(/^[a-z][a-z0-9_]*$/),
  title: z.string().min(1),
  /** what the document is called where the merchant is: country -> its name in that country's language */
  localNames: z.record(country, z.string().min(1)).default({}),
  per: z.enum(['merchant', 'person', 'payment_method']),
  /** what the requirement is about; in `restricts`, `{method}` stands for the payment method */
  subjectKind: z.enum(['merchant', 'person', 'bank_account', 'payment_method', 'document']),
  /** empty lists mean all; every one given must match */
  applies: z.object({
    countries: z.array(country),
    legalEntityTypes: z.array(legalEntityType),
    methods: z.array(z.string()),
    volumeTiers: z.array(z.string()),
    personRoles: z.array(z.enum(['representative', 'owner', 'director'])),
    pspClients: z.array(z.string().min(1)).default([]),
    segments: z.array(segment).default([]),
    /** a licence is asked of some lines of business only */
    mccs: z.array(z.string().regex(/^\d{4}$/)).default([]),
  }),
  requestedReason: z.string().min(1),
  /** whose move it is when it opens */
  suppliedBy: party,
  verifiedBy: z.enum(['operations', 'provider']),
  /** key of `providers`: who alone may find it right or wrong, where `verifiedBy` is the provider */
  provider: z.string().optional(),
  dueIn: lifecycleStage,
  /** calendar days from opening (or from entering dueIn) to the deadline; none = no deadline */
  deadlineDays: days.optional(),
  restricts: z.array(z.string()),
  /** queue of the task that opens when it waits for operations; tasks.routing.verification where there is none */
  queue: z.string().min(1).optional(),
});
export type CatalogueEntry = z.infer<typeof catalogueEntry>;

/** tiers of declared monthly volume; a merchant is in the last tier whose floor (minor units per currency) it reaches */
export const volumeTier = z.object({ key: z.string().min(1), fromMinor: z.record(z.string(), z.int().min(0)) });
export type VolumeTier = z.infer<typeof volumeTier>;

/** the `Source` of the bus a system sends under, exactly as it is written there */
const source = z.string().min(1).max(256);
/** an outside system that verifies requirements; events about them from other systems are refused */
export const provider = z.object({
  key: z.string().regex(/^[a-z][a-z0-9_]*$/),
  name: z.string().min(1),
  sources: z.array(source).min(1),
});
export type Provider = z.infer<typeof provider>;

/** why operations may find something wrong, and what the merchant does about it; English, the letter finds its translation by it */
export const rejectionReason = z.object({
  key: z.string().regex(/^[a-z][a-z0-9_]*$/),
  title: z.string().min(1),
  remediation: z.string().min(1),
});
export type RejectionReason = z.infer<typeof rejectionReason>;

export const requirementPolicy = z.object({
  /** versions published before providers were named have none: nobody outside verifies under them */
  providers: z.array(provider).default([]),
  /** sources of the systems our own people verify in, for what `operations` verifies */
  operationsSources: z.array(source).default([]),
  volumeTiers: z.array(volumeTier).min(1),
  catalogue: z.array(catalogueEntry).min(1),
  /** what a person who finds something wrong chooses from */
  rejections: z.array(rejectionReason).default([]),
  /** deadline of a requirement that a bad identifier or a request for information opened */
  correctionDeadlineDays: days,
  informationDeadlineDays: days,
  /** days a task may extend a deadline by at once, at most */
  maximumExtensionDays: days,
  /** days after its first due date up to which anybody who works tasks may move a deadline; beyond it only a lead */
  maximumPostponementDays: days.default(60),
  /** days before the deadline from which the text speaks of it; every deadline is longer */
  remindBeforeDeadlineDays: days,
  /** whose application is incomplete without the number */
  identifiers: z.object({ requireRegistrationNumber: z.array(legalEntityType), requireVatNumber: z.array(country) }),
});
export type RequirementPolicy = z.infer<typeof requirementPolicy>;
