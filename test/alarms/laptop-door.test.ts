import { allServices } from '@firstsale/laptop-cloud/services';
import { expect, test } from 'vitest';
import { openLaptopDoors } from '../../programs/start/laptop-doors.ts';
import { synthesize } from '../../tools/build/synth.ts';
import { openLaptop } from '../../world/laptop.ts';

const TO_SYNTHESIZE_MS = 180_000;

test('whoever runs Firstsale on a laptop sees how each alarm stands and what it told', {
  timeout: TO_SYNTHESIZE_MS,
}, async () => {
  const { folder } = await synthesize();
  const laptop = await openLaptop({ cdkOut: folder, port: 0, seed: 1, services: allServices, log: () => undefined });
  const { cloud } = laptop;
  openLaptopDoors(laptop, { people: [] });
  await cloud.kernel.runUntil(cloud.kernel.now() + 60_000);
  const AlarmName = 'firstsale-dev-failed-runs';
  await cloud.call('cloudwatch', 'SetAlarmState', { AlarmName, StateValue: 'ALARM', StateReason: 'a drill' });
  const seen: any = await (await fetch(`${cloud.endpoint}/_laptop/alarms`)).json();
  await cloud.stop();
  expect(seen.states.length).toBeGreaterThan(20);
  expect(seen.states.find((one: any) => one.AlarmName === AlarmName)).toMatchObject({
    StateValue: 'ALARM',
    StateReason: 'a drill',
  });
  expect(seen.told[0]).toMatchObject({
    endpoint: 'oncall@dev.example.com',
    subject: `ALARM: "${AlarmName}" in EU (Frankfurt)`,
  });
  expect(seen.told[0].body).toContain('docs/runbook.md#failed-runs');
});
