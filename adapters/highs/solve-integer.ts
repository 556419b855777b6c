import loadHighs from 'highs';

/** The values of a solved problem by name of variable, or why there are none. */
export type Solved =
  | { readonly kind: 'solved'; readonly values: ReadonlyMap<string, number> }
  | { readonly kind: 'not_solved'; readonly why: string };

// one solver for all problems of a process: each one loaded takes its own memory and gives none back
let loaded: ReturnType<typeof loadHighs> | undefined;

/**
 * Solves an integer program in CPLEX's LP format, to within `gap` of the best answer or less than one or for `seconds` at most. Call it a few times in a
 * process, not thousands.
 */
export const solveInteger = async (text: string, limits: { readonly seconds: number; readonly gap: number }): Promise<Solved> => {
  loaded ??= loadHighs();
  const highs = await loaded;
  const { Status, Columns } = highs.solve(text, {
    ...{ output_flag: false, time_limit: limits.seconds, mip_rel_gap: limits.gap, mip_abs_gap: 0.99, random_seed: 0 },
  });
  const values = new Map<string, number>();
  for (const [name, column] of Object.entries(Columns)) {
    if (Number.isFinite(column.Primal)) values.set(name, Number(column.Primal));
  }
  if ((Status === 'Optimal' || Status === 'Time limit reached') && values.size > 0) return { kind: 'solved', values };
  return { kind: 'not_solved', why: Status };
};
