import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { removing } from '@firstsale/laptop-cloud/platform';
import * as z from 'zod';
import { envelopeSchema, eventTypes } from '../../domain/events.ts';
import { projectPath } from '../../lib/project.ts';

const folder = projectPath('docs/schemas');

/** file name -> text: one JSON Schema per event, of what a sender writes */
export const schemas = (): Readonly<Record<string, string>> =>
  Object.fromEntries(
    eventTypes.map((type) => {
      // a transform or refinement has no counterpart in JSON Schema: the field is then described by what it takes
      const schema = z.toJSONSchema(envelopeSchema(type), { io: 'input', unrepresentable: 'any' });
      return [`${type}.schema.json`, `${JSON.stringify({ title: type, ...schema }, null, 2)}\n`];
    }),
  );

/** what in docs/schemas differs from the events as they are */
export const staleSchemas = (): string[] => {
  const expected = schemas();
  const present = existsSync(folder) ? readdirSync(folder) : [];
  const strangers = present.filter((file) => !(file in expected)).map((file) => `docs/schemas/${file} belongs to no event`);
  const stale = Object.entries(expected)
    .filter(([file, text]) => !present.includes(file) || readFileSync(join(folder, file), 'utf8') !== text)
    .map(([file]) => `docs/schemas/${file} is not what the event says`);
  return [...strangers, ...stale].map((problem) => `${problem}: run \`npm run schemas\``);
};

if (import.meta.main) {
  rmSync(folder, removing);
  mkdirSync(folder, { recursive: true });
  const files = Object.entries(schemas());
  for (const [file, text] of files) writeFileSync(join(folder, file), text);
  console.log(`${files.length} schemas in docs/schemas`);
}
