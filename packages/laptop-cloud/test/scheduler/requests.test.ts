import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { removing } from '../../src/platform.mjs';
import { laptop, start } from '../events/laptop.ts';

const seconds = (instant: number) => instant / 1000;
const schedule = (Arn: string, more: object = {}) => ({
  Name: 'n',
  ScheduleExpression: 'rate(1 hour)',
  FlexibleTimeWindow: { Mode: 'OFF' },
  Target: { Arn, RoleArn: 'arn:aws:iam::123456789012:role/r' },
  ...more,
});
const open = async (options: object = {}) => {
  const machine = await laptop(options);
  const { ScheduleArn: _, ...more } = { ScheduleArn: '' };
  return { ...machine, ...more, arn: await machine.queue('q') };
};

test('a start before five minutes ago and an end in the past are refused, also in an update', async () => {
  const { call, arn } = await open();
  const asked = (action: string, more: object) => call('scheduler', action, schedule(arn, more));
  await expect(asked('CreateSchedule', { StartDate: seconds(start - 301_000) })).rejects.toThrow(
    'The StartDate you specify cannot be earlier',
  );
  await expect(asked('CreateSchedule', { EndDate: seconds(start) })).rejects.toThrow('EndDate');
  await asked('CreateSchedule', { StartDate: seconds(start - 299_000) });
  await expect(asked('UpdateSchedule', { StartDate: seconds(start - 301_000) })).rejects.toMatchObject({
    code: 'ValidationException',
  });
});

test('the same client token and request get the same answer, another request with it is refused', async () => {
  const { call, arn } = await open();
  const make = (more: object = {}) => call('scheduler', 'CreateSchedule', schedule(arn, { ClientToken: 't1', ...more }));
  const first = await make();
  expect(await make()).toEqual(first);
  await expect(make({ Description: 'other' })).rejects.toMatchObject({ code: 'ConflictException' });
  await expect(make({ ClientToken: 't2' })).rejects.toMatchObject({
    code: 'ConflictException',
    message: expect.stringContaining('exists'),
  });
  await expect(make({ ClientToken: 'a b' })).rejects.toMatchObject({ code: 'ValidationException' });
  const remove = () => call('scheduler', 'DeleteSchedule', { Name: 'n', ClientToken: 'd' });
  expect([await remove(), await remove()]).toEqual([{}, {}]);
});

test('a token counts after a restart too, and a refused request does not use it up', async () => {
  const stateDir = mkdtempSync(join(tmpdir(), 'tokens-'));
  onTestFinished(() => rmSync(stateDir, removing));
  const before = await open({ stateDir });
  await before.boot();
  const group = (machine: typeof before, Name: string) =>
    machine.call('scheduler', 'CreateScheduleGroup', { Name, ClientToken: 'g' });
  await expect(group(before, 'default')).rejects.toMatchObject({ code: 'ConflictException' });
  const first = await group(before, 'night');
  await before.kernel.stop();
  const after = await laptop({ stateDir });
  expect(await after.call('scheduler', 'CreateScheduleGroup', { Name: 'night', ClientToken: 'g' })).toEqual(first);
  await after.kernel.stop();
});
