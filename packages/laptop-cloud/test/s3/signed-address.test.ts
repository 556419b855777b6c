import { GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { boot, type LocalCloud } from '../../src/boot.ts';
import { allServices } from '../../src/services/all-services.ts';
import { librarian } from './library.ts';
import { synthesizeShelf } from './shelf.ts';

let cloud: LocalCloud;
beforeAll(async () => {
  cloud = await boot({ cdkOut: synthesizeShelf(), seed: 1, services: allServices, log: () => undefined });
  for (const Body of ['old', 'new']) {
    const { VersionId } = await librarian(cloud).send(new PutObjectCommand({ Bucket: 'shelf', Key: 'in/a b/é(1).pdf', Body }));
    versions.push(VersionId ?? '');
  }
}, 120_000);
afterAll(async () => cloud?.stop());

const versions: string[] = [];
const sign = (more: object = {}) =>
  getSignedUrl(librarian(cloud), new GetObjectCommand({ Bucket: 'shelf', Key: 'in/a b/é(1).pdf', ...more }), {
    expiresIn: 60,
    signingDate: new Date(cloud.kernel.now()),
  });
const fetched = async (address: string | URL) => {
  const response = await fetch(address, { headers: { 'sec-fetch-site': 'cross-site' } });
  const text = await response.text();
  return { status: response.status, text, code: /<Code>(.*?)<\/Code>/.exec(text)?.[1], headers: response.headers };
};

describe('a signed address', () => {
  test('gives the object to whoever has it, as the signer wants it to be served', async () => {
    const address = await sign({
      ResponseContentDisposition: 'attachment; filename="x.pdf"',
      ResponseContentType: 'application/pdf',
    });
    const { status, text, headers } = await fetched(address);
    expect([status, text]).toEqual([200, 'new']);
    expect(headers.get('content-disposition')).toBe('attachment; filename="x.pdf"');
    expect(headers.get('content-type')).toBe('application/pdf');
  });

  test('gives the version it names', async () => {
    expect(await fetched(await sign({ VersionId: versions[0] }))).toMatchObject({ status: 200, text: 'old' });
    expect(await fetched(await sign({ VersionId: 'none' }))).toMatchObject({ status: 404, code: 'NoSuchVersion' });
  });

  test.each([
    ['for another object', (url: URL) => Object.assign(url, { pathname: url.pathname.replace('in/', 'kept/') })],
    ['with another version', (url: URL) => url.searchParams.set('versionId', versions[0] ?? '')],
    ['served as something else', (url: URL) => url.searchParams.set('response-content-type', 'text/html')],
    ['with a longer life', (url: URL) => url.searchParams.set('X-Amz-Expires', '600000')],
  ])('changed, %s, is no longer signed', async (_what, change) => {
    const url = new URL(await sign());
    change(url);
    expect(await fetched(url)).toMatchObject({ status: 403, code: 'SignatureDoesNotMatch' });
  });

  test('is over when its time is', async () => {
    const address = await sign();
    await cloud.kernel.runUntil(cloud.kernel.now() + 61_000);
    expect(await fetched(address)).toMatchObject({
      status: 403,
      code: 'AccessDenied',
      text: expect.stringContaining('Request has expired'),
    });
  });

  test('gives nothing that its signer may not read', async () => {
    const address = await getSignedUrl(librarian(cloud), new GetObjectCommand({ Bucket: 'shelf', Key: 'kept/x' }), {
      signingDate: new Date(cloud.kernel.now()),
    });
    expect(await fetched(address)).toMatchObject({ status: 403, code: 'AccessDenied' });
  });
});
