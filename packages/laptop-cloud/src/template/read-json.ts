import { existsSync, readFileSync } from 'node:fs';
import * as z from 'zod';
import { UnreadableAssembly } from './problem.ts';

/** a JSON file of the cloud assembly, checked. Throws UnreadableAssembly naming the file and the remedy */
export function readJson<T>(file: string, schema: z.ZodType<T>): T {
  if (!existsSync(file)) throw new UnreadableAssembly(`${file} does not exist. Synthesize first: npx cdk synth`);
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new UnreadableAssembly(
      `${file} is not JSON (${String(cause)}). Delete the folder and synthesize again: npx cdk synth`,
      { cause },
    );
  }
  const parsed = schema.safeParse(content);
  if (parsed.success) return parsed.data;
  throw new UnreadableAssembly(`${file} is not what CDK writes: ${z.prettifyError(parsed.error)}`);
}
