import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';

/** absolute path of a file of the project */
export const projectPath = (relative: string): string => fileURLToPath(new URL(`../${relative}`, import.meta.url));

const cdkJson = z.object({ context: z.record(z.string(), z.unknown()) });

/** the feature flags the cdk command would hand over: a direct synth must use the same, or its template differs */
export const cdkContext = (): Record<string, unknown> =>
  cdkJson.parse(JSON.parse(readFileSync(projectPath('cdk.json'), 'utf8'))).context;
