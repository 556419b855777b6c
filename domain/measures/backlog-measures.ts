import type { QueueFigure } from '../rollup/tasks.ts';
import type { Measured } from './measured.ts';

/** open tasks of each queue, and those past their time, as the figures counted them */
export const backlogMeasures = (queues: readonly Pick<QueueFigure, 'queue' | 'backlog'>[]): readonly Measured[] =>
  queues.flatMap(({ queue, backlog }): Measured[] => {
    const late = backlog.reduce((sum, one) => sum + one.late, 0);
    const inTime = backlog.reduce((sum, one) => sum + one.inTime, 0);
    return [
      { name: 'TasksOpen', of: queue, value: inTime + late },
      { name: 'TasksLate', of: queue, value: late },
    ];
  });
