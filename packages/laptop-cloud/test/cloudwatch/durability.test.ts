import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { removing } from '../../src/platform.mjs';
import { alarmLaptop, onSales, topicArn } from './alarm-laptop.ts';
import { shopDay } from './shop-day.ts';

const folder = () => {
  const path = mkdtempSync(join(tmpdir(), 'alarms-'));
  onTestFinished(() => rmSync(path, removing));
  return path;
};

test('kill -9 loses no alarm, rings none twice and moves none to another minute', { timeout: 60_000 }, async () => {
  const stateDir = folder();
  for (const lines of [40, 90, 61, 120]) {
    const child = spawn(process.execPath, [join(import.meta.dirname, 'kill-child.ts'), stateDir]);
    let told = '';
    await new Promise<void>((resolve) => {
      child.stdout.on('data', (chunk) => {
        told += chunk;
        if (told.split('\n').length > lines) child.kill('SIGKILL');
      });
      child.on('close', () => resolve());
    });
    expect(told.split('\n').length).toBeGreaterThan(lines);
  }
  const killed = await shopDay(stateDir);
  const uninterrupted = await shopDay(undefined);
  expect(uninterrupted.length).toBeGreaterThan(30);
  expect(killed).toEqual(uninterrupted);
});

test('an alarm that rings goes on ringing after a restart, and clears when it would have', async () => {
  const stateDir = folder();
  const before = await alarmLaptop([onSales({ Period: 300 })], { stateDir });
  await before.until(9.5);
  before.sell(10);
  await before.until(12);
  await before.end();
  const after = await alarmLaptop([onSales({ Period: 300 })], { stateDir });
  expect(await after.state()).toBe('ALARM');
  await after.until(60);
  expect(after.mails().slice(1)).toEqual(['10 ALARM: "sales"', '25 OK: "sales"']);
  await after.end();
});

test('a changed alarm keeps its state and looks at once with its new settings; one that is gone is forgotten', async () => {
  const stateDir = folder();
  const before = await alarmLaptop([onSales({ Period: 300 }), onSales({ AlarmName: 'other' })], { stateDir });
  await before.until(9.5);
  before.sell(10);
  await before.until(12);
  await before.end();
  const after = await alarmLaptop([onSales({ Period: 300, Threshold: 11 })], { stateDir });
  expect(await after.state()).toBe('ALARM');
  await after.until(13);
  expect(await after.state()).toBe('OK');
  expect((await after.call('cloudwatch', 'DescribeAlarms', {})).MetricAlarms).toHaveLength(1);
  await after.end();
});

test('what was decided and not told is told after a restart', async () => {
  const stateDir = folder();
  const before = await alarmLaptop([onSales()], { stateDir });
  await before.until(1);
  before.kernel.journal.run(
    "INSERT INTO cloudwatch_actions (alarm, action, message) VALUES ('sales', ?, ?)",
    topicArn,
    JSON.stringify({ Subject: 'late', Message: 'late' }),
  );
  await before.end();
  const after = await alarmLaptop([onSales()], { stateDir });
  await after.kernel.idle();
  expect(after.mails()).toEqual(['1 OK: "sales"', '1 late']);
  await after.end();
});
