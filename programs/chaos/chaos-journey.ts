import type { BootOptions } from '@firstsale/laptop-cloud/boot';
import { allServices } from '@firstsale/laptop-cloud/services';
import { projectPath } from '../../lib/project.ts';
import { openDemoWorld } from '../../world/demo/demo-world.ts';
import { readDesk } from '../../world/desk/desk-settings.ts';
import { type Laptop, openLaptop } from '../../world/laptop.ts';
import { readPolicyFile } from '../../world/read-policy.ts';
import { publishSharing } from './shared-work.ts';

const DAY = 86_400_000;
const from = Date.parse('2026-01-05T00:00:00Z');

export interface JourneySettings {
  readonly cdkOut: string;
  readonly stateDir: string;
  readonly merchants: number;
  /** how many virtual days are lived; everybody applies within the first fifth of them */
  readonly days: number;
  readonly seed: number;
  /** teams share the work */
  readonly teams?: boolean;
  /** default: all services, as they are for everybody */
  readonly services?: BootOptions['services'];
}

/**
 * Lives the merchants' journey in virtual time, one unit of work at a time, or goes on with what an earlier process left.
 * Everybody applies in the first fifth of the days.
 */
export async function journey<T>(settings: JourneySettings, look: (laptop: Laptop) => Promise<T>): Promise<T> {
  const { cdkOut, stateDir, seed, merchants, days, services = allServices, teams = false } = settings;
  const laptop = await openLaptop({
    cdkOut,
    stateDir,
    port: 'none',
    speed: Number.POSITIVE_INFINITY,
    concurrency: 1,
    seed,
    start: from,
    services,
    log: () => undefined,
  });
  try {
    const desk = readDesk(projectPath('world/desk/default-desk.json'));
    const policy = readPolicyFile(projectPath('policies/default.json'));
    openDemoWorld(laptop, {
      seed,
      merchants,
      from,
      desk,
      policy,
      deskUntil: Number.POSITIVE_INFINITY,
      applyDays: Math.ceil(days / 5),
    });
    const [lead] = desk.people.filter(({ roles }) => roles.includes('lead'));
    if (teams && lead !== undefined) await publishSharing(laptop, lead, policy);
    const { kernel } = laptop.cloud;
    const failed: string[] = [];
    kernel.onUnitFailed(({ label, error }) => failed.push(`${label}: ${error instanceof Error ? error.message : error}`));
    await kernel.runUntil(from + days * DAY);
    await kernel.idle();
    const [first] = failed;
    if (first !== undefined) throw new Error(`${failed.length} units of work failed, the first: ${first}`);
    return await look(laptop);
  } finally {
    await laptop.cloud.stop();
  }
}
