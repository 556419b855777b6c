import * as z from 'zod';
import type { ReferenceRates } from '../../../domain/money/reference-rates.ts';
import type { PolicyReader } from '../../../domain/ports.ts';
import { type CallOf, none, type Route } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

export const wanted = {
  permission: 'policy.read',
  params: none,
  query: z.object({ version: z.string().min(1).max(100).optional() }),
  body: none,
  answer,
  writes: false,
} as const satisfies Route;

/** the active policy, or the version that was asked for, with the history of versions and the reference rates */
export const handle =
  ({ policies, rates }: { readonly policies: PolicyReader; readonly rates: () => Promise<ReferenceRates> }) =>
  async ({ query }: CallOf<typeof wanted>) => {
    const active = await policies.active();
    const policy = query.version === undefined ? active : await policies.get(query.version);
    const [versions, proposals, current] = await Promise.all([policies.list(), policies.proposals(active.version), rates()]);
    return { policy, active: active.version, versions, proposals, rates: current };
  };
