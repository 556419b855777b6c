import { existsSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type AslReport, runAsl, type Tally } from './asl.ts';
import { DEPTHS } from './judge.ts';
import { runVectors, type VectorGroup } from './vectors.ts';

const DEFAULTS = ['../shared/asl', '../shared/vectors'];
const LEAST = { status: 1, output: 1, error: 1, cause: 0.98, history: 0.98 } as const;
const VECTORS = new Set(['event-patterns.json', 'iam-decisions.json', 'schedules.json']);

const print = (line = ''): void => void process.stdout.write(`${line}\n`);
const share = ({ agreed, total }: Tally): string => (total === 0 ? '-' : `${agreed}/${total}`);

function printAsl(folder: string, { groups, sum, disagreements }: AslReport): boolean {
  print(`Step Functions cases of ${folder}`);
  print(['group'.padEnd(36), ...DEPTHS.map((depth) => depth.padStart(9))].join(''));
  for (const [name, tallies] of [...groups].sort(([a], [b]) => (a < b ? -1 : 1))) {
    print([name.padEnd(36), ...DEPTHS.map((depth) => share(tallies[depth]).padStart(9))].join(''));
  }
  print(['all'.padEnd(36), ...DEPTHS.map((depth) => share(sum[depth]).padStart(9))].join(''));
  for (const { id, depth, what, defect } of disagreements) {
    print(
      `  ${depth} of ${id}\n      ${what.slice(0, 400)}${defect === null ? '' : `\n      the case contradicts itself: ${defect}`}`,
    );
  }
  let met = true;
  for (const depth of DEPTHS) {
    const forgiven = disagreements.filter((found) => found.depth === depth && found.defect !== null).length;
    const { agreed, total } = sum[depth];
    if (total === 0 || agreed + forgiven >= total * LEAST[depth]) continue;
    met = false;
    print(`  ${depth}: ${agreed} of ${total} is less than ${LEAST[depth] * 100} %`);
  }
  return met;
}

function printVectors(folder: string, groups: readonly VectorGroup[]): boolean {
  print(`vectors of ${folder}`);
  for (const { name, agreed, total, disagreements } of groups) {
    print(`${name.padEnd(36)}${share({ agreed, total }).padStart(9)}`);
    for (const found of disagreements) print(`  ${found.name}: ${found.actual}, expected ${found.expected}`);
  }
  return groups.every(({ agreed, total }) => total > 0 && agreed === total);
}

async function playFolder(folder: string): Promise<boolean> {
  if (!existsSync(folder)) {
    print(`there is no folder ${folder}`);
    return false;
  }
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
  const vectors = files.filter((file) => VECTORS.has(file));
  const others = files.filter((file) => !VECTORS.has(file));
  let met = vectors.length + others.length > 0;
  if (!met) print(`no cases in ${folder}`);
  if (vectors.length > 0) met = printVectors(folder, runVectors(folder)) && met;
  if (vectors.length === 0 && others.length > 0) met = printAsl(folder, await runAsl(folder, others)) && met;
  return met;
}

const { values } = parseArgs({ options: { dir: { type: 'string', multiple: true } } });
let met = true;
for (const folder of values.dir ?? DEFAULTS) {
  try {
    met = (await playFolder(resolve(folder))) && met;
  } catch (error) {
    print(error instanceof Error ? error.message : String(error));
    met = false;
  }
  print();
}
process.exitCode = met ? 0 : 1;
