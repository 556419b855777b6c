import * as z from 'zod';
import type { CaseParty } from '../../domain/case-clock/parties.ts';
import type { CaseMove } from '../../domain/case-clock/take-move.ts';
import { UnreadableFile } from '../../world/history/read-lines.ts';
import { readTable } from '../../world/history/read-table.ts';

/** a service desk's word for each state, and whom a case waits for in it; every other state is work of the desk itself */
const parties: Readonly<Record<string, CaseParty>> = {
  'awaiting user info': 'merchant',
  'awaiting evidence': 'merchant',
  'awaiting vendor': 'provider',
  'awaiting problem': 'engineering',
  resolved: 'resolved',
  closed: 'closed',
};

const shape = /^\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}(:\d{2}(\.\d+)?)?$/;
const minuteMs = 60_000;
/** minutes are whole: a second is below what such a desk writes down */
const at = z
  .string()
  .regex(shape, 'must be a time like 2016-02-29 01:16')
  .transform((text) => Math.floor(Date.parse(`${text.replace(' ', 'T')}Z`) / minuteMs) * minuteMs)
  .refine(Number.isFinite, 'must be a time that exists');
const row = z.object({
  incident: z.string().min(1, 'must name the incident'),
  seq: z.string().regex(/^\d+$/, 'must be a whole number').transform(Number),
  at,
  state: z.string().transform((text) => parties[text.trim().toLowerCase()] ?? 'us'),
});

export interface CaseNews {
  readonly caseId: string;
  readonly move: CaseMove;
}

/** What was told of cases, in the order of the file. @throws UnreadableFile naming line and column */
export async function readNews(file: string): Promise<readonly CaseNews[]> {
  const news: CaseNews[] = [];
  for await (const { incident, seq, at: when, state } of readTable(file, row))
    news.push({ caseId: incident, move: { at: when, seq, party: state } });
  return news;
}

/** The cases of a file. @throws UnreadableFile naming line and column, or a case that is there twice */
export async function readCases(file: string): Promise<ReadonlySet<string>> {
  const cases = new Set<string>();
  for await (const { incident } of readTable(file, z.object({ incident: row.shape.incident }))) {
    if (cases.has(incident)) throw new UnreadableFile(`${file} has incident ${incident} twice: keep one row of it.`);
    cases.add(incident);
  }
  return cases;
}
