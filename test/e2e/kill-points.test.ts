import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { removing } from '@firstsale/laptop-cloud/platform';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { live, type World } from '../../programs/chaos/life.ts';
import { deathsOf } from '../../programs/chaos/points.ts';
import { synthesize } from '../../tools/build/synth.ts';

// a sample that fits a test run: `npm run chaos` takes as many kills as asked for
const [LIVES, DEATHS] = [2, 2];
let folder = '';
let world: World;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kill-points-'));
  const cdkOut = join(folder, 'cdk.out');
  // a copy: another test may synthesize meanwhile
  cpSync((await synthesize()).folder, cdkOut, { recursive: true });
  world = { cdkOut, merchants: 4, days: 12, seed: 2 };
}, 120_000);
afterAll(() => rmSync(folder, removing));

test(`the journey of four merchants, killed with SIGKILL ${DEATHS} times at seeded points in each of ${LIVES} lives, ends as if nothing had happened`, async () => {
  const whole = await live(world, folder, []);
  expect(whole.state.filter((line) => line.startsWith('{"execution"')).length).toBeGreaterThan(4);
  const lives = Array.from({ length: LIVES }, (_, life) => deathsOf(world.seed, life, whole.writes, DEATHS));
  const ends = await Promise.all(lives.map((planned) => live(world, folder, planned)));
  for (const [life, { state, deaths }] of ends.entries()) {
    expect(state, JSON.stringify(lives[life])).toEqual(whole.state);
    expect(deaths, 'a life that ended before it died').toBeGreaterThan(0);
  }
}, 600_000);
