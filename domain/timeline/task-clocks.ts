import * as z from 'zod';
import type { Snapshot } from '../model/snapshot.ts';
import type { TimelineEntry } from '../model/timeline-entry.ts';
import { instant } from '../values.ts';

/** when each task is due by its service level */
export type TaskClocks = Readonly<Record<string, string>>;

const opened = z.object({ taskId: z.string(), slaDueAt: instant });

/** As the timeline tells: set when a task is opened, and moved by nothing, a new policy included. Of one opened again the last opening counts. */
export const toldClocks = (entries: readonly TimelineEntry[]): TaskClocks =>
  Object.fromEntries(
    entries
      .filter(({ type }) => type === 'task.opened.v1')
      .toSorted((one, other) => (one.at < other.at ? -1 : 1))
      .map(({ data }) => opened.parse(data))
      .map(({ taskId, slaDueAt }) => [taskId, slaDueAt]),
  );

/** As the tasks are stored. */
export const storedClocks = ({ tasks }: Snapshot): TaskClocks =>
  Object.fromEntries(tasks.map(({ id, slaDueAt }) => [id, slaDueAt]));
