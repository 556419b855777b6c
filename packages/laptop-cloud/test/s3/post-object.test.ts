import { GetObjectCommand, HeadObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { boot, type LocalCloud } from '../../src/boot.ts';
import { allServices } from '../../src/services/all-services.ts';
import { librarian, send, signForm } from './library.ts';
import { synthesizeShelf } from './shelf.ts';

let cloud: LocalCloud;
beforeAll(async () => {
  cloud = await boot({ cdkOut: synthesizeShelf(), seed: 1, services: allServices, log: () => undefined });
}, 120_000);
afterAll(async () => cloud?.stop());

describe('a form that was signed for a browser', () => {
  test('puts the object as its signer, with what the policy says of it', async () => {
    const signed = await signForm(cloud, {
      Key: 'in/first',
      Fields: { 'Content-Type': 'application/pdf', 'x-amz-meta-shelf': 'three' },
    });
    const { status, headers } = await send(signed);
    expect(status).toBe(204);
    const found = await librarian(cloud).send(new GetObjectCommand({ Bucket: 'shelf', Key: 'in/first' }));
    expect(await found.Body?.transformToString()).toBe('pages');
    expect(found).toMatchObject({ ContentType: 'application/pdf', Metadata: { shelf: 'three' } });
    expect(headers.get('x-amz-version-id')).toBe(found.VersionId);
    expect(headers.get('etag')).toBe(found.ETag);
  });

  test('answers 201 with where the object is when the form asks for it', async () => {
    const signed = await signForm(cloud, { Fields: { success_action_status: '201' } });
    expect(await send(signed)).toMatchObject({
      status: 201,
      text: expect.stringContaining('<Bucket>shelf</Bucket><Key>in/book</Key>'),
    });
  });

  test('used again makes another version, and the first stays as it was', async () => {
    const signed = await signForm(cloud, { Key: 'in/twice' });
    const first = (await send(signed, 'first')).headers.get('x-amz-version-id') ?? '';
    await send(signed, 'second');
    const read = async (VersionId?: string) =>
      (
        await librarian(cloud).send(new GetObjectCommand({ Bucket: 'shelf', Key: 'in/twice', VersionId }))
      ).Body?.transformToString();
    expect(await read()).toBe('second');
    expect(await read(first)).toBe('first');
  });

  test.each([
    ['another key', { key: 'in/other' }, 403, 'AccessDenied', 'Policy Condition failed'],
    ['another content type', { 'Content-Type': 'text/html' }, 403, 'AccessDenied', 'Policy Condition failed'],
    ['a field nobody signed', { 'x-amz-meta-evil': 'yes' }, 403, 'AccessDenied', 'Extra input fields: x-amz-meta-evil'],
    ['a field missing', { 'Content-Type': undefined }, 403, 'AccessDenied', 'Policy Condition failed'],
    [
      'another policy',
      { Policy: Buffer.from('{"expiration":"2099-01-01T00:00:00Z","conditions":[]}').toString('base64') },
      403,
      'SignatureDoesNotMatch',
      '',
    ],
    ['another signature', { 'X-Amz-Signature': '0'.repeat(64) }, 403, 'SignatureDoesNotMatch', ''],
    ['no signature', { 'X-Amz-Signature': undefined }, 400, 'InvalidArgument', "named 'X-Amz-Signature'"],
    ['no policy', { Policy: undefined }, 403, 'AccessDenied', ''],
    ['no key', { key: undefined }, 400, 'InvalidArgument', "named 'key'"],
    ['no session token', { 'X-Amz-Security-Token': undefined }, 400, 'InvalidToken', ''],
    [
      'somebody’s key',
      { 'X-Amz-Credential': 'AKIAIOSFODNN7EXAMPLE/20261130/eu-central-1/s3/aws4_request' },
      403,
      'InvalidAccessKeyId',
      '',
    ],
  ])('is refused with %s', async (_what, changed, status, code, words) => {
    const signed = await signForm(cloud, { Key: 'in/refused' });
    expect(await send(signed, 'pages', changed)).toMatchObject({ status, code, text: expect.stringContaining(words) });
    await expect(librarian(cloud).send(new HeadObjectCommand({ Bucket: 'shelf', Key: 'in/refused' }))).rejects.toMatchObject({
      $metadata: { httpStatusCode: 404 },
    });
  });

  test.each([
    ['a byte too many', 101, 'EntityTooLarge', '<ProposedSize>101</ProposedSize><MaxSizeAllowed>100</MaxSizeAllowed>'],
    ['nothing at all', 0, 'EntityTooSmall', '<ProposedSize>0</ProposedSize><MinSizeAllowed>1</MinSizeAllowed>'],
  ])('is refused with %s, and says how much it was', async (_what, size, code, told) => {
    const signed = await signForm(cloud);
    expect(await send(signed, new Uint8Array(size))).toMatchObject({ status: 400, code, text: expect.stringContaining(told) });
  });

  test('is refused after it expired', async () => {
    const signed = await signForm(cloud, { Expires: 60 });
    await cloud.kernel.runUntil(cloud.kernel.now() + 61_000);
    expect(await send(signed)).toMatchObject({
      status: 403,
      text: expect.stringContaining('Invalid according to Policy: Policy expired.'),
    });
  });

  test('is refused where its signer may not put', async () => {
    const signed = await signForm(cloud, { Key: 'kept-elsewhere/book' });
    expect(await send(signed)).toMatchObject({ status: 403, code: 'AccessDenied' });
  });

  test('without a file is no upload', async () => {
    const { url, fields } = await signForm(cloud);
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    const response = await fetch(url, { method: 'POST', body: form });
    expect([response.status, await response.text()]).toEqual([
      400,
      expect.stringContaining('POST requires exactly one file upload'),
    ]);
  });

  test('answers a page whose origin the bucket allows, and no other', async () => {
    const signed = await signForm(cloud);
    const from = async (origin: string) => (await send(signed, 'x', {}, { origin })).headers.get('access-control-allow-origin');
    expect(await from('https://library.example.com')).toBe('https://library.example.com');
    expect(await from('https://evil.example')).toBe(null);
    // a page of the laptop stands for the distribution it is in AWS
    expect(await from(cloud.endpoint)).toBe(cloud.endpoint);
    const ask = (origin: string) =>
      fetch(signed.url, {
        method: 'OPTIONS',
        headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'x-a' },
      });
    expect((await ask('https://library.example.com')).headers.get('access-control-allow-headers')).toBe('x-a');
    expect((await ask('https://evil.example')).status).toBe(403);
  });

  test('nobody reads or writes without a signature', async () => {
    const at = `${cloud.endpoint}/shelf/in/first`;
    expect((await fetch(at)).status).toBe(403);
    expect((await fetch(at, { method: 'PUT', body: 'x' })).status).toBe(403);
  });
});
