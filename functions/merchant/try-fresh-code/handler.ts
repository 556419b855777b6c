import * as z from 'zod';
import { InvalidInput } from '../../../domain/errors.ts';
import { normalEmail } from '../../../domain/member/normal-email.ts';
import type { Clock } from '../../../domain/ports.ts';
import { typedCode } from '../../../domain/sign-in/code-by-letter.ts';
import type { CodeSignIn } from '../../../domain/sign-in/code-sign-in.ts';
import { demandFreshTicket, freshMinutes, withProof } from '../../../domain/sign-in/fresh-code.ts';
import { countTry, triesLeft } from '../../../domain/sign-in/sign-in-attempt.ts';
import type { SignInAttempts } from '../../../domain/sign-in/sign-in-attempts.ts';
import { shortLine } from '../../../domain/values.ts';
import type { MerchantHandler, MerchantRoute } from '../../runtime/merchant-route-contract.ts';
import { none, ofMerchant } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

export const wanted = {
  permission: 'account.change',
  params: ofMerchant,
  query: none,
  body: z.object({ ticket: shortLine, code: typedCode }),
  answer,
  writes: false,
} as const satisfies MerchantRoute;

export interface Needs {
  readonly attempts: SignInAttempts;
  readonly signIn: Pick<CodeSignIn, 'try'>;
  readonly clock: Clock;
}

/**
 * Takes the new code of whoever is signed in. It opens no other session. Throws InvalidInput for a wrong code, with the tries left, and
 * Conflict once it takes no more.
 */
export const handle =
  ({ attempts, signIn, clock }: Needs): MerchantHandler<typeof wanted> =>
  async ({ email: signedIn, params: { merchantId }, body: { ticket, code } }) => {
    demandFreshTicket(merchantId, ticket);
    const email = normalEmail(signedIn) ?? signedIn;
    const now = clock.now();
    const counted = await attempts.put(email, countTry(await attempts.of(email), ticket, now), now);
    const tokens = counted.session === undefined ? undefined : await signIn.try(email, counted.session, code);
    if (tokens === undefined) throw new InvalidInput('code', { code: 'code-wrong', about: { left: triesLeft(counted) } });
    await attempts.put(email, withProof(counted, now), now);
    return { ticket, holdsForSeconds: freshMinutes * 60 };
  };
