import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { removing } from '@firstsale/laptop-cloud/platform';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { decode } from '../../adapters/dynamodb/codec.ts';
import { isBusinessTime } from '../../domain/calendar/is-business-time.ts';
import { projectPath } from '../../lib/project.ts';
import { live, type Outcome, type World } from '../../programs/chaos/life.ts';
import { deathsOf } from '../../programs/chaos/points.ts';
import { sharedQueues } from '../../programs/chaos/shared-work.ts';
import { synthesize } from '../../tools/build/synth.ts';
import { readPolicyFile } from '../../world/read-policy.ts';

const [LIVES, DEATHS] = [1, 2];
let folder = '';
let world: World;
let whole: Outcome;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'teams-killed-'));
  const cdkOut = join(folder, 'cdk.out');
  cpSync((await synthesize()).folder, cdkOut, { recursive: true });
  world = { cdkOut, merchants: 6, days: 5, seed: 3, teams: true };
  whole = await live(world, folder, []);
}, 400_000);
afterAll(() => rmSync(folder, removing));

/** what the table ended with */
const itemsOf = ({ state }: Outcome, kind: string): any[] =>
  state
    .filter((line) => line.includes(`"kind":{"S":"${kind}"}`))
    .map((line) => decode(z.any(), JSON.parse(line)))
    .filter((one) => one.kind === kind);
const gb = readPolicyFile(projectPath('policies/default.json')).calendars['gb'];

describe('work shared by teams, of a process killed with SIGKILL', () => {
  test('ends as if nothing had happened, counted once', async () => {
    const lives = Array.from({ length: LIVES }, (_, life) => deathsOf(world.seed, life, whole.writes, DEATHS));
    for (const planned of lives) {
      const { state, deaths } = await live(world, folder, planned);
      expect(deaths, 'a life that ended before it died').toBeGreaterThan(0);
      expect(state, JSON.stringify(planned)).toEqual(whole.state);
    }
  }, 600_000);

  test('was given to teams that were open and below their caps, and what each has open is what there is', () => {
    const tasks = itemsOf(whole, 'task').filter(({ queue }) => sharedQueues.some((one) => one === queue));
    const given = tasks.filter(({ team }) => team !== undefined);
    expect(given.length).toBeGreaterThan(3);
    expect(new Set(given.map(({ team }) => team)).size).toBe(3);
    const aDay = new Map<string, number>();
    for (const { team, openedAt, queue, whyTeam } of given) {
      expect(whyTeam.about.team).toBe(team);
      if (team === 'beta') expect(gb !== undefined && isBusinessTime(gb, openedAt)).toBe(true);
      const day = `${team} ${queue} ${openedAt.slice(0, 10)}`;
      aDay.set(day, (aDay.get(day) ?? 0) + 1);
    }
    for (const [day, n] of aDay) if (day.startsWith('gamma')) expect(n).toBeLessThanOrEqual(2);
    for (const load of itemsOf(whole, 'queue_load')) {
      for (const [team, { open }] of Object.entries<any>(load.teams)) {
        const live = tasks.filter(
          (one) => one.queue === load.queue && one.team === team && ['open', 'claimed'].includes(one.status),
        );
        expect(open, `${load.queue} ${team}`).toBe(live.length);
        if (team === 'gamma') expect(open).toBeLessThanOrEqual(1);
      }
      const { assigned } = load.counts[load.queue];
      for (const [team, n] of Object.entries(assigned))
        expect(n).toBe(given.filter((one) => one.queue === load.queue && one.team === team).length);
    }
  });
});
