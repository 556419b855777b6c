import type { Answer } from '@firstsale/states-language/execution';
import type { Json } from '@firstsale/states-language/json';
import { AwsError } from '../../../contract.ts';
import type { Caller } from '../integrations/shared.ts';
import { UnreadableItems } from './parse-items.ts';
import { readItems } from './read-items.ts';
import { writeResults } from './write-results.ts';

/** what a distributed Map asks of S3, with the machine's role: its items, or that its results be written */
export async function callCrowdFiles(caller: Caller, action: string, asked: Json): Promise<Answer> {
  try {
    const output = action === 'putObject' ? await writeResults(caller, asked) : await readItems(caller, action, asked);
    return { kind: 'succeeded', output };
  } catch (problem) {
    const known = problem instanceof AwsError || problem instanceof UnreadableItems;
    if (!known) throw problem;
    return { kind: 'failed', error: null, cause: problem.message };
  }
}
