import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { removing } from '@firstsale/laptop-cloud/platform';
import * as z from 'zod';
import { projectPath } from '../../lib/project.ts';

export interface World {
  readonly cdkOut: string;
  readonly merchants: number;
  /** virtual days of the journey */
  readonly days: number;
  readonly seed: number;
  /** teams share the work, by their hours and caps */
  readonly teams?: boolean;
}

/** when a process dies: at the n-th write to the journal, or real milliseconds after it */
export interface KillPoint {
  readonly atWrite: number;
  readonly delayMs: number;
}

const outcome = z.object({ writes: z.number(), state: z.array(z.string()) });
export type Outcome = z.infer<typeof outcome>;

/** a life of the laptop cloud ended otherwise than by its end or by the kill */
export class LifeFailed extends Error {
  override readonly name = 'LifeFailed';
}

/**
 * Lets a process live the journey, dying at each point in turn and starting again on the same state folder; the state at the end.
 * @param finished told of the state folder before it is removed, for whoever wants to keep it
 */
export async function live(
  world: World,
  folder: string,
  points: readonly KillPoint[],
  /** told the folder before it is removed: the place to keep it */
  finished: (stateDir: string, state: readonly string[]) => void = () => undefined,
): Promise<Outcome & { deaths: number }> {
  const stateDir = mkdtempSync(join(folder, 'life-'));
  const out = join(stateDir, 'outcome.json');
  let deaths = 0;
  try {
    for (const point of [...points, undefined]) {
      const { signal, code, said } = await run(world, stateDir, point, out);
      if (code !== 0 && existsSync(`${out}.killed`)) {
        deaths += 1;
        rmSync(`${out}.killed`);
      } else if (code === 0) {
        const found = outcome.parse(JSON.parse(readFileSync(out, 'utf8')));
        finished(stateDir, found.state);
        return { ...found, deaths };
      } else throw new LifeFailed(`a process ended with ${signal ?? code} instead of its end or the kill: ${said.trim()}`);
    }
    throw new LifeFailed('the last life was to live to its end and was killed by somebody else');
  } finally {
    rmSync(stateDir, removing);
  }
}

function run(world: World, stateDir: string, point: KillPoint | undefined, out: string) {
  const { cdkOut, merchants, days, seed, teams = false } = world;
  const args = [cdkOut, stateDir, merchants, days, seed, point?.atWrite ?? 0, point?.delayMs ?? 0, out, teams ? 'teams' : ''];
  const child = spawn(process.execPath, [projectPath('programs/chaos/chaos-child.ts'), ...args.map(String)], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => {
    said = (said + chunk.toString()).slice(-2_000);
  });
  return new Promise<{ code: number | null; signal: NodeJS.Signals | null; said: string }>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve({ code, signal, said }));
  });
}
