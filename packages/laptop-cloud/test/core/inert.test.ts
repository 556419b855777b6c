import { expect, test } from 'vitest';
import { boot } from '../../src/boot.ts';
import { allServices } from '../../src/services/all-services.ts';
import { inertProperties } from '../../src/template/inert-properties.ts';
import { inertTypes } from '../../src/template/inert-types.ts';
import { writeAssembly } from './write-assembly.ts';

const open = (Resources: Record<string, unknown>) =>
  boot({ cdkOut: writeAssembly({ Odd: { Resources } }), port: 'none', services: allServices, log: () => undefined });
const logs = (Properties: object) => ({ Logs: { Type: 'AWS::Logs::LogGroup', Properties } });

test('what has no effect says why, and stands in one place only', async () => {
  for (const { reason } of [...inertTypes, ...inertProperties]) expect(reason.length).toBeGreaterThan(15);
  const all = inertProperties.flatMap(({ types, properties }) =>
    types.flatMap((type) => properties.map((one) => `${type} ${one}`)),
  );
  expect(all.filter((one, index) => all.indexOf(one) !== index)).toEqual([]);
});

test('a property without effect is accepted, any other is refused by its name', async () => {
  const cloud = await open(logs({ LogGroupName: '/a', Tags: [{ Key: 'team', Value: 'x' }], LogGroupClass: 'STANDARD' }));
  await cloud.stop();
  await expect(open(logs({ LogGroupName: '/a', KmsKeyId: 'key' }))).rejects.toThrow(
    /Odd \/ Logs, KmsKeyId: AWS::Logs::LogGroup is run, but this property is not honoured/,
  );
  await expect(open({ Bus: { Type: 'AWS::Events::EventBus', Properties: { Name: 'b', Policy: {} } } })).rejects.toThrow(
    'Bus, Policy',
  );
});

test('a queue policy set at run time is refused by name: nobody would ask it', async () => {
  const cloud = await open({ Queue: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'q' } } });
  const QueueUrl = cloud.find('Queue')?.identity.ref;
  await expect(cloud.call('sqs', 'SetQueueAttributes', { QueueUrl, Attributes: { Policy: '{}' } })).rejects.toThrow(
    'Policy: a queue policy cannot be set by API on the laptop',
  );
  await expect(cloud.call('sqs', 'AddPermission', { QueueUrl })).rejects.toThrow('does not support sqs:AddPermission');
  await expect(cloud.call('lambda', 'AddPermission', {})).rejects.toThrow('does not support lambda:AddPermission');
  await expect(cloud.call('events', 'PutPermission', {})).rejects.toThrow('does not support events:PutPermission');
  await cloud.stop();
});
