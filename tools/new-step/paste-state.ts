import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { pascalCase } from '../../lib/functions.ts';

const state = z.record(z.string(), z.json());
const machine = z.looseObject({ States: z.record(z.string(), state) });
const called = z.looseObject({ Payload: z.record(z.string(), z.json()) });

/** `score-merchant` is the state "Score merchant" until somebody writes a better sentence */
export const stateNameOf = (step: string): string => step.replaceAll('-', ' ').replace(/^./, (first) => first.toUpperCase());

/** a state that calls the step: everything but the step as a state of onboarding has it, its retry policy and all */
export const stateOf = (root: string, step: string, playbook: string, next: string): z.infer<typeof state> => {
  const { States } = machine.parse(JSON.parse(readFileSync(join(root, 'statemachines/onboarding.asl.json'), 'utf8')));
  const { Comment: _comment, ...like } = state.parse(States['Check the identifiers']);
  const { Payload } = called.parse(like['Arguments']);
  const Arguments = { FunctionName: `\${${pascalCase(step)}Arn}`, Payload: { ...Payload, playbook } };
  return { ...like, Arguments, Next: next };
};

/** what a playbook's files become when a state that calls the step follows another state */
export interface Pasted {
  /** the state it follows */
  readonly after: string;
  /** path -> text */
  readonly files: Readonly<Record<string, string>>;
}

const withStep = (declaration: string, file: string, step: string): string => {
  const steps = /(\bsteps: \[)([^\]]*)\]/;
  if (!steps.test(declaration)) throw new Error(`${file} has no list of steps: add '${step}' to it by hand, without --into`);
  return declaration.replace(steps, (_all, begin: string, list: string) => {
    const names = [...list.matchAll(/'([^']+)'/g)].map(([, name]) => name ?? '');
    return `${begin}${[...names, step]
      .sort()
      .map((name) => `'${name}'`)
      .join(', ')}]`;
  });
};

const quoted = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
const withFrench = (words: string, name: string, french: string): string =>
  words.replace(/\};\s*$/, `  ${quoted(name)}: ${quoted(french)},\n};\n`);

/**
 * Puts a state that calls the step into a playbook, after the state named or after the first one.
 * @param french its name in French; without one `npm run verify` asks for it
 * @throws Error when there is no such playbook or state, or the state leads nowhere by itself, as a Choice does
 */
export const pasteState = (root: string, step: string, playbook: string, after?: string, french?: string): Pasted => {
  const file = `statemachines/${playbook}.asl.json`;
  if (!existsSync(join(root, file))) throw new Error(`there is no playbook ${playbook}: ${file} does not exist`);
  const definition = z
    .looseObject({ StartAt: z.string(), States: z.record(z.string(), state) })
    .parse(JSON.parse(readFileSync(join(root, file), 'utf8')));
  const from = after ?? definition.StartAt;
  const before = definition.States[from];
  if (before === undefined)
    throw new Error(`${file} has no state "${from}": name one of ${Object.keys(definition.States).join(', ')} with --after`);
  const next = z.string().safeParse(before['Next']);
  if (!next.success) throw new Error(`the state "${from}" has no Next: name a state before it or behind it with --after`);
  const name = stateNameOf(step);
  if (name in definition.States) throw new Error(`${file} has a state "${name}" already`);
  const States = Object.fromEntries(
    Object.entries(definition.States).flatMap(([one, of]) =>
      one === from
        ? [
            [one, { ...of, Next: name }],
            [name, stateOf(root, step, playbook, next.data)],
          ]
        : [[one, of]],
    ),
  );
  const declaration = `domain/playbooks/${playbook}.ts`;
  const words = `console/src/i18n/states/${playbook}.ts`;
  return {
    after: from,
    files: {
      [file]: `${JSON.stringify({ ...definition, States }, null, 2)}\n`,
      [declaration]: withStep(readFileSync(join(root, declaration), 'utf8'), declaration, step),
      ...(french === undefined ? {} : { [words]: withFrench(readFileSync(join(root, words), 'utf8'), name, french) }),
    },
  };
};
