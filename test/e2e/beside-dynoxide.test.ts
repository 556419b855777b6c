import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { removing } from '@firstsale/laptop-cloud/platform';
import { servicesWith } from '@firstsale/laptop-cloud/services';
import { afterAll, expect, test } from 'vitest';
import { journey } from '../../programs/chaos/chaos-journey.ts';
import { finalState } from '../../programs/chaos/final-state.ts';
import { synthesize } from '../../tools/build/synth.ts';
import type { Laptop } from '../../world/laptop.ts';

const folder = mkdtempSync(join(tmpdir(), 'beside-dynoxide-'));
afterAll(() => rmSync(folder, removing));

/** every item as it is stored, versions and random parts included, every execution, and all that was counted for the bill */
const everything = async (laptop: Laptop) => {
  // how long functions really ran is this machine's
  const { 'lambda:ms': _ms, 'lambda:gb-seconds': _gbSeconds, ...usage } = laptop.cloud.kernel.usage.read();
  const { Items } = Object(await laptop.cloud.call('dynamodb', 'Scan', { TableName: laptop.tableName }));
  const items = JSON.stringify(Items);
  return {
    usage,
    items: items.length,
    digest: createHash('sha256').update(items).digest('hex'),
    state: await finalState(laptop),
  };
};

test('the journey of four merchants leaves the same bytes, whether plain writes are made beside dynoxide or by it', async () => {
  const { folder: cdkOut } = await synthesize();
  const live = (writesBesideDynoxide: boolean) =>
    journey(
      {
        cdkOut,
        stateDir: mkdtempSync(join(folder, 'life-')),
        merchants: 4,
        days: 12,
        seed: 2,
        services: servicesWith({ writesBesideDynoxide }),
      },
      everything,
    );
  const by = await live(false);
  expect(by.state.filter((line) => line.startsWith('{"execution"')).length).toBeGreaterThan(4);
  expect(by.usage['lambda:requests']).toBeGreaterThan(100);
  expect(await live(true)).toEqual(by);
}, 240_000);
