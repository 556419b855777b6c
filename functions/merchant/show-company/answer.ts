import * as z from 'zod';
import { changeSubjects } from '../../../domain/company/change-subjects.ts';
import { instant } from '../../../domain/values.ts';

/** what is on file, masked, in the reader's language */
export const answer = z.object({
  legalName: z.string(),
  tradingName: z.string().optional(),
  legalForm: z.string(),
  registrationNumber: z.string().optional(),
  vatNumber: z.string().optional(),
  country: z.string(),
  website: z.string().optional(),
  contact: z.object({ name: z.string().optional(), email: z.string().optional(), phone: z.string().optional() }),
  persons: z.array(z.object({ name: z.string(), roles: z.array(z.string()) })),
  bankAccounts: z.array(z.object({ country: z.string(), last4: z.string() })),
  paymentMethods: z.array(z.object({ method: z.string(), active: z.boolean() })),
  /** changes asked for that are not worked yet */
  asked: z.array(z.object({ subject: z.enum(changeSubjects), at: instant })),
  /** what may be asked for here */
  subjects: z.array(z.enum(changeSubjects)),
});
