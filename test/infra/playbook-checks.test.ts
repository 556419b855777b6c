import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { careFollowUp } from '../../domain/playbooks/care-follow-up.ts';
import type { PlaybookShape } from '../../domain/playbooks/playbook-shape.ts';
import { projectPath } from '../../lib/project.ts';
import { playbookMachines, playbookProblems } from '../../tools/verify/check-playbooks.ts';
import { retries, retryProblems } from '../../tools/verify/check-retries.ts';

const text = readFileSync(projectPath('statemachines/care-follow-up.asl.json'), 'utf8');
/** the machine with one thing changed */
const changed = (change: (states: any) => void): string => {
  const machine = JSON.parse(text);
  change(machine.States);
  return JSON.stringify(machine);
};
const problems = (change: (states: any) => void, declared: Partial<PlaybookShape> = {}) =>
  playbookProblems({ ...careFollowUp, ...declared }, changed(change));

describe('the machine of a playbook', () => {
  test('does what the playbook declares, in every playbook there is', async () => {
    expect(await playbookMachines.run()).toEqual([]);
    expect(problems(() => undefined)).toEqual([]);
  });

  test('calls no step that is not declared, and every one that is', () => {
    const other = (states: any) => {
      states['Close the check-in'].Arguments.FunctionName = `\${ScoreRiskArn}`;
    };
    expect(problems(other)).toEqual([
      'the machine calls score-risk: add it to steps in domain/playbooks/care-follow-up.ts',
      'no state calls close-check-in: call it, or take it out of steps in domain/playbooks/care-follow-up.ts',
    ]);
  });

  test('waits for what is declared only', () => {
    const waits = (what: string) => (states: any) => {
      states['Wait for the decision'].Arguments.Payload.waitingFor = what;
    };
    expect(problems(waits('first_sale'))).toEqual([
      '"Wait for the decision" waits for first_sale: declare the wait in domain/playbooks/care-follow-up.ts',
      'no state waits for decision',
    ]);
  });

  test('has a branch for all the news of a wait, those inside a Parallel state too', () => {
    const deaf = (states: any) => {
      states['What is the news?'].Choices.pop();
    };
    const problem =
      '"Wait for the decision" may bring the news withdrawn, for which the state after it ("What is the news?") has no branch';
    expect(problems(deaf)).toEqual([problem]);
    const inside = (states: any) => {
      deaf(states);
      const { 'Assess the health': first, ...rest } = states;
      for (const name of Object.keys(rest)) delete states[name];
      states['Both'] = { Type: 'Parallel', Branches: [{ States: rest }] };
      states['Assess the health'] = first;
    };
    expect(problems(inside)).toEqual([problem]);
    const answers = { waits: { decision: { news: ['answered'] } } } as const;
    expect(problems(() => undefined, answers)[0]).toContain('may bring the news complete');
  });

  test('asks people what is declared only, and says what the ask needs', () => {
    const asks = (ask: object) => (states: any) => {
      states['Ask a person to look'].Arguments.Payload.ask = ask;
    };
    expect(problems(asks({ kind: 'review' }))).toEqual([
      '"Ask a person to look" asks review: declare the ask in domain/playbooks/care-follow-up.ts',
    ]);
    const ladderAsks = (states: any) => {
      states['Climb the ladder'].Arguments.Payload.escalates = { kind: 'review' };
      states['Ask a person to look'].Arguments.Payload.ask = { kind: 'escalation', queue: 'calls' };
    };
    expect(problems(ladderAsks)).toEqual([
      '"Climb the ladder" asks review: declare the ask in domain/playbooks/care-follow-up.ts',
      'no state asks care',
    ]);
    const named = { asks: { care: { ...careFollowUp.asks.care, queue: 'named', about: 'risk_review' } } } as const;
    expect(problems(() => undefined, named)).toEqual([
      '"Climb the ladder" asks care without assessmentId',
      '"Ask a person to look" asks care without assessmentId',
      '"Ask a person to look" asks care without queue',
    ]);
  });

  test('has a branch for every way a choice may lead', () => {
    const sleepy = { asks: { ...careFollowUp.asks, care: { ...careFollowUp.asks.care, choices: { nap: 'sleep' } } } } as const;
    expect(problems(() => undefined, sleepy)).toEqual([
      '"Apply the decision" may answer sleep, for which the state after it ("What was decided?") has no branch',
    ]);
  });

  test('says whose it is in every call', () => {
    const foreign = (states: any) => {
      states['Close the check-in'].Arguments.Payload.playbook = 'activation';
    };
    expect(problems(foreign)).toEqual(['"Close the check-in" says it is of activation: say care-follow-up']);
  });
});

describe('a state', () => {
  test('is tried again by one of the retry policies, in every playbook there is', async () => {
    expect(await retries.run()).toEqual([]);
    expect(retryProblems(text)).toEqual([]);
  });

  test('with retriers of its own, with none, or with the policy of the other kind of state is found', () => {
    const own = (states: any) => {
      states['Assess the health'].Retry = [{ ErrorEquals: ['States.ALL'], MaxAttempts: 3 }];
      delete states['Close the check-in'].Retry;
      states['Wait for the decision'].Retry = [{ ErrorEquals: ['Retry.Step'] }];
    };
    expect(retryProblems(changed(own)).map((problem) => problem.replace(/: its.*/, ''))).toEqual([
      '"Assess the health" is retried by States.ALL',
      '"Wait for the decision" is retried by Retry.Step',
      '"Close the check-in" is retried by nothing',
    ]);
  });
});
