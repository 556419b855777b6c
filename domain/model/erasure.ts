import * as z from 'zod';
import { instant, itemBase } from '../values.ts';

/** what the law keeps data by: each kind has its own time in the policy (domain/policy/retention-schema.ts) */
export const personalKinds = ['contact', 'identification', 'accounting'] as const;
export type PersonalKind = (typeof personalKinds)[number];

/** one kind of data, until when it is kept, and by which law */
export const erasureStage = z.object({
  data: z.enum(personalKinds),
  until: instant,
  law: z.string().min(1),
  erasedAt: instant.optional(),
});
export type ErasureStage = z.infer<typeof erasureStage>;

/** records of one store that held personal data when the erasure came to it */
export const removedFrom = z.object({ store: z.string().min(1), data: z.enum(personalKinds), records: z.int().min(0) });
export type RemovedFrom = z.infer<typeof removedFrom>;

/** somebody asked to have the persons of a merchant erased; id is `persons`, one a merchant */
export const erasure = z.object({
  ...itemBase,
  kind: z.literal('erasure'),
  status: z.enum(['asked', 'refused', 'restricted', 'erased']),
  askedBy: z.string().min(1),
  askedAt: instant,
  reason: z.string().min(1),
  /** the second person, who confirmed or refused it */
  decidedBy: z.string().min(1).optional(),
  decidedAt: instant.optional(),
  stages: z.array(erasureStage),
  /** of each store and kind of data; written before anything is taken away there, so that a run that broke off counts nothing twice */
  removed: z.array(removedFrom),
  /** due index: when the next kind of data is to be erased, or looked at again */
  dueAt: instant.optional(),
});
export type Erasure = z.infer<typeof erasure>;

/** nobody may erase anything of the merchant while it is there: a court, an authority or a dispute wants it kept */
export const legalHold = z.object({ by: z.string().min(1), at: instant, reason: z.string().min(1) });
export type LegalHold = z.infer<typeof legalHold>;
