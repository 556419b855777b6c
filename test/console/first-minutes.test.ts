import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { removing } from '@firstsale/laptop-cloud/platform';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { projectPath } from '../../lib/project.ts';
import { hasBrowser, openBrowser, seriousOf } from './open-console.ts';

describe.skipIf(!hasBrowser)('the first minutes of npm start', () => {
  let folder: string;
  let laptop: ChildProcess;
  let browser: Browser;
  let url: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'first-minutes-'));
    const options = ['--port', '0', '--merchants', '6', '--state', folder];
    laptop = spawn(process.execPath, [projectPath('programs/start/start.ts'), ...options], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    url = await new Promise<string>((resolve, reject) => {
      let said = '';
      laptop.stdout?.on('data', (text) => {
        said += text;
        const address = /Console +(http:\/\/localhost:\d+)\//.exec(said)?.[1];
        if (address !== undefined) resolve(address);
      });
      laptop.once('exit', () => reject(new Error(`npm start ended: ${said}`)));
    });
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    const ended = new Promise((resolve) => laptop.once('exit', resolve));
    laptop.kill('SIGINT');
    await ended;
    rmSync(folder, removing);
  });

  test('the first screen tells what happens while history is played, and a story chosen meanwhile finds the clock at rest', async () => {
    const page = await browser.newPage();
    const complaints: string[] = [];
    page.on('pageerror', ({ message }) => complaints.push(message));
    await page.goto(`${url}/today`);
    const film = page.getByRole('region', { name: 'How the merchants got here' });
    await film.getByRole('listitem').first().waitFor();
    const seen = Number(await film.getByRole('definition').first().textContent());
    expect(seen).toBeGreaterThan(0);
    expect(await seriousOf(page)).toEqual([]);
    await page.getByRole('button', { name: 'Begin the morning of a lead' }).click();
    await page.getByRole('heading', { level: 1, name: 'Today' }).waitFor();
    const clock = async (): Promise<{ now: string; paused: boolean; catchingUp: boolean }> =>
      (await fetch(`${url}/_laptop/clock`)).json();
    expect(await clock()).toMatchObject({ catchingUp: true, paused: true });
    await expect.poll(async () => (await clock()).catchingUp, { timeout: 100_000, interval: 500 }).toBe(false);
    const { now, paused } = await clock();
    expect(paused).toBe(true);
    await page.getByRole('button', { name: 'Resume' }).click();
    await expect.poll(async () => (await clock()).now, { timeout: 10_000 }).not.toBe(now);
    await page.goto(`${url}/today`);
    expect(await film.count()).toBe(0);
    expect(complaints).toEqual([]);
  });
});
