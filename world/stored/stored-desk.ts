import * as z from 'zod';
import type { DecidedTask, TaskDecision } from '../../domain/model/task.ts';
import type { Plan } from '../agenda.ts';
import type { DeskApi, TaskEvent } from '../desk/desk.ts';

const opened = z.looseObject({ taskId: z.string(), queue: z.string(), subjectKind: z.string(), subjectId: z.string() });
const planned = z.object({ merchantId: z.string(), taskId: z.string(), decision: z.int(), approval: z.int() });
const kind = 'as decided';
const MINUTE = 60_000;

/**
 * People who decide as they did: a task that opened once is decided by the same person, with the same choice, after the same time. A task
 * nobody ever had stays open, and so does one that was never decided.
 */
export class StoredDesk {
  readonly #decisions: readonly DecidedTask[];
  readonly #agenda: { add(plan: Plan, key?: string): void };
  readonly #api: DeskApi;
  readonly #taken = new Set<number>();

  constructor(parts: { decisions: readonly DecidedTask[]; agenda: { add(plan: Plan, key?: string): void }; api: DeskApi }) {
    this.#decisions = parts.decisions;
    this.#agenda = parts.agenda;
    this.#api = parts.api;
  }

  notice({ type, merchantId, at, data }: TaskEvent): void {
    if (type !== 'task.opened.v1') return;
    const task = opened.safeParse(data).data;
    if (task === undefined) return;
    const decision = this.#decisions.findIndex(
      (one, nth) =>
        !this.#taken.has(nth) &&
        one.queue === task.queue &&
        one.subjectKind === task.subjectKind &&
        one.subjectId === task.subjectId,
    );
    const found = this.#decisions[decision];
    if (found === undefined) return;
    this.#taken.add(decision);
    for (const [approval, { at: then }] of this.#approvals(found).entries()) {
      const after = Math.max(MINUTE, Date.parse(then) - Date.parse(found.openedAt));
      const payload = { merchantId, taskId: task.taskId, decision, approval };
      this.#agenda.add({ at: at + after, kind, payload }, `${kind} ${task.taskId} ${approval}`);
    }
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
