import * as z from 'zod';
import type { DecidedTask, TaskDecision } from '../../domain/model/task.ts';
import type { Plan } from '../agenda.ts';
import type { DeskApi, TaskEvent } from '../desk/desk.ts';
import type { StoredStory } from './stored-story.ts';

const opened = z.looseObject({ taskId: z.string(), queue: z.string(), subjectKind: z.string(), subjectId: z.string() });
const planned = z.object({ merchantId: z.string(), taskId: z.string(), decision: z.int(), approval: z.int() });
const kind = 'as decided';
const MINUTE = 60_000;

/**
 * People who decide as they did: a task that opened once is decided by the same person, with the same choice, after the same time. One that was
 * never decided stays open; one nobody ever had is not theirs.
 */
export class StoredDesk {
  readonly #decisions: readonly DecidedTask[];
  readonly #open: StoredStory['open'];
  readonly #agenda: { add(plan: Plan, key?: string): void };
  readonly #api: DeskApi;
  readonly #taken = new Set<number>();

  constructor(parts: {
    decisions: readonly DecidedTask[];
    open: StoredStory['open'];
    agenda: { add(plan: Plan, key?: string): void };
    api: DeskApi;
  }) {
    this.#decisions = parts.decisions;
    this.#open = parts.open;
    this.#agenda = parts.agenda;
    this.#api = parts.api;
  }

  /** whether a task that opened is decided as it was; `left`: it was asked and is open still; undefined for what is no opening */
  notice({ type, merchantId, at, data }: TaskEvent): 'replayed' | 'left' | 'new' | undefined {
    if (type !== 'task.opened.v1') return undefined;
    const task = opened.safeParse(data).data;
    if (task === undefined) return undefined;
    const decision = this.#decisions.findIndex(
      (one, nth) =>
        !this.#taken.has(nth) &&
        one.queue === task.queue &&
        one.subjectKind === task.subjectKind &&
        one.subjectId === task.subjectId,
    );
    const found = this.#decisions[decision];
    if (found === undefined) return this.#isLeft(task) ? 'left' : 'new';
    this.#taken.add(decision);
    for (const [approval, { at: then }] of this.#approvals(found).entries()) {
      const after = Math.max(MINUTE, Date.parse(then) - Date.parse(found.openedAt));
      const payload = { merchantId, taskId: task.taskId, decision, approval };
      this.#agenda.add({ at: at + after, kind, payload }, `${kind} ${task.taskId} ${approval}`);
    }
    return 'replayed';
  }

  #isLeft(task: z.infer<typeof opened>): boolean {
    return this.#open.some(
      ({ queue, subjectKind, subjectId }) =>
        queue === task.queue && subjectKind === task.subjectKind && subjectId === task.subjectId,
    );
  }

  /** true when the plan was the desk's to carry out */
  async perform(plan: Plan): Promise<boolean> {
    if (plan.kind !== kind) return false;
    const { merchantId, taskId, decision, approval } = planned.parse(plan.payload);
    const task = this.#decisions[decision];
    const made = task && this.#approvals(task)[approval];
    if (made === undefined) return true;
    const { by, at: _at, ...body } = made;
    // whoever decided it then was allowed to
    const person = { id: by, name: by, roles: ['analyst', 'risk', 'lead'] };
    const path = `/merchants/${merchantId}/tasks/${encodeURIComponent(taskId)}`;
    const name = `${merchantId} ${taskId} ${approval}`;
    if (approval === 0) await this.#api.post(person, `${path}/claim`, { version: 1 }, `${name} claim`);
    await this.#api.post(person, `${path}/decision`, { version: approval + 2, ...body }, `${name} decides`);
    return true;
  }

  /** the one decision, or the first and the second of four eyes */
  #approvals({ approvals, decision }: DecidedTask): readonly TaskDecision[] {
    const [first] = approvals;
    return first === undefined || first.by === decision.by ? [decision] : [first, decision];
  }
}
