import type { EffectCounts } from './effect-answer.ts';

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
  keptBack: { kind: 'kept back', keep: [1] },
  tasks: { kind: 'task', keep: [1] },
  taskWeeks: { kind: 'task', keep: [1, 2] },
  stalls: { kind: 'stalled', keep: [1] },
  dormant: { kind: 'dormant', keep: [] },
} as const satisfies Readonly<Record<string, { readonly kind: string; readonly keep: readonly number[] }>>;
export type Grouping = keyof typeof groupings;

/** counts of one kind under both policies, put together; what neither has is absent */
export const countRows = (under: EffectCounts, against: EffectCounts, grouping: Grouping): readonly CountRow[] => {
  const { kind, keep } = groupings[grouping];
  const rows = new Map<string, { name: readonly string[]; under: number; against: number }>();
  const add = (counts: EffectCounts, side: 'under' | 'against'): void => {
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
