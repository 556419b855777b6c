import { globSync, readFileSync } from 'node:fs';
import { sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';

/** absolute path of a file of the project */
export const projectPath = (relative: string): string => fileURLToPath(new URL(`../${relative}`, import.meta.url));

/** files of the project that match, sorted, each by its path from the project's folder with / on every machine */
export const projectFiles = (...patterns: readonly string[]): string[] =>
  globSync(patterns, { cwd: projectPath(''), withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}${sep}${entry.name}`.slice(projectPath('').length).replaceAll(sep, '/'))
    .sort();

const cdkJson = z.object({ context: z.record(z.string(), z.unknown()) });

/**
 * The settings the cdk command would hand over: a direct synth must use the same, or its template differs.
 * The feature flags are those of cdk.json; the two metadata settings are the command's own defaults.
 */
export const cdkContext = (): Record<string, unknown> => ({
  'aws:cdk:enable-path-metadata': true,
  'aws:cdk:enable-asset-metadata': true,
  ...cdkJson.parse(JSON.parse(readFileSync(projectPath('cdk.json'), 'utf8'))).context,
});
