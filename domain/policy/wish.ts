import * as z from 'zod';
import { instant } from '../values.ts';
import { type InFlightChoice, inFlightChoice } from './policy-move.ts';

/** a person's wish to publish a policy */
export interface PolicyWish {
  /** of the request */
  readonly key: string;
  /** the version that was active as they looked */
  readonly basedOn: string;
  /** of merchants in flight; they keep their policy where absent */
  readonly inFlight?: InFlightChoice | undefined;
}

/** the outcome of a request to publish */
export interface PolicyOutcome {
  readonly kind: 'published' | 'proposed';
  readonly version: string;
  /** fields in which it loosens an approval or a risk rule; of a proposal only */
  readonly loosens: readonly string[];
}

/** a published version with its author, and with the second person if it needed two */
export interface PublishedVersion {
  readonly version: string;
  readonly publishedAt: string;
  readonly by: string;
  readonly reason: string;
  readonly approvedBy?: string | undefined;
  /** of merchants in flight; they kept their policy where absent */
  readonly inFlight?: InFlightChoice | undefined;
  /** when it became active once more, the newest first */
  readonly again?: readonly Activation[] | undefined;
}
/** a version that was published before becomes active again: a rollback, with its own reason */
export interface Activation {
  readonly at: string;
  readonly by: string;
  readonly reason: string;
  readonly approvedBy?: string | undefined;
  readonly inFlight?: InFlightChoice | undefined;
}

/** a policy that loosens a rule, as the first of two people wants it; nothing lives by it yet */
export const policyProposal = z.object({
  version: z.string(),
  /** it is told by its difference to this version; once another one is active it is no proposal any more */
  basedOn: z.string(),
  by: z.string(),
  at: instant,
  reason: z.string(),
  /** the fields in which it loosens a rule */
  loosens: z.array(z.string()),
  /** what becomes of merchants in flight once it is published */
  inFlight: inFlightChoice.default('pin'),
});
export type PolicyProposal = z.infer<typeof policyProposal>;
