import * as z from 'zod';
import { suppressionReason } from '../nudge/nudge-answer.ts';
import { type Measured, stageOfEvent, undeliverable } from './measured.ts';

/** of an entry that was told on the bus */
export interface Told {
  readonly type: string;
  readonly at: string;
  readonly data?: unknown;
}

const inQueue = z.looseObject({ queue: z.string() });
const suppressed = z.looseObject({ reason: suppressionReason });
const taskMeasures: Readonly<Record<string, 'TasksOpened' | 'TasksEnded' | 'TasksOverdue'>> = {
  'task.opened.v1': 'TasksOpened',
  'task.decided.v1': 'TasksEnded',
  'task.cancelled.v1': 'TasksEnded',
  'task.overdue.v1': 'TasksOverdue',
};

const ofEntry = ({ type, data }: Told): readonly Measured[] => {
  const stage = stageOfEvent[type];
  if (stage !== undefined) return [{ name: 'Milestones', of: stage, value: 1 }];
  if (type === 'merchant.stalled.v1') return [{ name: 'Stalls', value: 1 }];
  if (type === 'nudge.delivered.v1') return [{ name: 'NudgesSent', value: 1 }];
  if (type === 'nudge.suppressed.v1')
    return [{ name: 'NudgesSuppressed', of: suppressed.safeParse(data).data?.reason ?? undeliverable, value: 1 }];
  const name = taskMeasures[type];
  const queue = name && inQueue.safeParse(data).data?.queue;
  return name === undefined || queue === undefined ? [] : [{ name, of: queue, value: 1 }];
};

/** equal measures of several entries as one */
export const summed = (all: readonly Measured[]): readonly Measured[] => {
  const sums = new Map<string, Measured>();
  for (const one of all) {
    const key = `${one.name} ${one.of ?? ''}`;
    sums.set(key, { ...one, value: one.value + (sums.get(key)?.value ?? 0) });
  }
  return [...sums.values()];
};

/** what entries that are on the bus since `now` tell of the business, and how long the slowest of them took */
export const toldMeasures = (entries: readonly Told[], now: string): readonly Measured[] => {
  const lags = entries.map(({ at }) => Math.max(0, Date.parse(now) - Date.parse(at)));
  return [
    ...summed(entries.flatMap(ofEntry)),
    ...(lags.length === 0 ? [] : [{ name: 'EventLag', value: Math.max(...lags) } as const]),
  ];
};
