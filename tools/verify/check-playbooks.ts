import { existsSync, readFileSync } from 'node:fs';
import type { PlaybookShape } from '../../domain/playbooks/playbook-shape.ts';
import { playbooks } from '../../domain/playbooks/registry.ts';
import { givenFor } from '../../domain/task/ask-given.ts';
import { projectPath } from '../../lib/project.ts';
import { branchesOf, type PlaybookState, type PlaybookStates, statesIn, stepOf } from './playbook-states.ts';
import type { Check } from './run-check.ts';

const missing = (wanted: Iterable<string>, have: ReadonlySet<string>): string[] =>
  [...new Set(wanted)].filter((one) => !have.has(one));

const stepProblems = ({ id, steps }: PlaybookShape, states: PlaybookStates): string[] => {
  const called = new Set([...states.values()].flatMap((state) => stepOf(state) ?? []));
  return [
    ...missing(called, new Set(steps)).map((step) => `the machine calls ${step}: add it to steps in domain/playbooks/${id}.ts`),
    ...missing(steps, called).map(
      (step) => `no state calls ${step}: call it, or take it out of steps in domain/playbooks/${id}.ts`,
    ),
  ];
};

/** what the run is told in the words of the look, as the machine hears it: answers that are complete are news of that kind */
const heard = (news: string): string => (news === 'answered' ? 'complete' : news);

const waitProblems = ({ id, waits }: PlaybookShape, states: PlaybookStates): string[] => {
  const waiting = [...states].flatMap(([name, state]) => {
    const what = state.Arguments?.Payload?.waitingFor;
    return what === undefined ? [] : [{ name, state, what }];
  });
  const undeclared = waiting
    .filter(({ what }) => !Object.hasOwn(waits, what))
    .map(({ name, what }) => `"${name}" waits for ${what}: declare the wait in domain/playbooks/${id}.ts`);
  const idle = missing(Object.keys(waits), new Set(waiting.map(({ what }) => what))).map((what) => `no state waits for ${what}`);
  const unheard = waiting.flatMap(({ name, state, what }) =>
    missing((waits[what]?.news ?? []).map(heard), branchesOf(states.get(state.Next ?? ''), 'news')).map(
      (news) => `"${name}" may bring the news ${news}, for which the state after it ("${state.Next}") has no branch`,
    ),
  );
  return [...undeclared, ...idle, ...unheard];
};

const askProblems = ({ id, stages, asks }: PlaybookShape, states: PlaybookStates): string[] => {
  const asking = [...states].flatMap(([name, state]) => {
    const { ask, escalates } = state.Arguments?.Payload ?? {};
    // the queue of an escalation is the ladder's, known when it answers
    return [
      ...(ask === undefined ? [] : [{ name, ask }]),
      ...(escalates === undefined ? [] : [{ name, ask: { queue: 'of the ladder', ...escalates } }]),
    ];
  });
  const wrong = asking.flatMap(({ name, ask }) => {
    const declared = Object.hasOwn(asks, ask.kind) ? asks[ask.kind] : undefined;
    if (declared === undefined) return [`"${name}" asks ${ask.kind}: declare the ask in domain/playbooks/${id}.ts`];
    // a value the machine computes may be anything; what matters here is that it is there
    const issues = givenFor(declared).safeParse(ask).error?.issues ?? [];
    return issues
      .filter(({ path }) => !(String(path[0]) in ask))
      .map(({ path }) => `"${name}" asks ${ask.kind} without ${path.join('.')}`);
  });
  // the hourly look asks in the name of whoever climbs the ladder of a stage
  const fromOutside = stages.length > 0 ? ['escalation'] : [];
  const idle = missing(Object.keys(asks), new Set([...asking.map(({ ask }) => ask.kind), ...fromOutside]));
  return [...wrong, ...idle.map((kind) => `no state asks ${kind}`)];
};

const routeProblems = ({ asks }: PlaybookShape, states: PlaybookStates): string[] => {
  const routes = ['carry_on', ...Object.values(asks).flatMap(({ choices }) => Object.values(choices))];
  const applying = [...states].filter(([, state]) => stepOf(state) === 'apply-decision');
  return applying.flatMap(([name, state]: [string, PlaybookState]) =>
    missing(routes, branchesOf(states.get(state.Next ?? ''), 'outcome')).map(
      (route) => `"${name}" may answer ${route}, for which the state after it ("${state.Next}") has no branch`,
    ),
  );
};

const nameProblems = ({ id }: PlaybookShape, states: PlaybookStates): string[] =>
  [...states].flatMap(([name, { Arguments }]) => {
    const payload = Arguments?.Payload;
    return payload === undefined || payload.playbook === id
      ? []
      : [`"${name}" says it is of ${payload.playbook ?? 'no playbook'}: say ${id}`];
  });

/** what a playbook's machine (ASL text) does otherwise than its declaration says */
export const playbookProblems = (declared: PlaybookShape, definition: string): string[] => {
  const states = statesIn(definition);
  return [stepProblems, waitProblems, askProblems, routeProblems, nameProblems].flatMap((problems) => problems(declared, states));
};

/** every playbook's machine does what domain/playbooks declares of it */
export const playbookMachines: Check = {
  name: 'state machines do what their playbooks declare',
  run: () => {
    if (playbooks.length === 0) return ['domain/playbooks declares no playbook: the check is blind'];
    return playbooks.flatMap((declared) => {
      const file = `statemachines/${declared.id}.asl.json`;
      if (!existsSync(projectPath(file)))
        return [`${file} is missing: write it, or take ${declared.id} out of domain/playbooks/all.ts`];
      return playbookProblems(declared, readFileSync(projectPath(file), 'utf8')).map((problem) => `${file}: ${problem}`);
    });
  },
};
