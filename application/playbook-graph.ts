import * as z from 'zod';
import { waitingFor } from '../domain/model/wait.ts';

const target = z.looseObject({ Next: z.string().optional() });
const machine = z.looseObject({
  StartAt: z.string(),
  States: z.record(
    z.string(),
    z.looseObject({
      Type: z.string(),
      Arguments: z
        .looseObject({
          Payload: z
            .looseObject({ waitingFor: waitingFor.optional().catch(undefined) })
            .optional()
            .catch(undefined),
        })
        .optional()
        .catch(undefined),
      Next: z.string().optional(),
      Default: z.string().optional(),
      Choices: z.array(target).default([]),
      Catch: z.array(target).default([]),
    }),
  ),
});

const edge = z.object({ to: z.string(), kind: z.enum(['next', 'choice', 'catch']) });
/** the states of a playbook and where each may lead */
export const graph = z.object({
  startAt: z.string(),
  states: z.array(
    z.object({
      name: z.string(),
      type: z.string(),
      /** what a run that stands here is waiting for */
      waitingFor: waitingFor.optional(),
      next: z.array(edge),
    }),
  ),
});
type Edge = z.infer<typeof edge>;
export type Graph = z.infer<typeof graph>;

const edges = (targets: readonly { readonly Next?: string | undefined }[], kind: Edge['kind']): Edge[] =>
  targets.flatMap(({ Next }) => (Next === undefined ? [] : [{ to: Next, kind }]));

const once = (all: readonly Edge[]): Edge[] => all.filter((edge, at) => all.findIndex(({ to }) => to === edge.to) === at);

/** the states of a definition and where each may lead; of ARNs and arguments nothing. Throws ZodError, SyntaxError */
export const graphOf = (definition: string): Graph => {
  const { StartAt, States } = machine.parse(JSON.parse(definition));
  const states = Object.entries(States).map(([name, state]) => ({
    name,
    type: state.Type,
    waitingFor: state.Arguments?.Payload?.waitingFor,
    next: once([
      ...edges([state], 'next'),
      ...edges(state.Choices, 'choice'),
      ...edges([{ Next: state.Default }], 'choice'),
      ...edges(state.Catch, 'catch'),
    ]),
  }));
  return { startAt: StartAt, states };
};
