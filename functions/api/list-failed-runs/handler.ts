import * as z from 'zod';
import { type FailedRun, type FailedRuns, failedStatuses } from '../../../domain/playbook/failed-runs.ts';
import { againName } from '../../../domain/playbook/run-again.ts';
import { merchantOfRun } from '../../../domain/playbook/run-of.ts';
import { type Playbook, playbook } from '../../../domain/values.ts';
import { type CallOf, none, paging, type Route } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

/** each run is looked at one by one: Step Functions' own list says neither state nor error */
const MOST = 25;

export const wanted = {
  permission: 'failure.read',
  params: z.object({ playbook }),
  query: z.object({
    status: z.enum(failedStatuses).default('FAILED'),
    limit: z.coerce.number().int().min(1).max(MOST).default(10),
    cursor: paging.cursor,
  }),
  body: none,
  answer,
  writes: false,
} as const satisfies Route;

const shown = async (runs: FailedRuns, of: Playbook, run: FailedRun) => {
  const name = againName(run.run);
  const status = await runs.statusOf(of, name);
  return {
    ...run,
    merchantId: merchantOfRun(run.run),
    // a cause may carry a whole stack: its beginning says what it is
    cause: run.cause?.slice(0, 1_000),
    again: status === undefined ? undefined : { run: name, status },
  };
};

/** a playbook's runs that did not end well, newest first: in which state, of what, and whether they can go on */
export const handle =
  ({ runs }: { readonly runs: FailedRuns }) =>
  async ({ params, query }: CallOf<typeof wanted>) => {
    const page = await runs.list(params.playbook, query.status, query.limit, query.cursor);
    return { runs: await Promise.all(page.runs.map((one) => shown(runs, params.playbook, one))), cursor: page.cursor };
  };
