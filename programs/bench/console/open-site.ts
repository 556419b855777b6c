import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { removing } from '@firstsale/laptop-cloud/platform';
import { allServices } from '@firstsale/laptop-cloud/services';
import * as z from 'zod';
import { projectPath } from '../../../lib/project.ts';
import { synthesize } from '../../../tools/build/synth.ts';
import { readDesk } from '../../../world/desk/desk-settings.ts';
import { peopleOf } from '../../../world/desk/laptop-people.ts';
import { openLaptop } from '../../../world/laptop.ts';
import { seedMerchants } from '../../seed/seed-merchants.ts';
import { openLaptopDoors } from '../../start/laptop-doors.ts';
import { serveConsole } from '../../start/serve-console.ts';

const NOW = Date.parse('2026-11-16T09:00:00.000Z');
/** virtual seconds a second */
const DAY_IN_96_S = 900;
const DAY = 86_400_000;
const WHO = 'emma@desk.example.com';
const signedIn = z.looseObject({ token: z.string() });
const configuration = z.object({ api: z.string() });

export interface Site {
  readonly url: string;
  /** address of the API, with its stage */
  readonly api: string;
  /** what the browser keeps of who is signed in, as text */
  readonly session: string;
  readonly token: string;
  /** read units of the table and its indexes so far */
  readUnits(): number;
  /** lets a day go by, on which nothing made up is due yet, then time passes as `npm start` lets it, with all that is due */
  passTime(): Promise<void>;
  close(): Promise<void>;
}

/** the application with so many made-up merchants and its console, on a free port; time stands still */
export async function openSite(merchants: number): Promise<Site> {
  const stateDir = mkdtempSync(join(tmpdir(), 'bench-console-'));
  await seedMerchants({ merchants, stateDir, seed: 1, now: NOW, told: () => undefined });
  const { folder } = await synthesize();
  const laptop = await openLaptop({
    cdkOut: folder,
    stateDir,
    speed: Number.POSITIVE_INFINITY,
    seed: 1,
    services: allServices,
    log: () => undefined,
  });
  const { cloud } = laptop;
  serveConsole(cloud);
  openLaptopDoors(laptop, { people: peopleOf(readDesk(projectPath('world/desk/default-desk.json'))) });
  const answer = await fetch(`${cloud.endpoint}/_laptop/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ id: WHO }),
  });
  const session: unknown = await answer.json();
  const { api } = configuration.parse(await (await fetch(`${cloud.endpoint}/config.json`)).json());
  return {
    url: cloud.endpoint,
    api: new URL(api, cloud.endpoint).href,
    session: JSON.stringify(session),
    token: signedIn.parse(session).token,
    readUnits: () =>
      Object.entries(cloud.kernel.usage.read())
        .filter(([counter]) => counter.startsWith('dynamodb:read:'))
        .reduce((sum, [, units]) => sum + units, 0),
    passTime: async () => {
      await cloud.kernel.runUntil(cloud.kernel.now() + DAY);
      cloud.kernel.setSpeed(DAY_IN_96_S);
    },
    close: async () => {
      await cloud.stop();
      rmSync(stateDir, removing);
    },
  };
}
