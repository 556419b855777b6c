import * as z from 'zod';

const payload = z.looseObject({
  playbook: z.string().optional(),
  waitingFor: z.string().optional(),
  ask: z.looseObject({ kind: z.string() }).optional(),
  /** the ask a ladder makes where it escalates: the ladder names the queue */
  escalates: z.looseObject({ kind: z.string() }).optional(),
});
const choice = z.looseObject({ Condition: z.string().optional() });
const state = z.looseObject({
  Type: z.string(),
  Resource: z.string().optional(),
  Arguments: z.looseObject({ FunctionName: z.string().optional(), Payload: payload.optional() }).optional().catch(undefined),
  Retry: z.array(z.looseObject({ ErrorEquals: z.array(z.string()) })).optional(),
  Choices: z.array(choice).optional(),
  Next: z.string().optional(),
});
const states = z.record(z.string(), state);
const inside = z.looseObject({
  Branches: z.array(z.looseObject({ States: states })).optional(),
  ItemProcessor: z.looseObject({ States: states }).optional(),
});

export type PlaybookState = z.infer<typeof state>;
export type PlaybookStates = ReadonlyMap<string, PlaybookState>;

const nested = (of: Readonly<Record<string, PlaybookState>>): (readonly [string, PlaybookState])[] =>
  Object.entries(of).flatMap(([name, one]) => {
    const { Branches = [], ItemProcessor } = inside.parse(one);
    const deeper = [...Branches, ...(ItemProcessor === undefined ? [] : [ItemProcessor])];
    return [[name, one] as const, ...deeper.flatMap(({ States }) => nested(States))];
  });

/** every state of a machine (ASL text) by its name, those inside a Parallel or Map state too; throws ZodError, SyntaxError */
export const statesIn = (definition: string): PlaybookStates =>
  new Map(nested(z.looseObject({ States: states }).parse(JSON.parse(definition)).States));

/** the kinds a Choice has a branch for: `{% $news.kind = 'complete' %}` of `news` */
export const branchesOf = (of: PlaybookState | undefined, variable: string): ReadonlySet<string> => {
  const conditions = (of?.Choices ?? []).map(({ Condition = '' }) => Condition);
  return new Set(
    conditions.flatMap((one) =>
      Array.from(one.matchAll(new RegExp(`\\$${variable}\\.kind = '(\\w+)'`, 'g')), (match) => match[1] ?? ''),
    ),
  );
};

/** the step a state calls, `open-task` for `${OpenTaskArn}`; undefined when it calls none */
export const stepOf = ({ Arguments }: PlaybookState): string | undefined =>
  /^\$\{(\w+)Arn\}$/
    .exec(Arguments?.FunctionName ?? '')?.[1]
    ?.replace(/(?<!^)([A-Z])/g, '-$1')
    .toLowerCase();
