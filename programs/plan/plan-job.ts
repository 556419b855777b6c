import { hoursOf, judgePlan } from '../../domain/staffing/judge-plan.ts';
import { type OpenedTask, planHistory } from '../../domain/staffing/plan-inputs.ts';
import type { PlanInputs, PlanJudgement, PlanWish } from '../../domain/staffing/shift-plan.ts';
import { planWish } from '../../domain/staffing/shift-plan.ts';
import { readShift, type WrittenShift } from '../../domain/staffing/written-shift.ts';
import { runSolver, type Solving } from './run-solver.ts';

/** a task that would have been late, and by how many open minutes */
export interface LateTask extends OpenedTask {
  readonly minutes: number;
}
export interface PlanReport {
  readonly inputs: PlanInputs;
  readonly shifts: readonly WrittenShift[];
  readonly judged: PlanJudgement;
  /** the latest first, a hundred at most */
  readonly late: readonly LateTask[];
}
export type PlanJobState =
  | { readonly kind: 'none' }
  | { readonly kind: 'reading' | 'solving' | 'cancelled' }
  | { readonly kind: 'refused'; readonly code: 'no-work' | 'no-plan' | 'too-short'; readonly wish: PlanWish }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'done'; readonly report: PlanReport };

const SECONDS = 8;
const shownLate = 100;

/** the plans of a laptop: one at a time; each is solved in a process that ends with it */
export class PlanJob {
  readonly #tasks: () => Promise<readonly OpenedTask[]>;
  readonly #now: () => string;
  #state: PlanJobState = { kind: 'none' };
  #solving: Solving | undefined;
  /** a later start or a cancel makes an earlier run end unheard */
  #run = 0;

  /** @param parts every task that was opened, read from what is stored, and the instant it is now */
  constructor(parts: { tasks: () => Promise<readonly OpenedTask[]>; now: () => string }) {
    this.#tasks = parts.tasks;
    this.#now = parts.now;
  }

  look(): PlanJobState {
    return this.#state;
  }

  cancel(): PlanJobState {
    this.#run += 1;
    this.#solving?.stop();
    if (this.#state.kind === 'reading' || this.#state.kind === 'solving') this.#state = { kind: 'cancelled' };
    return this.#state;
  }

  /** Throws ZodError naming a field that is wrong */
  start(raw: unknown): PlanJobState {
    const wish = planWish.parse(raw);
    this.cancel();
    const run = this.#run;
    this.#state = { kind: 'reading' };
    this.#plan(wish, run).catch((error: unknown) => {
      if (run === this.#run) this.#state = { kind: 'failed', message: error instanceof Error ? error.message : String(error) };
    });
    return this.#state;
  }

  async #plan(wish: PlanWish, run: number): Promise<void> {
    const say = (state: PlanJobState): void => {
      if (run === this.#run) this.#state = state;
    };
    if (wish.slaOpenHours * 60 < wish.handlingMinutes / wish.effective) return say({ kind: 'refused', code: 'too-short', wish });
    const history = planHistory(wish, await this.#tasks(), this.#now());
    if (run !== this.#run) return;
    if (history === undefined) return say({ kind: 'refused', code: 'no-work', wish });
    say({ kind: 'solving' });
    this.#solving = runSolver(history.inputs, SECONDS);
    const shifts = await this.#solving.shifts;
    const hours = hoursOf(wish);
    const read = shifts?.map((shift) => readShift(hours, shift)).filter((shift) => typeof shift !== 'string');
    const played = read && judgePlan(history.inputs, read);
    if (shifts === undefined || played === undefined) return say({ kind: 'refused', code: 'no-plan', wish });
    const late = played.late.flatMap(({ nth, minutes }) => {
      const task = history.judged[nth];
      return task === undefined ? [] : [{ ...task, minutes }];
    });
    const latest = late.toSorted((one, other) => other.minutes - one.minutes).slice(0, shownLate);
    say({ kind: 'done', report: { inputs: history.inputs, shifts, judged: played.judgement, late: latest } });
  }
}
