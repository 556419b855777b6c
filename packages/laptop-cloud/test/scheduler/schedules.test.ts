import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { removing } from '../../src/platform.mjs';
import { laptop, start } from '../events/laptop.ts';

type Machine = Awaited<ReturnType<typeof laptop>>;
const RoleArn = 'arn:aws:iam::123456789012:role/scheduler';

const create = ({ call }: Machine, Name: string, ScheduleExpression: string, Target: object, rest: object = {}) =>
  call('scheduler', 'CreateSchedule', {
    Name,
    ScheduleExpression,
    FlexibleTimeWindow: { Mode: 'OFF' },
    Target: { RoleArn, ...Target },
    ...rest,
  });

const Input = '<aws.scheduler.scheduled-time> <aws.scheduler.attempt-number>';
const times = (messages: { Body: string }[]) => messages.map(({ Body }) => Body.slice(0, 16));

test('a schedule calls its target at each of its times, with what it knows of the run', async () => {
  const machine = await laptop();
  const Arn = await machine.queue('a');
  await create(machine, 'daily', 'cron(30 9 * * ? *)', { Arn, Input }, { ScheduleExpressionTimezone: 'Europe/Berlin' });
  await machine.pass(2 * 86_400);
  expect((await machine.take('a')).map(({ Body }) => Body)).toEqual(['2026-03-03T08:30:00Z 1', '2026-03-04T08:30:00Z 1']);
  await machine.kernel.stop();
});

test('a rate runs from its creation, or from its start date, to its end date', async () => {
  const machine = await laptop();
  const Arn = await machine.queue('a');
  await create(machine, 'now', 'rate(1 hour)', { Arn, Input }, { EndDate: start / 1000 + 7200 });
  await create(
    machine,
    'later',
    'rate(1 hour)',
    { Arn, Input },
    { StartDate: start / 1000 + 1800, EndDate: start / 1000 + 6000 },
  );
  await machine.pass(86_400);
  expect(times(await machine.take('a'))).toEqual([
    '2026-03-02T09:00',
    '2026-03-02T09:30',
    '2026-03-02T10:00',
    '2026-03-02T10:30',
    '2026-03-02T11:00',
  ]);
  await machine.kernel.stop();
});

test('a flexible window moves the call, not the scheduled time', async () => {
  const machine = await laptop();
  const Arn = await machine.queue('a');
  const window = { FlexibleTimeWindow: { Mode: 'FLEXIBLE', MaximumWindowInMinutes: 15 } };
  await create(machine, 'soft', 'at(2026-03-02T12:00:00)', { Arn, Input }, window);
  await machine.pass(3 * 3600);
  expect(await machine.take('a')).toEqual([]);
  await machine.pass(15 * 60);
  expect(times(await machine.take('a'))).toEqual(['2026-03-02T12:00']);
  await machine.kernel.stop();
});

test('a schedule that is done goes away when it was told to', async () => {
  const machine = await laptop();
  const Arn = await machine.queue('a');
  await create(machine, 'once', 'at(2026-03-02T12:00:00)', { Arn }, { ActionAfterCompletion: 'DELETE' });
  await create(machine, 'kept', 'at(2026-03-02T12:00:00)', { Arn });
  await machine.pass(4 * 3600);
  const { Schedules } = await machine.call('scheduler', 'ListSchedules', {});
  expect(Schedules.map(({ Name }: { Name: string }) => Name)).toEqual(['kept']);
  const [message] = await machine.take('a');
  expect(JSON.parse(message?.Body ?? '')).toMatchObject({
    source: 'aws.scheduler',
    'detail-type': 'Scheduled Event',
    time: '2026-03-02T12:00:00Z',
  });
  await machine.kernel.stop();
});

test('a disabled schedule rests, an update begins it anew', async () => {
  const machine = await laptop();
  const Arn = await machine.queue('a');
  await create(machine, 'daily', 'rate(1 day)', { Arn, Input }, { State: 'DISABLED' });
  await machine.pass(3600);
  expect(await machine.take('a')).toEqual([]);
  await machine.call('scheduler', 'UpdateSchedule', {
    Name: 'daily',
    ScheduleExpression: 'rate(2 days)',
    FlexibleTimeWindow: { Mode: 'OFF' },
    Target: { RoleArn, Arn, Input },
  });
  await machine.pass(2 * 86_400);
  expect(times(await machine.take('a'))).toEqual(['2026-03-02T10:00', '2026-03-04T10:00']);
  await machine.kernel.stop();
});

test('a universal target is the API call it names; one that only reads is refused', async () => {
  const machine = await laptop();
  await machine.queue('a');
  const input = JSON.stringify({ QueueUrl: 'x/a', MessageBody: 'by the API' });
  await create(machine, 'call', 'rate(1 day)', { Arn: 'arn:aws:scheduler:::aws-sdk:sqs:sendMessage', Input: input });
  await machine.kernel.idle();
  expect((await machine.take('a')).map(({ Body }) => Body)).toEqual(['by the API']);
  const read = { Arn: 'arn:aws:scheduler:::aws-sdk:sqs:receiveMessage', Input: '{}' };
  await expect(create(machine, 'read', 'rate(1 day)', read)).rejects.toThrow(/only read/);
  await expect(create(machine, 'ecs', 'rate(1 day)', { Arn: 'arn:aws:ecs:eu-west-1:123456789012:cluster/x' })).rejects.toThrow(
    /cluster\/x/,
  );
  await machine.kernel.stop();
});

test('an event bus gets an event with the source and type of the schedule', async () => {
  const machine = await laptop();
  await machine.rule('ticks', { source: ['clock'] }, { Arn: await machine.queue('a'), InputPath: '$.detail' });
  const Arn = `arn:aws:events:${machine.kernel.region}:${machine.kernel.account}:event-bus/default`;
  await create(machine, 'tick', 'rate(1 day)', {
    Arn,
    Input: '{"n":1}',
    EventBridgeParameters: { Source: 'clock', DetailType: 'tick' },
  });
  await machine.kernel.idle();
  expect((await machine.take('a')).map(({ Body }) => Body)).toEqual(['{"n":1}']);
  await machine.kernel.stop();
});

test('a call that cannot succeed ends in the dead-letter queue', async () => {
  const machine = await laptop();
  const dead = await machine.queue('dead');
  const Arn = dead.replace('dead', 'gone');
  const { ScheduleArn } = await create(machine, 'lost', 'rate(1 day)', { Arn, Input, DeadLetterConfig: { Arn: dead } });
  await machine.kernel.idle();
  const [message] = await machine.take('dead');
  expect(message?.Body).toBe('2026-03-02T09:00:00Z 1');
  expect(message?.MessageAttributes).toMatchObject({
    SCHEDULE_ARN: { StringValue: ScheduleArn },
    TARGET_ARN: { StringValue: Arn },
    ERROR_CODE: { StringValue: 'QueueDoesNotExist' },
    RETRY_ATTEMPTS: { StringValue: '0' },
  });
  await machine.kernel.stop();
});

test('a group takes its schedules with it', async () => {
  const machine = await laptop();
  await machine.call('scheduler', 'CreateScheduleGroup', { Name: 'night' });
  const Arn = await machine.queue('a');
  await create(machine, 'x', 'at(2030-01-01T00:00:00)', { Arn }, { GroupName: 'night' });
  await expect(create(machine, 'x', 'rate(1 day)', { Arn }, { GroupName: 'night' })).rejects.toThrow(/already exists/);
  await machine.call('scheduler', 'DeleteScheduleGroup', { Name: 'night' });
  await expect(machine.call('scheduler', 'GetSchedule', { Name: 'x', GroupName: 'night' })).rejects.toThrow(/does not exist/);
  await machine.kernel.stop();
});

test('stopping and starting anywhere neither skips nor doubles a run', async () => {
  const stateDir = mkdtempSync(join(tmpdir(), 'scheduler-'));
  onTestFinished(() => rmSync(stateDir, removing));
  let first = true;
  for (const hours of [1.5, 0.25, 3, 0.25, 1]) {
    const machine = await laptop({ stateDir });
    await machine.boot();
    if (first) await create(machine, 'hourly', 'rate(1 hour)', { Arn: await machine.queue('a'), Input });
    first = false;
    await machine.pass(hours * 3600);
    await machine.kernel.stop();
  }
  const machine = await laptop({ stateDir });
  await machine.boot();
  await machine.kernel.idle();
  expect(times(await machine.take('a'))).toEqual(
    [9, 10, 11, 12, 13, 14, 15].map((hour) => `2026-03-02T${String(hour).padStart(2, '0')}:00`),
  );
  await machine.kernel.stop();
});
