import * as z from 'zod';
import type { CaseParty } from '../../domain/case-clock/parties.ts';
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
const ofOurs: ReadonlySet<string> = new Set(['new', 'active']);

export const partyOfState = (state: string): CaseParty => parties[state.toLowerCase()] ?? 'us';
/** is it a state that nobody named: it counts as ours, and is told of */
export const isUnnamed = (state: string): boolean =>
  !Object.hasOwn(parties, state.toLowerCase()) && !ofOurs.has(state.toLowerCase());

const shape = /^\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}(:\d{2}(\.\d+)?)?$/;
const minuteMs = 60_000;
/** minutes are whole: a second is below what such a desk writes down */
const at = z
  .string()
  .regex(shape, 'must be a time like 2016-02-29 01:16')
  .transform((text) => Math.floor(Date.parse(`${text.replace(' ', 'T')}Z`) / minuteMs) * minuteMs)
  .refine(Number.isFinite, 'must be a time that exists');
const incident = z.string().min(1, 'must name the incident').max(100, 'must be at most 100 characters');
const row = z.object({
  incident,
  seq: z
    .string()
    .regex(/^\d{1,9}$/, 'must be a whole number')
    .transform(Number),
  at,
  state: z.string().min(1, 'must name the state'),
});

/** one event of a service desk about a case */
export interface CaseRow {
  readonly incident: string;
  readonly seq: number;
  /** epoch ms, a whole minute */
  readonly at: number;
  readonly state: string;
}

/** The events of a file, in its order. @throws UnreadableFile naming line and column */
export const readEvents = (file: string): AsyncGenerator<CaseRow> => readTable(file, row);

/** The cases of a file, in its order. @throws UnreadableFile naming line and column */
export const readCases = (file: string): AsyncGenerator<Pick<CaseRow, 'incident'>> => readTable(file, z.object({ incident }));
