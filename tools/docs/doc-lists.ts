import { readFileSync } from 'node:fs';
import { permissions } from '../../domain/access.ts';
import { ownTypes } from '../../domain/events/own.ts';
import { inboundTypes } from '../../domain/events.ts';
import { suppressionReason } from '../../domain/nudge/nudge-answer.ts';
import { wakingTypes } from '../../domain/playbook/waking-types.ts';
import { functionSizes } from '../../lib/function-sizes.ts';
import { handlers } from '../../lib/functions.ts';
import type { Grant } from '../../lib/grants.ts';
import type { HandlerSpec } from '../../lib/handler-spec.ts';
import { projectPath } from '../../lib/project.ts';
import { forbidden } from '../verify/import-rules.ts';
import { choicesTable, memberPermissionsTable, permissionsTable, tablePartsTable, verifiersTable } from './claims-lists.ts';
import { row } from './table-row.ts';

const docstring = /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*export const handle\b/;

/** what a handler does, in the first sentence above it; throws when it says nothing */
export const purposeOf = (source: string, name: string): string => {
  const said = docstring
    .exec(source)?.[1]
    ?.replace(/\s*\n\s*\*?\s*/g, ' ')
    .trim();
  if (!said) throw new Error(`the handler of ${name} does not say what it does: write a line above \`export const handle\``);
  const [sentence = ''] = said.split(/(?<=\.) (?=[A-Z])/);
  return sentence.replace(/\.$/, '');
};

const purpose = (name: string, { area }: HandlerSpec): string =>
  purposeOf(readFileSync(projectPath(`functions/${area}/${name}/handler.ts`), 'utf8'), name);

const calls = ({ actions, on, kept }: Grant): string =>
  `${actions.map((action) => `\`${action}\``).join(', ')} on ${on.replaceAll('-', ' ')}${kept === undefined ? '' : ` (${kept})`}`;

const events = (types: readonly string[]): readonly string[] =>
  types.map((type) => `- [\`${type}\`](schemas/${type}.schema.json)`);

const inArea = (area: HandlerSpec['area']): readonly string[] => {
  const found = Object.entries(handlers).filter(([, spec]) => spec.area === area);
  const of = area === 'api' || area === 'merchant' || area === 'hooks' ? 'handler and route' : 'handler';
  return [
    row(of, 'function', 'what it does', 'environment', 'calls'),
    row('---', '---', '---', '---', '---'),
    ...found.map(([name, spec]) => {
      const named = spec.route === undefined ? `\`${name}\`` : `\`${name}\` ${spec.route}`;
      return row(named, spec.in, purpose(name, spec), spec.env.join(', '), spec.grants.map(calls).join('; '));
    }),
  ];
};

/** the lists of the documents that follow from the code, by name: a line an entry, so that a new name changes one line */
export const docLists: Readonly<Record<string, () => readonly string[]>> = {
  'import rules': () => forbidden.map(({ name, comment }) => `- \`${name}\`: ${comment ?? ''}`),
  'events from outside': () => events(inboundTypes),
  'events from us': () => events(ownTypes),
  'events that wake runs': () => events(wakingTypes),
  functions: () =>
    Object.entries(functionSizes).map(
      ([name, { memoryMb, timeoutSeconds, why }]) => `- \`${name}\` (${memoryMb} MB, ${timeoutSeconds} s): ${why}`,
    ),
  'reasons for no nudge': () => suppressionReason.options.map((reason) => `- \`${reason}\``),
  'handlers of steps': () => inArea('steps'),
  'handlers of events': () => inArea('events'),
  'handlers of nudges': () => inArea('nudges'),
  'handlers of deployments': () => inArea('deployments'),
  'handlers of routes': () => inArea('api'),
  'handlers of the merchant’s page': () => inArea('merchant'),
  'handlers of outside systems': () => inArea('hooks'),
  'parts of the table': tablePartsTable,
  permissions: () => permissionsTable(permissions),
  'permissions of members': memberPermissionsTable,
  'permissions per choice': choicesTable,
  'who verifies what': verifiersTable,
};
