import * as z from 'zod';
import { graphOf } from '../../../application/playbook-graph.ts';
import type { PlaybookReader } from '../../../domain/playbook/run-ports.ts';
import { playbook } from '../../../domain/values.ts';
import { type CallOf, none, type Route } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

export const wanted = {
  permission: 'run.read',
  params: z.object({ playbook }),
  query: none,
  body: none,
  answer,
  writes: false,
} as const satisfies Route;

/** a playbook as new runs take it: its states and where each may lead; what a waiting state waits for says who stands there */
export const handle =
  ({ playbooks }: { readonly playbooks: PlaybookReader }) =>
  async ({ params }: CallOf<typeof wanted>) => ({
    playbook: params.playbook,
    graph: graphOf(await playbooks.definition(params.playbook)),
  });
