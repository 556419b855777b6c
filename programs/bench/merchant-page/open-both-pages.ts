import { allServices } from '@firstsale/laptop-cloud/services';
import * as z from 'zod';
import { deriveMerchantId } from '../../../domain/merchant/derive-merchant-id.ts';
import { projectPath } from '../../../lib/project.ts';
import { readDesk } from '../../../world/desk/desk-settings.ts';
import { onlooker, peopleOf } from '../../../world/desk/laptop-people.ts';
import { openLaptopDoors } from '../../start/laptop-doors.ts';
import { serveConsole } from '../../start/serve-console.ts';
import { serveMerchantPage } from '../../start/serve-merchant-page.ts';
import { openVirtualLaptop } from '../../virtual-laptop.ts';

const NOW = Date.parse('2026-11-16T09:00:00.000Z');
const reference = 'bench-1';
const email = 'office@bench.example.com';
const given = z.object({ token: z.string() });

/** a first screen, and what the browser keeps of who is signed in */
export interface Screen {
  readonly url: string;
  readonly kept: readonly [key: string, value: string];
}
export interface BothPages {
  readonly merchant: Screen;
  readonly console: Screen;
  close(): Promise<void>;
}

const application = {
  ...{ pspClient: 'direct', legalName: 'Bench Books', legalEntityType: 'sole_proprietor', mcc: '5942', country: 'GB' },
  ...{ currency: 'GBP', timeZone: 'Europe/London', locale: 'en-GB', website: 'https://bench.example.com' },
  ...{ contact: { name: 'Ben', email }, persons: [], paymentMethods: ['card'], declaredMonthlyVolumeMinor: 100_000 },
};

const entering = async (url: string, who: object): Promise<unknown> => {
  const headers = { 'content-type': 'application/json' };
  return (await fetch(`${url}/_laptop/sign-in`, { method: 'POST', headers, body: JSON.stringify(who) })).json();
};

/** the application with one merchant that has something to hand in, its console and the merchant's page; time stands still */
export const openBothPages = async (): Promise<BothPages> => {
  const laptop = await openVirtualLaptop(NOW, allServices, 0);
  const { cloud } = laptop;
  serveConsole(cloud);
  openLaptopDoors(laptop, { people: peopleOf(readDesk(projectPath('world/desk/default-desk.json'))) });
  const type = 'merchant.application.submitted.v1';
  const time = new Date(NOW).toISOString();
  const detail = { specversion: '1.0', id: 'bench', type, source: 'sign-up', time, subject: reference, data: application };
  const entry = { EventBusName: laptop.busName, Source: 'sign-up', DetailType: type, Detail: JSON.stringify(detail) };
  await cloud.call('events', 'PutEvents', { Entries: [entry] });
  await cloud.kernel.runUntil(NOW + 60_000);
  await cloud.kernel.idle();
  const site = await serveMerchantPage(laptop, { port: 0, reader: onlooker, onCode: () => undefined });
  const { token } = given.parse(await entering(site.url, { email }));
  const session = await entering(cloud.endpoint, { id: onlooker.id });
  return {
    merchant: { url: `${site.url}/m/${deriveMerchantId('direct', reference)}`, kept: ['firstsale-laptop-token', token] },
    console: { url: `${cloud.endpoint}/today`, kept: ['firstsale.session', JSON.stringify(session)] },
    close: async () => {
      await site.close();
      await cloud.stop();
    },
  };
};
