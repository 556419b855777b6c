import * as z from 'zod';
import { InvalidInput } from '../../../domain/errors.ts';
import { normalEmail } from '../../../domain/member/normal-email.ts';
import type { Clock } from '../../../domain/ports.ts';
import { typedCode } from '../../../domain/sign-in/code-by-letter.ts';
import type { CodeSignIn } from '../../../domain/sign-in/code-sign-in.ts';
import { countTry, triesLeft } from '../../../domain/sign-in/sign-in-attempt.ts';
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
  body: z.object({
    email: shortLine,
    ticket: shortLine,
    code: typedCode,
  }),
  answer,
  writes: false,
} as const satisfies MerchantRoute;

export interface Needs {
  readonly attempts: SignInAttempts;
  readonly signIn: Pick<CodeSignIn, 'try'>;
  readonly clock: Clock;
}

/**
 * Signs in whoever types the code that was sent. Throws InvalidInput for a wrong code, with the tries left, and Conflict once it takes no
 * more; an address nobody has is answered like a wrong code.
 */
export const handle =
  ({ attempts, signIn, clock }: Needs) =>
  async ({ body: { email: typed, ticket, code } }: OpenCall<z.infer<typeof wanted.body>>) => {
    const email = normalEmail(typed) ?? '';
    const now = clock.now();
    const counted = await attempts.put(email, countTry(await attempts.of(email), ticket, now), now);
    const tokens = counted.session === undefined ? undefined : await signIn.try(email, counted.session, code);
    if (tokens === undefined) throw new InvalidInput('code', { code: 'code-wrong', about: { left: triesLeft(counted) } });
    // used up; what was sent within the day still counts
    const { session: _used, ...rest } = counted;
    await attempts.put(email, rest, now);
    const { token, expiresInSeconds, refreshToken } = tokens;
    return { answer: { token, expiresInSeconds }, session: { kept: refreshToken } };
  };
