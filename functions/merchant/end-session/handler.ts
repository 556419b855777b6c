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

/** Ends a session wherever it was renewed; one that is over already is ended too */
export const handle =
  ({ signIn }: { readonly signIn: Pick<CodeSignIn, 'end'> }) =>
  async ({ session }: OpenCall<z.infer<typeof wanted.body>>) => {
    if (session !== undefined) await signIn.end(session);
    return { answer: { kind: 'ended' as const }, session: { kept: undefined } };
  };
