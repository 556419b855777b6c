import * as z from 'zod';
import type { Figures } from '../../../domain/metrics/rollup/figures.ts';
import { type Playbook, playbook } from '../../../domain/model/values.ts';
import type { FiguresStore, PlaybookReader } from '../../../domain/ports.ts';
import { type CallOf, none, type Route } from '../../shared/api.ts';
import { type Graph, graphOf } from '../../shared/graph.ts';
import { answer } from './answer.ts';

export const wanted = {
  permission: 'run.read',
  params: z.object({ playbook }),
  query: none,
  body: none,
  answer,
  writes: false,
} as const satisfies Route;

const standingOf = (of: Playbook, drawn: Graph, { asOf, standing, lists }: Figures) => ({
  asOf,
  states: standing.flatMap(({ playbook: whose, ...one }) =>
    whose === of
      ? [
          {
            ...one,
            state: drawn.states.find(({ waitingFor }) => waitingFor === one.waitingFor)?.name,
            longest: lists[`standing/${of}/${one.waitingFor}`]?.merchants ?? [],
          },
        ]
      : [],
  ),
});

/** a playbook as new runs take it: its states, where each may lead, and how many merchants stand in each as of the last figures */
export const handle =
  ({ playbooks, figures }: { readonly playbooks: PlaybookReader; readonly figures: Pick<FiguresStore, 'newest'> }) =>
  async ({ params }: CallOf<typeof wanted>) => {
    const [definition, made] = await Promise.all([playbooks.definition(params.playbook), figures.newest()]);
    const drawn = graphOf(definition);
    return {
      playbook: params.playbook,
      graph: drawn,
      standing: made === undefined ? undefined : standingOf(params.playbook, drawn, made),
    };
  };
