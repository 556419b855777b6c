import * as z from 'zod';
import { readTable } from '../../world/history/read-table.ts';
import type { Calls } from './play-promises.ts';

/** a call about documents that are missing, in the words of the bank whose log it is */
const CALL = 'W_Nabellen incomplete dossiers';

const row = z.object({
  case: z.string().min(1),
  at: z.iso.datetime({ offset: true }).transform((at) => new Date(at).toISOString()),
  activity: z.string(),
  transition: z.string(),
});

/** The calls of every application that had one, in order of time. @throws UnreadableFile naming line and column */
export async function readCalls(file: string): Promise<readonly Calls[]> {
  const found = new Map<string, { calls: string[]; until: string }>();
  for await (const { case: application, at, activity, transition } of readTable(file, row)) {
    const one = found.get(application) ?? { calls: [], until: at };
    found.set(application, one);
    if (at > one.until) one.until = at;
    if (activity === CALL && transition === 'start') one.calls.push(at);
  }
  return [...found].flatMap(([application, { calls, until }]) =>
    calls.length === 0 ? [] : [{ application, calls: calls.toSorted(), until }],
  );
}
