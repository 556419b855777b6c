import { Conflict } from '../errors.ts';
import type { SignInAttempt } from './sign-in-attempt.ts';

/** minutes for which a code that was typed once more holds for one wish */
export const freshMinutes = 10;

const madeFor = (merchantId: string): string => `fresh/${merchantId}/`;
/** the ticket of a code that is asked for beside a session: for one merchant, and for nothing but a wish about it */
export const freshTicket = (merchantId: string, ticket: string): string => `${madeFor(merchantId)}${ticket}`;

/** Throws Conflict for the ticket of a sign-in, or of another merchant. */
export const demandFreshTicket = (merchantId: string, ticket: string): void => {
  if (!ticket.startsWith(madeFor(merchantId))) throw new Conflict({ code: 'code-expired', about: {} });
};

/** the code was right: it is used up, and whoever has its ticket may wish once */
export const withProof = ({ session: _used, ...rest }: SignInAttempt, now: string): SignInAttempt => ({ ...rest, provenAt: now });

/** Has whoever is signed in typed a new code for this merchant, with this ticket, within the last minutes? */
export const isProven = (
  known: SignInAttempt | undefined,
  { merchantId, ticket }: { readonly merchantId: string; readonly ticket: string },
  now: string,
): boolean =>
  known?.provenAt !== undefined &&
  known.ticket === ticket &&
  ticket.startsWith(madeFor(merchantId)) &&
  Date.parse(known.provenAt) + freshMinutes * 60_000 > Date.parse(now);
