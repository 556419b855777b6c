import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import * as z from 'zod';
import { type PlanInputs, planShiftsField } from '../../domain/staffing/shift-plan.ts';
import type { WrittenShift } from '../../domain/staffing/written-shift.ts';
import { projectPath } from '../../lib/project.ts';

export interface Solving {
  /** undefined when the solver found no shifts in its time; rejects when it was stopped or failed */
  readonly shifts: Promise<readonly WrittenShift[] | undefined>;
  readonly pid: number | undefined;
  stop(): void;
}

/** Solves a plan in a process of its own, which ends with it. */
export const runSolver = (inputs: PlanInputs, seconds: number): Solving => {
  const argv = ['--max-semi-space-size=2', projectPath('programs/plan/solve-plan.ts'), String(seconds)];
  const child = spawn(process.execPath, argv, { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = new Promise<void>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve();
      else reject(new Error('The solver was stopped before it had an answer.'));
    });
  });
  child.stdin.on('error', () => undefined);
  child.stdin.end(JSON.stringify(inputs));
  const shifts = Promise.all([text(child.stdout), ended]).then(
    ([all]) => z.union([planShiftsField, z.null()]).parse(JSON.parse(all)) ?? undefined,
  );
  // whoever stopped it may not wait for it
  shifts.catch(() => undefined);
  return {
    shifts,
    pid: child.pid,
    stop: () => void child.kill(),
  };
};
