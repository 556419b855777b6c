import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { removing } from '@firstsale/laptop-cloud/platform';
import { expect, onTestFinished, test } from 'vitest';
import { restoreTo, withPast } from '../../programs/drill-restore/lose-and-restore.ts';
import { type Firstsale, openFirstsale, TO_SYNTHESIZE_MS } from '../playbooks/firstsale.ts';
import { Journey } from '../playbooks/journey.ts';
import { storesWith } from './stores.ts';

const PERSON = 'Zplanted Contact';
const inTable = async (app: Firstsale) => (await storesWith(app, [PERSON])).filter((one) => one.startsWith('table'));
const oneOf = (app: Firstsale, type: string, named = ''): any =>
  app.laptop.cloud.resources.find(({ resource }) => resource.type === type && resource.logicalId.includes(named));

test('a merchant erased after the moment a table is restored to is erased again, from the archive of the bus', {
  timeout: TO_SYNTHESIZE_MS + 120_000,
}, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'firstsale-erased-'));
  onTestFinished(() => rmSync(folder, removing));
  const before = await openFirstsale('2026-03-02T12:00:00.000Z', 'none', folder, withPast);
  const shop = new Journey(before, 'leaver');
  await shop.apply({ contact: { name: PERSON, email: 'leaver@shop.example.com', phone: '+5511987654321' } });
  await before.hours(1);
  const moment = Date.parse(before.now());
  const act = async (name: 'leo' | 'gwen', path: string, body: Record<string, unknown>) => {
    const { version } = (await before.get(`/merchants/${shop.id}`)).merchant;
    const answer = await before.request(name, 'POST', `/merchants/${shop.id}/${path}`, { ...body, version });
    expect(answer, path).toMatchObject({ status: 200 });
  };
  await act('leo', 'withdraw', { reason: 'they left' });
  await act('leo', 'erasure', { reason: 'their letter' });
  await act('gwen', 'erasure/decision', { choice: 'confirm', reason: 'as asked' });
  await before.hours(2);
  const kept = await inTable(before);
  const since = before.now();
  await restoreTo(before.laptop, moment);
  expect((await inTable(before)).length).toBeGreaterThan(kept.length);
  await before.close();

  const after = await openFirstsale(since, 'none', folder, withPast);
  onTestFinished(() => after.close());
  expect((await after.get(`/merchants/${shop.id}`)).merchant).toMatchObject({ contact: { name: PERSON } });
  const { ArchiveArn: archive } = await after.aws('events', 'DescribeArchive', {
    ArchiveName: oneOf(after, 'AWS::Events::Archive').identity.ref,
  });
  await after.aws('events', 'StartReplay', {
    ReplayName: 'erasures-again',
    EventSourceArn: archive,
    EventStartTime: moment / 1000,
    EventEndTime: Date.parse(since) / 1000,
    Destination: {
      Arn: oneOf(after, 'AWS::Events::EventBus').identity.attributes.Arn,
      FilterArns: [oneOf(after, 'AWS::Events::Rule', 'ErasureDue').identity.attributes.Arn],
    },
  });
  await after.hours(2);
  expect((await after.request('ana', 'GET', `/merchants/${shop.id}`)).status).toBe(404);
  expect(await inTable(after)).toEqual(kept);
  const { erasures } = await after.get('/erasures');
  expect(erasures).toMatchObject([{ merchantId: shop.id, status: 'restricted', decidedBy: 'gwen@desk.example.com' }]);
});
