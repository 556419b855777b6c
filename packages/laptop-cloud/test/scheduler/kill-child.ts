import { laptop } from '../events/laptop.ts';

// lets virtual minutes pass until it is killed
const { boot, call, queue, pass } = await laptop({ stateDir: process.argv[2] });
await boot();
const Arn = await queue('a');
const Target = { Arn, RoleArn: 'arn:aws:iam::123456789012:role/scheduler', Input: '<aws.scheduler.scheduled-time>' };
const { Schedules } = await call('scheduler', 'ListSchedules', {});
const settings = { Name: 'minutely', ScheduleExpression: 'rate(1 minute)', FlexibleTimeWindow: { Mode: 'OFF' }, Target };
if (Schedules.length === 0) await call('scheduler', 'CreateSchedule', settings);
for (;;) {
  await pass(150);
  process.stdout.write('on\n');
}
