import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { boot, type LocalCloud } from '../../src/boot.ts';
import { allServices } from '../../src/services/all-services.ts';
import { writeAssembly } from '../core/write-assembly.ts';
import { synthesizeSite } from './site.ts';

const open = (cdkOut: string, stateDir?: string): Promise<LocalCloud> =>
  boot({
    cdkOut,
    speed: 60,
    seed: 1,
    services: allServices,
    log: () => undefined,
    port: 'none',
    ...(stateDir === undefined ? {} : { stateDir }),
  });
/** what the provider was asked, oldest first */
const asked = async (cloud: LocalCloud): Promise<any[]> => {
  const query = { logGroupName: '/aws/lambda/baker', filterPattern: 'asked' };
  // a provider nobody called has no log
  const answer: any = await cloud.call('logs', 'FilterLogEvents', query).catch(() => ({ events: [] }));
  return answer.events.map(({ message }: { message: string }) => JSON.parse(message.slice(message.indexOf('asked ') + 6)));
};

describe('a custom resource', () => {
  test('is created at the first boot, left alone at the next, and updated when its properties are others', async () => {
    const stateDir = mkdtempSync(join(tmpdir(), 'bakery-'));
    const rye = synthesizeSite({ recipe: 'rye' });
    const first = await open(rye, stateDir);
    const [created] = await asked(first);
    expect(created).toMatchObject({
      RequestType: 'Create',
      ResourceType: 'Custom::Bread',
      // numbers reach a provider as text
      ResourceProperties: { Recipe: 'rye', Loaves: '3' },
    });
    // what a deployment takes is no usage of the application
    expect(Object.values(first.kernel.usage.read()).filter((amount) => amount !== 0)).toEqual([]);
    await first.stop();

    const second = await open(rye, stateDir);
    expect(await asked(second)).toEqual([]);
    await second.stop();

    const third = await open(synthesizeSite({ recipe: 'spelt' }), stateDir);
    expect(await asked(third)).toMatchObject([
      {
        RequestType: 'Update',
        PhysicalResourceId: 'bread',
        ResourceProperties: { Recipe: 'spelt' },
        OldResourceProperties: { Recipe: 'rye' },
      },
    ]);
    await third.stop();
  }, 120_000);

  test.each([
    ['answers that it failed', 'fail', 'the oven is cold'],
    ['throws', 'throw', 'no such recipe'],
  ])(
    'whose provider %s stops the boot with the reason, and the resource by name',
    async (_how, outcome, reason) => {
      const failing = open(synthesizeSite({ outcome }));
      await expect(failing).rejects.toMatchObject({
        name: 'CustomResourceFailed',
        message: expect.stringMatching(new RegExp(`Bread.*Custom::Bread.*${reason}`)),
      });
    },
    60_000,
  );

  test('that another resource refers to is refused by name: what it will be called is not known yet', async () => {
    const template = {
      Resources: {
        Bread: { Type: 'Custom::Bread', Properties: { ServiceToken: 'arn:aws:lambda:eu-central-1:123456789012:function:baker' } },
        Queue: { Type: 'AWS::SQS::Queue', Properties: { QueueName: { Ref: 'Bread' } } },
      },
    };
    await expect(open(writeAssembly({ Bakery: template }))).rejects.toThrow(/Queue, QueueName: .*custom resource Bread/);
  });
});
