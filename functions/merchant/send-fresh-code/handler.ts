import { normalEmail } from '../../../domain/member/normal-email.ts';
import type { Clock } from '../../../domain/ports.ts';
import type { CodeSignIn } from '../../../domain/sign-in/code-sign-in.ts';
import { freshTicket } from '../../../domain/sign-in/fresh-code.ts';
import { codeMinutes, countCode, resendSeconds } from '../../../domain/sign-in/sign-in-attempt.ts';
import type { SignInAttempts } from '../../../domain/sign-in/sign-in-attempts.ts';
import type { MerchantHandler, MerchantRoute } from '../../runtime/merchant-route-contract.ts';
import { none, ofMerchant } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

export const wanted = {
  permission: 'account.change',
  params: ofMerchant,
  query: none,
  body: none,
  answer,
  writes: false,
} as const satisfies MerchantRoute;

export interface Needs {
  readonly attempts: SignInAttempts;
  readonly signIn: Pick<CodeSignIn, 'send'>;
  readonly clock: Clock;
  /** a name nobody guesses */
  readonly newTicket: () => string;
}

/**
 * Sends a new code to whoever is signed in, for a wish that a session alone is not enough for. Codes of sign-ins count with it. Throws
 * Conflict when codes were asked for too often.
 */
export const handle =
  ({ attempts, signIn, clock, newTicket }: Needs): MerchantHandler<typeof wanted> =>
  async ({ email: signedIn, params: { merchantId } }) => {
    const email = normalEmail(signedIn) ?? signedIn;
    const now = clock.now();
    const ticket = freshTicket(merchantId, newTicket());
    // counted first: whoever asks twice at once is sent one code
    const counted = await attempts.put(email, countCode(await attempts.of(email), ticket, now), now);
    const session = await signIn.send(email, true);
    if (session !== undefined) await attempts.put(email, { ...counted, session }, now);
    return { ticket, sentTo: email, expiresInSeconds: codeMinutes * 60, againInSeconds: resendSeconds };
  };
