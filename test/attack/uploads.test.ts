import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeNote } from '../../domain/document/upload-note.ts';
import { mostBytes } from '../../domain/file/limits.ts';
import { docx, eicar, gif, heic, html, jpeg, pdf, png, svg, webp, zip } from '../domain/file/files.ts';
import { sendForm } from '../e2e/send-form.ts';
import { type Firstsale, openFirstsale, TO_SYNTHESIZE_MS } from '../playbooks/firstsale.ts';
import { Journey } from '../playbooks/journey.ts';
import { asRole, rolesOf } from './as-role.ts';

let app: Firstsale;
let shop: Journey;
let other: Journey;
beforeAll(async () => {
  app = await openFirstsale('2026-03-02T12:00:00.000Z', 0);
  shop = new Journey(app, 'hostile');
  other = new Journey(app, 'victim');
  await shop.apply();
  await other.apply();
}, TO_SYNTHESIZE_MS);
afterAll(() => app?.close());

const requirementId = 'website';
let uploads = 0;
const form = async (type = 'application/pdf', of: Journey = shop) => {
  uploads += 1;
  const query = new URLSearchParams({
    uploadId: `hostile-${uploads}`,
    type,
    name: '../../<script>alert(1)</script>.html',
    through: 'email',
  });
  const { status, body } = await app.request('ana', 'GET', `/merchants/${of.id}/requirements/${requirementId}/upload?${query}`);
  if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`);
  return body;
};
const became = async (documentId: string, of: Journey = shop) => {
  await app.hours(0.1);
  return (await of.seen()).documents.find(({ id }: { id: string }) => id === documentId);
};
const joined = (...parts: readonly Uint8Array[]) => Buffer.concat(parts);
const bucketOf = () => {
  const found = app.laptop.cloud.resources.find(({ resource }) => resource.path?.endsWith('Documents/Bucket/Resource'));
  return found?.identity.ref ?? '';
};

describe('a file that is not what it says', () => {
  test.each([
    ['HTML', html, 'type-not-accepted'],
    ['SVG', svg, 'type-not-accepted'],
    ['EICAR', eicar, 'type-not-accepted'],
    ['HEIC', heic, 'photo-heic'],
    ['an archive', zip, 'type-not-accepted'],
    ['a Word document', docx, 'type-not-accepted'],
    ['WebP', webp, 'type-not-accepted'],
    ['a GIF that is an archive', gif, 'type-not-accepted'],
    ['a JPEG that is an archive', joined(jpeg(), zip), 'file-mixed'],
    ['a PDF that is an archive', joined(pdf(), zip), 'file-mixed'],
    ['a PDF that is a page', joined(Buffer.from('%PDF-1.7\n'), html), 'file-mixed'],
    ['a PNG that is a page', joined(png(), html), 'file-mixed'],
    ['half a PDF', pdf().subarray(0, 150), 'file-incomplete'],
    ['half a JPEG', jpeg().subarray(0, -4), 'file-incomplete'],
    ['a picture of a gigabyte', png({ width: 40_000, height: 30_000 }), 'picture-too-large'],
    ['an encrypted PDF', pdf({ trailer: '/Encrypt << /Filter /Adobe.PubSec /V 4 >>' }), 'file-locked'],
    ['a virus in a JPEG', joined(jpeg(), eicar), 'malware'],
  ])('%s is refused and never kept', async (_what, bytes, code) => {
    const signed = await form();
    expect((await sendForm(signed, bytes)).status).toBe(204);
    expect(await became(signed.documentId)).toMatchObject({ state: 'refused', refusal: { code } });
    const { Contents } = await app.aws('s3', 'ListObjectsV2', { Bucket: bucketOf(), Prefix: 'documents/' });
    expect(Contents).toEqual([]);
  });

  test('a PNG sent as a PDF is a PNG', async () => {
    const signed = await form();
    await sendForm(signed, png());
    expect(await became(signed.documentId)).toMatchObject({ state: 'clean', type: 'png' });
  });

  test('a name is a name: it is no part of a path, and of the header of a download only what cannot end it', async () => {
    const signed = await form('image/png');
    expect(signed.fields.key).toMatch(/^uploads\/m_[0-9a-f]{24}\/d_[0-9a-f]{24}$/);
    await sendForm(signed, png());
    const { version } = await became(signed.documentId);
    const { body } = await app.request('ana', 'POST', `/merchants/${shop.id}/documents/${signed.documentId}/open`, { version });
    const file = await fetch(body.url);
    expect(file.headers.get('content-disposition')).toMatch(
      /^attachment; filename="[\w .()-]+\.png"; filename\*=UTF-8''[\w.%-]+\.png$/,
    );
    expect(file.headers.get('content-type')).toBe('image/png');
  });
});

describe('a form', () => {
  const victim = () => `uploads/${other.id}/d_${'0'.repeat(24)}`;
  test.each([
    ['for the key of another merchant', () => ({ key: victim() }), 403, 'AccessDenied'],
    ['for where clean documents lie', () => ({ key: `documents/${shop.id}/x` }), 403, 'AccessDenied'],
    ['of another content type', () => ({ 'Content-Type': 'text/html' }), 403, 'AccessDenied'],
    ['with a field nobody signed', () => ({ 'Content-Disposition': 'inline' }), 403, 'AccessDenied'],
    [
      'in the name of somebody else',
      () => ({ 'x-amz-meta-upload': writeNote({ requirementId, name: 'x', from: { kind: 'person', id: 'leo' } }) }),
      403,
      'AccessDenied',
    ],
    ['with a policy of one’s own', () => ({ Policy: Buffer.from('{}').toString('base64') }), 403, 'SignatureDoesNotMatch'],
    ['without a signature', () => ({ 'X-Amz-Signature': undefined }), 400, 'InvalidArgument'],
    ['without a policy', () => ({ Policy: undefined }), 403, 'AccessDenied'],
  ])('%s is refused', async (_what, changed, status, code) => {
    const signed = await form();
    expect(await sendForm(signed, pdf(), changed())).toEqual({ status, code });
    expect(await became(signed.documentId)).toBeUndefined();
  });

  test.each([
    ['nothing', 0, 'EntityTooSmall'],
    ['a byte more than 15 MB', mostBytes + 1, 'EntityTooLarge'],
  ])('with %s is refused', async (_what, size, code) => {
    expect(await sendForm(await form(), new Uint8Array(size))).toEqual({ status: 400, code });
  });

  test('takes 15 MB to the byte', async () => {
    const signed = await form('image/jpeg');
    const end = jpeg();
    expect(await sendForm(signed, joined(end, Buffer.alloc(mostBytes - end.length)))).toEqual({ status: 204, code: undefined });
    expect(await became(signed.documentId)).toMatchObject({ state: 'clean', bytes: mostBytes });
  });

  test('is good for ten minutes', async () => {
    const signed = await form();
    await app.hours(0.2);
    expect(await sendForm(signed, pdf())).toEqual({ status: 403, code: 'AccessDenied' });
  });

  test('is given for what is open only, and once a document', async () => {
    const path = (of: string, requirement: string) =>
      `/merchants/${of}/requirements/${requirement}/upload?uploadId=hostile-again&type=application%2Fpdf&name=x.pdf&through=email`;
    const status = async (of: string, requirement: string) => (await app.request('ana', 'GET', path(of, requirement))).status;
    expect(await status(`m_${'0'.repeat(24)}`, requirementId)).toBe(404);
    expect(await status(shop.id, 'nothing-of-ours')).toBe(404);
    const signed = (await app.request('ana', 'GET', path(other.id, requirementId))).body;
    await sendForm(signed, pdf());
    await app.hours(0.1);
    expect(await status(other.id, requirementId)).toBe(409);
  });
});

test('no function but the checker may write where clean documents lie, and none reads them but the one that says who', async () => {
  const clean = `documents/${shop.id}/d_${'0'.repeat(24)}`;
  const may = async (action: string, more: object = {}, Key = clean) => {
    const found: string[] = [];
    for (const { name, arn } of rolesOf(app))
      if ((await asRole(app, arn, 's3', action, { Bucket: bucketOf(), Key, ...more })) !== 'AccessDeniedException')
        found.push(name);
    return found;
  };
  expect(await may('PutObject', { Body: 'x' })).toEqual(['CheckDocument']);
  expect(await may('GetObject')).toEqual(['Api/OpenDocuments']);
  expect(await may('DeleteObject')).toEqual([]);
  // a logo is no secret: the merchant's page shows it, and reads nothing else that was kept
  const logo = clean.replace('documents/', 'logos/');
  expect(await may('PutObject', { Body: 'x' }, logo)).toEqual(['CheckDocument']);
  expect((await may('GetObject', {}, logo)).toSorted()).toEqual(['Api/OpenDocuments', 'MerchantApi/MerchantUpload']);
});
