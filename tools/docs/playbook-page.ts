import * as z from 'zod';
import type { PlaybookShape } from '../../domain/playbooks/playbook-shape.ts';

const state = z.looseObject({
  Type: z.string(),
  Next: z.string().optional(),
  Default: z.string().optional(),
  Choices: z.array(z.looseObject({ Condition: z.string().optional(), Next: z.string() })).default([]),
});
const machine = z.looseObject({ Comment: z.string().optional(), StartAt: z.string(), States: z.record(z.string(), state) });

/** `{% $news.kind = 'complete' %}` is read as `complete` */
const labelOf = (condition = ''): string => /'(\w+)'/.exec(condition)?.[1]?.replaceAll('_', ' ') ?? 'otherwise';

/** the machine as a picture: what may follow what, the branches of a choice named, without what is caught or nobody planned for */
const picture = (definition: string): readonly string[] => {
  const { StartAt, States } = machine.parse(JSON.parse(definition));
  const names = Object.keys(States);
  const unplanned = new Set(names.filter((name) => States[name]?.Type === 'Fail'));
  const id = (name: string): string => `s${names.indexOf(name)}`;
  const box = (name: string): string => {
    const type = States[name]?.Type;
    const text = JSON.stringify(name);
    return type === 'Choice' ? `${id(name)}{${text}}` : type === 'Succeed' ? `${id(name)}([${text}])` : `${id(name)}[${text}]`;
  };
  const shown = names.filter((name) => !unplanned.has(name));
  const arrows = shown.flatMap((name) => {
    const { Next, Default, Choices = [] } = States[name] ?? {};
    const labelled = new Map<string, string[]>();
    for (const { Condition, Next: to } of Choices) labelled.set(to, [...(labelled.get(to) ?? []), labelOf(Condition)]);
    if (Default !== undefined && !unplanned.has(Default)) labelled.set(Default, [...(labelled.get(Default) ?? []), 'otherwise']);
    return [
      ...(Next === undefined ? [] : [`  ${id(name)} --> ${id(Next)}`]),
      ...[...labelled].map(([to, labels]) => `  ${id(name)} -- ${labels.join(', ')} --> ${id(to)}`),
    ];
  });
  return [
    '```mermaid',
    'flowchart TD',
    `  start((" ")) --> ${id(StartAt)}`,
    ...shown.map((name) => `  ${box(name)}`),
    ...arrows,
    '```',
  ];
};

const code = (words: readonly string[]): string => words.map((word) => `\`${word}\``).join(', ');

const choices = (of: Readonly<Record<string, string>>) =>
  Object.entries(of).map(([choice, route]) => `\`${choice}\` → ${route.replaceAll('_', ' ')}`);

/** what it asks people; nothing for a playbook whose tasks follow from what it is about */
const askLines = (asks: PlaybookShape['asks']): readonly string[] =>
  Object.keys(asks).length === 0
    ? []
    : [
        '**Asks** a person, with the route to the queue and where each choice leads; any other choice of the queue carries on:',
        '',
        ...Object.entries(asks).map(
          ([kind, { queue, about, choices: of }]) =>
            `- \`${kind}\` about a ${about.replaceAll('_', ' ')}, queue ${queue === 'named' ? 'as the ask names it' : `\`${queue}\``}: ${choices(of).join(', ')}`,
        ),
        '',
      ];

/** the page of a playbook, from its declaration and its machine (ASL text) */
export const playbookPage = (declared: PlaybookShape, definition: string): string => {
  const { id, titles, stages, starts, waits, asks, steps } = declared;
  const { Comment = '' } = machine.parse(JSON.parse(definition));
  return [
    `# ${titles.en}`,
    '',
    `${Comment}. In French: ${titles.fr}. Declared in [domain/playbooks/${id}.ts](../../domain/playbooks/${id}.ts), drawn from`,
    `[its state machine](../../statemachines/${id}.asl.json); written by \`npm run docs\`.`,
    '',
    ...picture(definition),
    '',
    `**Starts** on ${code(starts.map(({ on }) => on))}.`,
    '',
    stages.length === 0
      ? '**Stages**: none; it goes on beside whatever stage the merchant is in.'
      : `**Stages** whose ladder it climbs: ${code(stages)}.`,
    '',
    '**Waits**, and what ends each, the weightiest first:',
    '',
    ...Object.entries(waits).map(([wait, { news }]) => `- \`${wait}\`: ${code(news)}`),
    '',
    ...askLines(asks),
    `**Steps** it calls: ${code(steps)}.`,
    '',
  ].join('\n');
};
