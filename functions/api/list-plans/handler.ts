import type { PlanReader } from '../../../domain/staffing/plan-ports.ts';
import { type CallOf, none, type Route } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

export const wanted = {
  permission: 'plan.read',
  params: none,
  query: none,
  body: none,
  answer,
  writes: false,
} as const satisfies Route;

/** each carries the work it was planned on */
const shown = 8;

/** the shifts that were published last */
export const handle =
  ({ plans }: { readonly plans: PlanReader }) =>
  async (_call: CallOf<typeof wanted>) => ({ plans: await plans.newest(shown) });
