import { afterAll, beforeAll, expect, test } from 'vitest';
import { eicar, heic, jpeg, pdf } from '../domain/file/files.ts';
import { type Firstsale, openFirstsale, TO_SYNTHESIZE_MS } from '../playbooks/firstsale.ts';
import { Journey } from '../playbooks/journey.ts';
import { sendForm } from './send-form.ts';

let app: Firstsale;
beforeAll(async () => {
  app = await openFirstsale('2026-03-02T12:00:00.000Z', 0);
}, TO_SYNTHESIZE_MS);
afterAll(() => app?.close());

let uploads = 0;
const asked = (shop: Journey, requirementId: string, more: Readonly<Record<string, string>> = {}) => {
  uploads += 1;
  const query = { uploadId: `upload-${uploads}`, type: 'application/pdf', name: 'passport.pdf', through: 'email', ...more };
  return app.request('ana', 'GET', `/merchants/${shop.id}/requirements/${requirementId}/upload?${new URLSearchParams(query)}`);
};
const handIn = async (shop: Journey, requirementId: string, bytes: Uint8Array, more: Readonly<Record<string, string>> = {}) => {
  const { body } = await asked(shop, requirementId, more);
  const sent = await sendForm(body, bytes);
  await app.hours(0.1);
  const document = async () => (await shop.seen()).documents.find(({ id }: { id: string }) => id === body.documentId);
  return { sent, documentId: body.documentId, document };
};
const open = async () => {
  const shop = new Journey(app, `shop-${uploads}`);
  await shop.apply();
  const { requirements } = await shop.seen();
  const { id } = requirements.find(
    (one: any) => one.verifiedBy === 'operations' && one.dueStatus === 'currently_due' && !one.id.startsWith('identifier:'),
  );
  return { shop, requirementId: id as string };
};

test('a document is scanned, kept, answers its requirement, and operations have the task to verify it', async () => {
  const { shop, requirementId } = await open();
  const { sent, document, documentId } = await handIn(shop, requirementId, pdf(), { reason: 'came by e-mail' });
  expect(sent).toEqual({ status: 204, code: undefined });
  expect(await document()).toMatchObject({
    state: 'clean',
    type: 'pdf',
    bytes: pdf().length,
    name: 'passport.pdf',
    through: 'email',
  });
  expect(await shop.requirement(requirementId)).toMatchObject({
    verificationStatus: 'pending_verification',
    documentReference: documentId,
    submissions: 1,
  });
  expect(await shop.told('requirement.submitted.v1')).toMatchObject([{ data: { documentId, through: 'email', onBehalf: true } }]);
  expect((await shop.seen()).tasks.filter((one: any) => one.subjectId === requirementId)).toMatchObject([{ status: 'open' }]);
  // where the bytes lie is no page's business
  expect(JSON.stringify(await document())).not.toContain('uploads/');
  const opened = await app.request('ana', 'POST', `/merchants/${shop.id}/documents/${documentId}/open`, {
    version: (await document()).version,
  });
  expect(opened).toMatchObject({ status: 200, body: { name: 'passport.pdf' } });
  const file = await fetch(opened.body.url);
  expect(Buffer.from(await file.arrayBuffer()).equals(pdf())).toBe(true);
  expect(file.headers.get('content-disposition')).toMatch(/^attachment; /);
  expect(await shop.told('document.opened.v1')).toMatchObject([{ data: { documentId, by: 'ana@desk.example.com' } }]);
});

test('what is not what it should be is refused at once, with the remedy, and answers nothing', async () => {
  const { shop, requirementId } = await open();
  const { document } = await handIn(shop, requirementId, heic, { type: 'image/jpeg', name: 'photo.jpg' });
  expect(await document()).toMatchObject({ state: 'refused', refusal: { code: 'photo-heic' } });
  expect(await shop.requirement(requirementId)).toMatchObject({ verificationStatus: 'not_submitted' });
  const again = await handIn(shop, requirementId, jpeg(), { type: 'image/jpeg', name: 'photo.jpg' });
  expect(await again.document()).toMatchObject({ state: 'clean', type: 'jpeg', width: 640, height: 480 });
});

test('what the scanner finds is refused, and cannot be opened', async () => {
  const { shop, requirementId } = await open();
  const { document, documentId } = await handIn(shop, requirementId, Buffer.concat([jpeg(), eicar]), { type: 'image/jpeg' });
  expect(await document()).toMatchObject({ state: 'refused', refusal: { code: 'malware' } });
  const opened = await app.request('ana', 'POST', `/merchants/${shop.id}/documents/${documentId}/open`, { version: 2 });
  expect(opened).toMatchObject({ status: 409, body: { code: 'document-not-clean' } });
});

test('a form used again makes no second document, and never changes the first', async () => {
  const { shop, requirementId } = await open();
  const { body } = await asked(shop, requirementId);
  await sendForm(body, pdf());
  await sendForm(body, pdf({ extra: '% changed\n' }));
  await app.hours(0.1);
  const { documents } = await shop.seen();
  expect(documents).toMatchObject([{ id: body.documentId, state: 'clean', bytes: pdf().length }]);
  expect(await shop.requirement(requirementId)).toMatchObject({ submissions: 1 });
});

test('who may not open documents is refused, and no page learns of another merchant’s', async () => {
  const { shop, requirementId } = await open();
  const { documentId } = await handIn(shop, requirementId, pdf());
  const of = (name: 'vera' | 'ana', id: string) =>
    app.request(name, 'POST', `/merchants/${id}/documents/${documentId}/open`, { version: 2 });
  expect((await of('vera', shop.id)).status).toBe(403);
  const { shop: other } = await open();
  expect((await of('ana', other.id)).status).toBe(404);
});

test('a document whose scan never comes is a person’s task after an hour', async () => {
  const { shop, requirementId } = await open();
  const { body } = await asked(shop, requirementId);
  // the scanner is switched off: its word never reaches the queue
  const EventBusName = 'default';
  const { Rules } = await app.aws('events', 'ListRules', { EventBusName });
  const { Name } = Rules.find((one: any) => one.Description.startsWith('GuardDuty'));
  await app.aws('events', 'DisableRule', { EventBusName, Name });
  await sendForm(body, pdf());
  await app.hours(3);
  expect((await shop.seen()).documents).toMatchObject([{ state: 'received', unscannedAt: expect.any(String) }]);
  expect((await shop.seen()).tasks.filter((one: any) => one.subjectKind === 'document')).toMatchObject([
    { status: 'open', subjectId: body.documentId },
  ]);
  await app.aws('events', 'EnableRule', { EventBusName, Name });
});
