import { setTimeout } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import * as z from 'zod';
import type { PlanSolver } from '../../domain/staffing/plan-ports.ts';
import { planShiftsField } from '../../domain/staffing/shift-plan.ts';

const ASKED_EVERY_MS = 1_000;
const answer = z.union([planShiftsField, z.null()]);

/** what a plan that was called off is ended with */
class CalledOff extends Error {
  override readonly name = 'CalledOff';
}

/** Solves each plan in a thread of its own, which ends with it. `file` is the program of the thread (functions/events/make-plan/solve.ts), as built. */
export const planSolver = (file: string | URL): PlanSolver => ({
  shifts: async (inputs, seconds, cancelled) => {
    const ended = new AbortController();
    const worker = new Worker(file, { workerData: { inputs, seconds } });
    const solved = new Promise<unknown>((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
      worker.once('exit', (code) => reject(new Error(`the solver ended with ${code} and without an answer`)));
    });
    const calledOff = async (): Promise<never> => {
      for (;;) {
        await setTimeout(ASKED_EVERY_MS, undefined, { signal: ended.signal });
        if (await cancelled()) throw new CalledOff('the plan was called off');
      }
    };
    try {
      return answer.parse(await Promise.race([solved, calledOff()])) ?? undefined;
    } finally {
      ended.abort();
      await worker.terminate();
    }
  },
});
