import * as z from 'zod';
import { country, day } from '../values.ts';
import fatf from './default-fatf.json' with { type: 'json' };
import freeMail from './default-free-mail.json' with { type: 'json' };
import mccRisk from './default-mcc-risk.json' with { type: 'json' };

/** of whom a list is, and the day it was as it is here */
const published = { source: z.string().min(1), asOf: day };
const mccs = z.array(z.string().regex(/^\d{4}$/));

/** what others publish and risk rules read: a lead replaces a list like any other part of a policy, and its day says how old it is */
export const riskLists = z.object({
  /** countries (ISO 3166-1 alpha-2) that the Financial Action Task Force calls for action on, and those it monitors */
  fatf: z.object({ ...published, black: z.array(country), grey: z.array(country) }),
  /** lines of business by merchant category code; the others are low */
  mccRisk: z.object({ ...published, high: mccs, medium: mccs }),
  /** domains of public mailboxes: an address there says nothing of a company */
  freeMail: z.object({ ...published, domains: z.array(z.string().regex(/^[a-z0-9.-]+\.[a-z]{2,}$/)) }),
});
export type RiskLists = z.infer<typeof riskLists>;

/** the lists that ship, for versions published before lists were policy */
export const shippedLists: RiskLists = riskLists.parse({ fatf, mccRisk, freeMail });
