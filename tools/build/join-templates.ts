import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

const output = z.looseObject({ Value: z.unknown(), Export: z.object({ Name: z.unknown() }).optional() });
const oneTemplate = z.looseObject({
  Resources: z.record(z.string(), z.unknown()),
  Outputs: z.record(z.string(), output).default({}),
});
const imported = z.strictObject({ 'Fn::ImportValue': z.string() });

const replaced = (value: unknown, exports: ReadonlyMap<string, unknown>): unknown => {
  const found = imported.safeParse(value).data;
  if (found !== undefined) return exports.get(found['Fn::ImportValue']) ?? value;
  if (Array.isArray(value)) return value.map((one) => replaced(one, exports));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, replaced(part, exports)]));
};

/**
 * The templates of the stacks of a stage as if they were one: what a stack imports is what the other one exports. For whoever looks at all of a
 * stage; a deployment and the laptop cloud take each by itself. Throws when two stacks have one logical id.
 */
export const joinTemplates = (templates: readonly unknown[]) => {
  const all = templates.map((one) => oneTemplate.parse(one));
  const exports = new Map(
    all.flatMap(({ Outputs }) =>
      Object.values(Outputs).flatMap(({ Value, Export }) =>
        Export === undefined ? [] : [[String(Export.Name), Value] as const],
      ),
    ),
  );
  const resources = all.flatMap(({ Resources }) => Object.entries(Resources));
  const twice = resources.find(([id], at) => resources.findIndex(([other]) => other === id) !== at);
  if (twice !== undefined) throw new Error(`two stacks have a resource ${twice[0]}: name one of them otherwise`);
  const Resources = Object.fromEntries(resources.map(([id, one]) => [id, replaced(one, exports)]));
  return { Resources, Outputs: Object.assign({}, ...all.map(({ Outputs }) => replaced(Outputs, exports))) };
};

/** the same of a folder CDK synthesized into */
export const readStageTemplate = (folder: string) =>
  joinTemplates(
    readdirSync(folder)
      .filter((file) => file.endsWith('.template.json'))
      .map((file): unknown => JSON.parse(readFileSync(join(folder, file), 'utf8'))),
  );
