import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

const worldCase = z.object({
  id: z.string().min(1),
  kind: z.string().min(1),
  given: z.unknown(),
  expect: z.unknown(),
  source: z.string(),
  why: z.string(),
});
export type WorldCase = z.infer<typeof worldCase>;

/** The folder, or a file of it, cannot be played. */
export class UnreadableCases extends Error {
  override readonly name = 'UnreadableCases';
}

const filesOf = (folder: string): readonly string[] => {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .sort();
  } catch (cause) {
    throw new UnreadableCases(`${folder} cannot be read: give the folder of the cases with --dir`, { cause });
  }
};

const casesIn = (file: string): readonly WorldCase[] => {
  try {
    return z.array(worldCase).parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (cause) {
    const why = cause instanceof z.ZodError ? z.prettifyError(cause) : String(cause);
    throw new UnreadableCases(`${file} is not a JSON array of {id, kind, given, expect, source, why}: ${why}`, { cause });
  }
};

/** Every case of every *.json of a folder, in the order of the files' names. Throws UnreadableCases; a folder without a case is one. */
export const readCases = (folder: string): readonly WorldCase[] => {
  const cases = filesOf(folder).flatMap((name) => casesIn(join(folder, name)));
  if (cases.length === 0) throw new UnreadableCases(`${folder} holds no case: give a folder whose *.json files hold some`);
  return cases;
};
