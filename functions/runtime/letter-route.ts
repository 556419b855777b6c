import * as z from 'zod';
import type { MerchantRoute } from './merchant-route-contract.ts';
import { none } from './route-contract.ts';

/** a route a letter leads to: whoever holds the letter may call it, and its signed token says what for. It answers with a page */
export const letterRoute = {
  permission: 'open',
  params: none,
  query: z.object({ token: z.string().optional() }),
  body: none,
  answer: z.string(),
  writes: false,
} as const satisfies MerchantRoute;
