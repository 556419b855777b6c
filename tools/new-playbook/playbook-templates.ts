import type { PlaybookShape } from '../../domain/playbooks/playbook-shape.ts';
import { playbookPage } from '../docs/playbook-page.ts';
import { done, playbookMachine } from './playbook-machine.ts';

export interface NewPlaybook {
  /** kebab-case */
  readonly id: string;
  readonly titles: PlaybookShape['titles'];
  /** type of the event of ours that starts a run */
  readonly on: `${string}.v${number}`;
}

export const camelCase = (name: string): string => name.replace(/-([a-z])/g, (_match, letter: string) => letter.toUpperCase());

/** words of the language: a playbook may have one as its id, its declaration may not be called so */
const reserved = new Set(
  'break case catch class const continue debugger default delete do else enum export extends false finally for function if implements import in instanceof interface let new null package private protected public return static super switch this throw true try typeof var void while with yield await arguments eval'.split(
    ' ',
  ),
);

/** what the declaration of a playbook is called */
export const declarationName = (id: string): string => (reserved.has(id) ? `${id}Playbook` : camelCase(id));

const shapeOf = ({ id, titles, on }: NewPlaybook): PlaybookShape => ({
  id,
  titles,
  stages: [],
  starts: [{ on, from: 'us', run: 'event' }],
  waits: { decision: { news: ['withdrawn', 'task_decided'] } },
  asks: {
    look: {
      queue: 'careCritical',
      about: 'merchant',
      choices: { resolved: 'carry_on', contacted: 'carry_on', close: 'close' },
      needs: [],
    },
  },
  steps: ['apply-decision', 'close-merchant', 'open-task', 'park-run'],
});

const declaration = (shape: PlaybookShape, comment: string): string => `import type { PlaybookShape } from './playbook-shape.ts';

/** ${comment.replace(/^./, (first) => first.toLowerCase())} */
export const ${declarationName(shape.id)} = ${JSON.stringify(shape)} as const satisfies PlaybookShape;
`;

const french = (id: string): string => `/** the states of ${id} alone */
export const states: Readonly<Record<string, string>> = {
  'Ask a person': 'Interroger une personne',
  '${done}': 'C’est fait',
};
`;

const test = ({ id, on }: NewPlaybook): string => `import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Firstsale, openFirstsale, TO_SYNTHESIZE_MS } from './firstsale.ts';
import { Journey } from './journey.ts';

let app: Firstsale;
beforeAll(async () => {
  app = await openFirstsale('2026-03-02T12:00:00.000Z');
}, TO_SYNTHESIZE_MS);
afterAll(() => app?.close());

const asked = ['Ask a person', 'Wait for the decision'];
const decided = [...asked, 'What is the news?', 'Apply the decision', 'What was decided?', '${done}'];

test('a person is asked and decides, while the onboarding of the merchant goes on', async () => {
  const shop = new Journey(app, '${id}');
  await shop.apply();
  await app.tell({ type: '${on}', subject: shop.id });
  expect(await shop.path('${id}')).toEqual(asked);
  expect((await shop.path('onboarding')).at(-1)).toBe('Wait for what is missing');

  await shop.decide('leo', 'resolved', 'it is as it should be');
  expect(await shop.path('${id}')).toEqual(decided);
  await shop.settle();
  expect((await shop.path('onboarding')).at(-1)).toBe('Complete the onboarding');
  expect(app.failures()).toEqual([]);
});

test('each event is a run of its own, with a task of its own', async () => {
  const shop = new Journey(app, '${id}-twice');
  await shop.apply();
  for (const id of ['first', 'second']) await app.tell({ type: '${on}', subject: shop.id, id });
  await app.tell({ type: '${on}', subject: shop.id, id: 'second' });
  const runs = async () => (await app.runs(shop.id)).filter(({ playbook }) => playbook.startsWith('${id}-'));
  expect((await runs()).map(({ path }) => path)).toEqual([asked, asked]);
  for (let n = 0; n < 2; n += 1) await shop.decide('leo', 'resolved', 'seen');
  expect((await runs()).map(({ status }) => status)).toEqual(['SUCCEEDED', 'SUCCEEDED']);
});

test('a merchant that leaves ends it', async () => {
  const shop = new Journey(app, '${id}-leaves');
  await shop.apply();
  await app.tell({ type: '${on}', subject: shop.id });
  await shop.send('merchant.withdrawal.requested.v1');
  expect((await shop.path('${id}')).at(-1)).toBe('The merchant has left');
  expect((await shop.path('onboarding')).at(-1)).toBe('The merchant has left');
});
`;

/** path -> text of every file of a new playbook; \`careFollowUp\` is the machine its states are written like (ASL text) */
export const playbookFiles = (wanted: NewPlaybook, careFollowUp: string): Record<string, string> => {
  const { id, on, titles } = wanted;
  const shape = shapeOf(wanted);
  const comment = `${titles.en}: a person is asked after ${on}, and decides`;
  const machine = `${JSON.stringify(playbookMachine(id, 'look', comment, careFollowUp), null, 2)}\n`;
  return {
    [`domain/playbooks/${id}.ts`]: declaration(shape, comment),
    [`statemachines/${id}.asl.json`]: machine,
    [`console/src/i18n/states/${id}.ts`]: french(id),
    [`docs/playbooks/${id}.md`]: playbookPage(shape, machine),
    [`test/playbooks/${id}.test.ts`]: test(wanted),
  };
};
