import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import jsonata from 'jsonata';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { askEvidenceResult } from '../../domain/account-change/ask-evidence.ts';
import { handOverChangeResult } from '../../domain/account-change/hand-over-change.ts';
import { judgeHolderResult } from '../../domain/account-change/judge-holder.ts';
import { notifyContactsResult } from '../../domain/account-change/notify-contacts.ts';
import { weighChangeResult } from '../../domain/account-change/weigh-change.ts';
import { assessHealthResult } from '../../domain/care/assess-health.ts';
import { closeCaseResult } from '../../domain/case/close-case.ts';
import { takeCaseInResult } from '../../domain/case/take-case-in.ts';
import { sealedApplication } from '../../domain/events/application.ts';
import { news } from '../../domain/model/wait.ts';
import { nudgeAnswer } from '../../domain/nudge/nudge-answer.ts';
import { playbooks } from '../../domain/playbooks/registry.ts';
import { scoreRiskResult } from '../../domain/risk/score-risk.ts';
import { appliedDecision } from '../../domain/task/apply-decision.ts';
import { handle as register } from '../../functions/steps/register-merchant/handler.ts';
import { application, envelope, merchantId, monday, town } from './town.ts';

const root = join(import.meta.dirname, '../..');
const choice = z.looseObject({ Condition: z.string(), Next: z.string() });
const machine = z.looseObject({
  States: z.record(
    z.string(),
    z.looseObject({
      Type: z.string(),
      Next: z.string().optional(),
      Arguments: z.looseObject({ FunctionName: z.string(), Payload: z.record(z.string(), z.unknown()) }).optional(),
      Choices: z.array(choice).optional(),
      Default: z.string().optional(),
    }),
  ),
});
const read = (playbook: string) =>
  machine.parse(JSON.parse(readFileSync(join(root, `statemachines/${playbook}.asl.json`), 'utf8')));

const kebab = (placeholder: string): string =>
  placeholder
    .slice(2, -'Arn}'.length)
    .replace(/(?<!^)([A-Z])/g, '-$1')
    .toLowerCase();

/** what the state machine knows when it is in the middle of things */
const given = (playbook: string) => ({
  states: {
    input: {
      merchantId,
      attempt: 1,
      cause: 'evt-1',
      applicationId: 'f'.repeat(32),
      changeId: 'c-1',
      caseId: 'desk-1',
    },
    context: {
      Execution: { Name: `${merchantId}-${playbook}-1`, Input: { attempt: 1, cause: 'evt-1' } },
      State: { EnteredTime: monday, Name: 'x' },
      Task: { Token: 'token' },
    },
  },
  merchantId,
  policyVersion: 'p_1',
  lap: 1,
  news: { kind: 'task_decided', taskId: 't1', requirementId: 'bank_statement' },
  nudge: { kind: 'send', stage: 'activation', rung: 0, channel: 'email', template: 'x', at: monday, queue: 'call' },
  verdict: { kind: 'review', assessmentId: 'a1' },
  health: { score: 12 },
  changeId: 'c-1',
  cooling: { until: monday },
  weighed: { expiresInSeconds: 60 },
  handedOver: { watchSeconds: 60 },
  caseId: 'desk-1',
  followed: { seconds: 60 },
});

const evaluate = async (value: unknown, bindings: object): Promise<unknown> => {
  if (typeof value === 'string' && value.startsWith('{%')) {
    const answer: unknown = await jsonata(value.slice(2, -2)).evaluate({}, Object(bindings));
    return answer;
  }
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(async ([key, one]) => [key, await evaluate(one, bindings)]);
  return Object.fromEntries(await Promise.all(entries));
};

const shape = z.looseObject({
  oneOf: z.array(z.unknown()).optional(),
  anyOf: z.array(z.unknown()).optional(),
  properties: z
    .looseObject({ kind: z.looseObject({ const: z.string().optional(), enum: z.array(z.string()).optional() }).optional() })
    .optional(),
});
/** the kinds of answer a schema allows */
const kindsOf = (schema: unknown): string[] => {
  const { oneOf = [], anyOf = [], properties } = shape.parse(schema);
  const own = properties?.kind;
  return [...(own?.const === undefined ? [] : [own.const]), ...(own?.enum ?? []), ...[...oneOf, ...anyOf].flatMap(kindsOf)];
};

describe.each(playbooks)('the playbook $id', ({ id: playbook, waits, asks }) => {
  const states = Object.entries(read(playbook).States).filter(([, { Type }]) => Type === 'Task');
  // a step's own findings are its own to check
  const opaque = (name: string) => name === 'score-risk';

  test.each(states)('hands "%s" what its step asks for, nothing less and nothing unknown', async (_name, { Arguments }) => {
    const name = kebab(Arguments?.FunctionName ?? '');
    const handler: { input: z.ZodObject } = await import(`../../functions/steps/${name}/handler.ts`);
    const payload = await evaluate(Arguments?.Payload, given(playbook));
    const known = new Set(Object.keys(handler.input.shape));
    expect(Object.keys(Object(payload)).filter((key) => !known.has(key) && key !== 'purpose')).toEqual([]);
    if (!opaque(name)) expect(handler.input.safeParse(payload).error?.issues ?? []).toEqual([]);
  });

  test('has a route for every answer, and says so when a new one comes', () => {
    const kinds = (schema: z.ZodType): string[] => kindsOf(z.toJSONSchema(schema, { io: 'input' }));
    const answers: Readonly<Record<string, readonly string[]>> = {
      news: kinds(news),
      nudge: kinds(nudgeAnswer),
      verdict: kinds(scoreRiskResult),
      outcome: kinds(appliedDecision),
      health: kinds(assessHealthResult),
      weighed: kinds(weighChangeResult),
      evidence: kinds(askEvidenceResult),
      holder: kinds(judgeHolderResult),
      cooling: kinds(notifyContactsResult),
      handedOver: kinds(handOverChangeResult),
      taken: kinds(takeCaseInResult),
      closed: kinds(closeCaseResult),
    };
    // what it never waits for brings no news, and what no ask of it leads to is no outcome
    const told = new Map<string, readonly string[]>(
      Object.entries(waits).map(([wait, { news: of }]) => [wait, of.map((one) => (one === 'answered' ? 'complete' : one))]),
    );
    // the waits that lead to a choice: what they never bring it has no route for
    const heardBy = (choiceName: string): readonly string[] =>
      Object.values(read(playbook).States).flatMap(({ Next, Arguments }) =>
        Next === choiceName ? (told.get(String(Arguments?.Payload['waitingFor'])) ?? []) : [],
      );
    const routes = new Set<string>(['carry_on', ...Object.values(asks).flatMap(({ choices }) => Object.values(choices))]);
    const never = (state: string, variable: string, kind: string) =>
      (variable === 'news' && !heardBy(state).includes(kind)) || (variable === 'outcome' && !routes.has(kind));
    for (const [state, { Choices, Default }] of Object.entries(read(playbook).States)) {
      const conditions = (Choices ?? []).map(({ Condition }) => Condition.match(/\$(\w+)\.kind = '(\w+)'/));
      const variable = conditions[0]?.[1];
      if (variable === undefined) continue;
      const wanted = (answers[variable] ?? []).filter((kind) => !never(state, variable, kind));
      expect(wanted.length).toBeGreaterThan(1);
      expect(conditions.map((one) => one?.[2])).toEqual(expect.arrayContaining(wanted));
      expect(Default).toBe('Stop: nobody planned for this');
    }
  });
});

test("the first step of onboarding fixes the run's policy version", async () => {
  const here = town();
  const { States } = read('onboarding');
  const { Arguments } = States['Register the merchant'] ?? {};
  const payload = await evaluate(Arguments?.Payload, given('onboarding'));
  const sent = envelope('merchant.application.submitted.v1', application);
  await here.applications.keep(merchantId, 'f'.repeat(32), sealedApplication.parse(sent), monday);
  const answer = await register(here)(Object(payload));
  expect(answer).toEqual({ kind: 'registered', policyVersion: (await here.policies.active()).version });
});
