import * as z from 'zod';
import { graphOf } from '../../../application/playbook-graph.ts';
import { InvalidInput } from '../../../domain/errors.ts';
import { playbookOfRun } from '../../../domain/playbook/run-of.ts';
import type { RunReader } from '../../../domain/playbook/run-ports.ts';
import { merchantId } from '../../../domain/values.ts';
import { type CallOf, none, type Route } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';
import { pathOf } from './path.ts';

export const wanted = {
  permission: 'run.read',
  params: z.object({ merchantId, run: z.string().min(1).max(80) }),
  query: none,
  body: none,
  answer,
  writes: false,
} as const satisfies Route;

/** one run: its state machine as it began with it, and the path it took. Throws InvalidInput */
export const handle =
  ({ runs }: { readonly runs: RunReader }) =>
  async ({ params }: CallOf<typeof wanted>) => {
    const of = playbookOfRun(params.merchantId, params.run);
    const found = of === undefined ? undefined : await runs.read(of, params.run);
    if (of === undefined || found === undefined) throw new InvalidInput('run', { code: 'run-unknown', about: {} });
    const { definition, events, ...run } = found;
    return { run: params.run, playbook: of, ...run, graph: graphOf(definition), visits: pathOf(events) };
  };
