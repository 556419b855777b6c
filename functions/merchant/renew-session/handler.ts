import type * as z from 'zod';
import type { CodeSignIn } from '../../../domain/sign-in/code-sign-in.ts';
import type { MerchantRoute } from '../../runtime/merchant-route-contract.ts';
import { none } from '../../runtime/route-contract.ts';
import type { OpenCall } from '../../runtime/run-open-route.ts';
import { answer } from './answer.ts';

export const wanted = {
  permission: 'open',
  params: none,
  query: none,
  body: none,
  answer,
  writes: false,
} as const satisfies MerchantRoute;

/** Gives a signed-in person a new token, and the cookie that renews it next; nothing when the session is over */
export const handle =
  ({ signIn }: { readonly signIn: Pick<CodeSignIn, 'renew'> }) =>
  async ({ session }: OpenCall<z.infer<typeof wanted.body>>) => {
    const tokens = session === undefined ? undefined : await signIn.renew(session);
    if (tokens === undefined) return undefined;
    const { token, expiresInSeconds, refreshToken } = tokens;
    return { answer: { token, expiresInSeconds }, session: { kept: refreshToken } };
  };
