import * as z from 'zod';
import { InvalidInput } from '../../../domain/errors.ts';
import { type Members, maySignIn } from '../../../domain/member/members.ts';
import { normalEmail } from '../../../domain/member/normal-email.ts';
import type { Clock } from '../../../domain/ports.ts';
import type { CodeSignIn } from '../../../domain/sign-in/code-sign-in.ts';
import { codeMinutes, countCode, resendSeconds } from '../../../domain/sign-in/sign-in-attempt.ts';
import type { SignInAttempts } from '../../../domain/sign-in/sign-in-attempts.ts';
import { shortLine } from '../../../domain/values.ts';
import type { MerchantRoute } from '../../runtime/merchant-route-contract.ts';
import { none } from '../../runtime/route-contract.ts';
import type { OpenCall } from '../../runtime/run-open-route.ts';
import { answer } from './answer.ts';

export const wanted = {
  permission: 'open',
  params: none,
  query: none,
  body: z.object({ email: shortLine }),
  answer,
  writes: false,
} as const satisfies MerchantRoute;

export interface Needs {
  readonly attempts: SignInAttempts;
  readonly members: Pick<Members, 'everyOf'>;
  readonly signIn: Pick<CodeSignIn, 'send'>;
  readonly clock: Clock;
  /** a name nobody guesses */
  readonly newTicket: () => string;
}

/**
 * Sends a code to somebody who may sign in for a merchant, and answers the same for everybody else. Throws InvalidInput for what is no
 * address, Conflict when codes were asked for too often.
 */
export const handle =
  ({ attempts, members, signIn, clock, newTicket }: Needs) =>
  async ({ body }: OpenCall<z.infer<typeof wanted.body>>) => {
    const email = normalEmail(body.email);
    if (email === undefined) throw new InvalidInput('email', { code: 'email-not-one', about: {} });
    const now = clock.now();
    const ticket = newTicket();
    // counted first: whoever asks twice at once is sent one code
    const counted = await attempts.put(email, countCode(await attempts.of(email), ticket, now), now);
    const memberships = await members.everyOf(email);
    const admitted = memberships.some((one) => maySignIn(one, now));
    const session = await signIn.send(email, admitted);
    if (session !== undefined) await attempts.put(email, { ...counted, session }, now);
    return { answer: { ticket, sentTo: email, expiresInSeconds: codeMinutes * 60, againInSeconds: resendSeconds } };
  };
