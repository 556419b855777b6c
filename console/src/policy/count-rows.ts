import type { WorkCounts } from '../../../domain/backtest/backtest-answer.ts';

export interface CountRow {
  /** what is counted, part by part: a stage and a step, a queue, a week */
  readonly name: readonly string[];
  readonly under: number;
  readonly against: number;
}
/** how counts are put together: the parts of their names that stay */
export const groupings = {
  step: { kind: 'nudge', keep: [1, 2] },
  channel: { kind: 'nudge', keep: [3] },
  week: { kind: 'nudge', keep: [4] },
  letter: { kind: 'nudge', keep: [5] },
  about: { kind: 'nudge', keep: [6] },
  keptBack: { kind: 'kept back', keep: [1] },
  keptBackWeeks: { kind: 'kept back', keep: [1, 2] },
  tasks: { kind: 'task', keep: [1] },
  taskWeeks: { kind: 'task', keep: [1, 2] },
  risk: { kind: 'risk', keep: [1] },
  straight: { kind: 'straight through', keep: [] },
  stalls: { kind: 'stalled', keep: [1] },
  dormant: { kind: 'dormant', keep: [] },
} as const satisfies Readonly<Record<string, { readonly kind: string; readonly keep: readonly number[] }>>;
export type Grouping = keyof typeof groupings;

/** counts of one kind under both policies, put together; what neither has is absent */
export const countRows = (under: WorkCounts, against: WorkCounts, grouping: Grouping): readonly CountRow[] => {
  const { kind, keep } = groupings[grouping];
  const rows = new Map<string, { name: readonly string[]; under: number; against: number }>();
  const add = (counts: WorkCounts, side: 'under' | 'against'): void => {
    for (const [full, n] of Object.entries(counts)) {
      const parts = full.split('/');
      if (parts[0] !== kind) continue;
      const name = keep.map((at) => parts[at] ?? '');
      const row = rows.get(name.join('/')) ?? { name, under: 0, against: 0 };
      row[side] += n;
      rows.set(name.join('/'), row);
    }
  };
  add(under, 'under');
  add(against, 'against');
  return [...rows].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, row]) => row);
};
