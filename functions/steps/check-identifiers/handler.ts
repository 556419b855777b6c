import type * as z from 'zod';
import type { UnitOfWork } from '../../../application/unit-of-work.ts';
import {
  checkIdentifiers,
  checkIdentifiersInput,
  checkIdentifiersResult,
} from '../../../domain/requirement/check-identifiers.ts';

export { checkIdentifiersInput as input, checkIdentifiersResult as result };

/** checks registration and VAT number, IBAN, phone, e-mail, website and MCC; a bad value opens a requirement with its remediation */
export const handle = (work: UnitOfWork) => (input: z.infer<typeof checkIdentifiersInput>) => work.step(input, checkIdentifiers);
