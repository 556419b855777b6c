import { hash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { removing } from '@firstsale/laptop-cloud/platform';
import * as z from 'zod';
import { JsonLinesWriter, linesOf } from '../backtest/json-lines.ts';
import { type CaseRow, readCases, readEvents } from './read-incidents.ts';

export interface CareFiles {
  readonly cases: string;
  readonly events: string;
}
/** a stream cut into parts on disk, each case whole in one: a worker holds one part at a time */
export interface CaseParts {
  readonly dir: string;
  readonly parts: readonly number[];
  /** rows of the file of cases */
  readonly listed: number;
}

/** a part of a stream of a million cases has sixteen thousand */
const PARTS = 64;

const fileOf = (dir: string, part: number): string => join(dir, `cases-${part}.jsonl`);
const partOf = (incident: string): number => Number.parseInt(hash('sha256', incident).slice(0, 8), 16) % PARTS;

/** Cuts both files into parts, streaming: neither has to fit into memory. */
async function splitCases(files: CareFiles, dir: string): Promise<CaseParts> {
  const writers = Array.from({ length: PARTS }, (_, part) => new JsonLinesWriter(fileOf(dir, part)));
  for (const { file } of writers) writeFileSync(file, '');
  let listed = 0;
  const add = (row: readonly [string, ...(string | number)[]]): void => writers[partOf(row[0])]?.add(row);
  for await (const { incident } of readCases(files.cases)) {
    listed += 1;
    add([incident]);
  }
  for await (const { incident, at, seq, state } of readEvents(files.events)) add([incident, at, seq, state]);
  for (const writer of writers) writer.flush();
  return { dir, parts: writers.map((_, part) => part), listed };
}

/** What is done with both files cut into parts, which are gone afterwards. Throws UnreadableFile, and what the work throws */
export async function withParts<Answer>(files: CareFiles, work: (parts: CaseParts) => Promise<Answer>): Promise<Answer> {
  const dir = mkdtempSync(join(tmpdir(), 'firstsale-care-'));
  try {
    return await work(await splitCases(files, dir));
  } finally {
    rmSync(dir, removing);
  }
}

const line = z.union([z.tuple([z.string()]), z.tuple([z.string(), z.number(), z.number(), z.string()])]);

/** what is told of one case; in the file of cases so often */
export interface SplitCase {
  readonly rows: CaseRow[];
  listed: number;
}

/** the cases of one part, by name in order */
export function readPart(dir: string, part: number): readonly (readonly [string, SplitCase])[] {
  const cases = new Map<string, SplitCase>();
  for (const text of linesOf(fileOf(dir, part))) {
    const [incident, at, seq, state] = line.parse(JSON.parse(text));
    const known = cases.get(incident) ?? { rows: [], listed: 0 };
    cases.set(incident, known);
    if (at === undefined || seq === undefined || state === undefined) known.listed += 1;
    else known.rows.push({ incident, at, seq, state });
  }
  return [...cases].toSorted(([a], [b]) => (a < b ? -1 : 1));
}
