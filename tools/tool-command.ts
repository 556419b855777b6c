import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { projectPath } from '../lib/project.ts';

const names = z.record(z.string(), z.string()).default({});
const project = z.object({ dependencies: names, devDependencies: names });
const installed = z.object({ name: z.string(), bin: z.union([z.string(), z.record(z.string(), z.string())]).optional() });
const read = <T>(file: string, schema: z.ZodType<T>): T => schema.parse(JSON.parse(readFileSync(file, 'utf8')));

/** no package of package.json brings this command */
export class UnknownTool extends Error {
  override readonly name = 'UnknownTool';
}

/**
 * How to run a command that a package of the project brings: its script, by the Node that runs now. The links in node_modules/.bin are
 * scripts of the shell on Windows, which cannot be started without one.
 * @throws UnknownTool with the remedy
 */
export const toolCommand = (command: string): readonly [node: string, script: string] => {
  const { dependencies, devDependencies } = read(projectPath('package.json'), project);
  for (const dependency of Object.keys({ ...devDependencies, ...dependencies })) {
    const folder = projectPath(`node_modules/${dependency}`);
    if (!existsSync(join(folder, 'package.json'))) continue;
    const { name, bin = {} } = read(join(folder, 'package.json'), installed);
    const script = typeof bin === 'string' ? (name.replace(/^@[^/]+\//, '') === command ? bin : undefined) : bin[command];
    if (script !== undefined) return [process.execPath, join(folder, script)];
  }
  throw new UnknownTool(`no package of package.json brings the command ${command}: run \`npm ci\``);
};
