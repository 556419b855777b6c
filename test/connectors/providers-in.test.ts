import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { adyen } from '../../connectors/adyen/adyen-connector.ts';
import { onfido } from '../../connectors/onfido/onfido-connector.ts';
import { signItems } from '../../connectors/sign-items.ts';
import { sumsub } from '../../connectors/sumsub/sumsub-connector.ts';
import { projectPath } from '../../lib/project.ts';
import { type Firstsale, openFirstsale, TO_SYNTHESIZE_MS } from '../playbooks/firstsale.ts';
import { Journey } from '../playbooks/journey.ts';
import { postSigned } from './post-signed.ts';

let app: Firstsale;
let shop: Journey;
beforeAll(async () => {
  app = await openFirstsale('2026-03-02T12:00:00.000Z');
  shop = new Journey(app, 'providers-in');
  await shop.apply();
}, TO_SYNTHESIZE_MS);
afterAll(() => app?.close());

/** a sample with our merchant in the place of the made-up one */
const sample = (path: string): any => {
  const text = readFileSync(projectPath(`connectors/${path}.json`), 'utf8').replaceAll('northwind/', 'direct/');
  return JSON.parse(text.replaceAll('shop-4711', shop.reference)).message;
};
const ofAdyen = (name: string) => signItems(adyen.laptopSecret, sample(`adyen/fixtures/${name}`));
const told = async (type: string) => (await shop.told(type)).map(({ data }) => data);

it('a dispute of Adyen opens a case and ends it, in any order and told twice, and one changed byte is 401', async () => {
  const reversed: any = ofAdyen('chargeback-reversed');
  expect(await postSigned(app, adyen, JSON.parse(JSON.stringify(reversed).replace('1130', '1131')))).toBe(401);
  expect(await postSigned(app, adyen, reversed)).toBe(202);
  expect(await postSigned(app, adyen, ofAdyen('chargeback'))).toBe(202);
  expect(await postSigned(app, adyen, ofAdyen('chargeback'))).toBe(202);
  expect(await told('case.opened.v1')).toMatchObject([{ caseId: 'adyen-9915555555555555' }]);
  expect(await told('case.closed.v1')).toMatchObject([{ caseId: 'adyen-9915555555555555', resolution: 'Dispute won' }]);
});

it('attempts that Adyen refused are counted by reason', async () => {
  await postSigned(app, adyen, ofAdyen('card-refused'));
  await postSigned(app, adyen, ofAdyen('card-refused'));
  const { failed } = await app.get(`/merchants/${shop.id}/payments?from=2026-03-02&to=2026-03-02`);
  expect(failed).toEqual([{ code: 'insufficient_funds', count: 1 }]);
});

it('an answer of Sumsub and of Onfido is about the requirement it is named for', async () => {
  const { requirements } = await app.merchant(shop.id);
  const [first] = requirements.filter(({ id }: any) => /identity|registration|company/.test(id));
  const named = (name: string) => `direct/${shop.reference}/${name}`;
  const red = { ...sample('sumsub/fixtures/red'), externalUserId: named(first.id) };
  expect(await postSigned(app, sumsub, red)).toBe(202);
  expect(await postSigned(app, sumsub, red)).toBe(202);
  expect(await told('requirement.failed.v1')).toMatchObject([{ requirementId: first.id, code: 'unsatisfactory_photos' }]);
  const run = sample('onfido/fixtures/run-approved');
  run.payload.resource.customer_user_id = named(first.id);
  run.payload.object.completed_at_iso8601 = app.now();
  expect(await postSigned(app, onfido, run)).toBe(202);
  expect(await told('requirement.verified.v1')).toEqual(
    expect.arrayContaining([expect.objectContaining({ requirementId: first.id })]),
  );
});
