import loadHighs from 'highs';
import type { SolveProblem } from '../../domain/staffing/plan-ports.ts';

// one solver for all problems of a process: each one loaded takes its own memory and gives none back
let loaded: ReturnType<typeof loadHighs> | undefined;

/** Solves a linear program. Call it a few times in a process, not thousands. */
export const solveProblem: SolveProblem = async (text, seconds) => {
  loaded ??= loadHighs();
  const highs = await loaded;
  const { Status, Columns } = highs.solve(text, { output_flag: false, time_limit: seconds, random_seed: 0 });
  // what it has at the end of its time is no plan
  if (Status !== 'Optimal') return { kind: 'not_solved', why: Status };
  const values = new Map<string, number>();
  for (const [name, column] of Object.entries(Columns)) {
    if (Number.isFinite(column.Primal)) values.set(name, Number(column.Primal));
  }
  return { kind: 'solved', values };
};
