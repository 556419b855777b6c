import { parentPort, workerData } from 'node:worker_threads';
import * as z from 'zod';
import { solveProblem } from '../../../adapters/highs/solve-problem.ts';
import { shiftsFor } from '../../../application/plan-shifts.ts';
import { planInputs } from '../../../domain/staffing/shift-plan.ts';

// a thread of its own for each plan: a solver in WebAssembly gives no memory back, dies after thousands of calls, and cannot be stopped otherwise
const { inputs, seconds } = z.object({ inputs: planInputs, seconds: z.number().positive() }).parse(workerData);
parentPort?.postMessage((await shiftsFor(inputs, seconds, solveProblem)) ?? null);
