import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { boot, type LocalCloud } from '../../src/boot.ts';
import { allServices } from '../../src/services/all-services.ts';
import { distributionsOf } from '../../src/services/cloudfront/cloudfront-service.ts';
import { synthesizeSite } from './site.ts';

let cloud: LocalCloud;
const page = '<!doctype html><title>bread</title>';
const style = `body { color: brown; }\n`.repeat(100);
beforeAll(async () => {
  cloud = await boot({ cdkOut: synthesizeSite(), speed: 60, seed: 1, services: allServices, log: () => undefined });
  const put = (Key: string, Body: string, ContentType: string, CacheControl: string) =>
    cloud.call('s3', 'PutObject', { Bucket: 'pages', Key, Body, ContentType, CacheControl });
  await put('index.html', page, 'text/html', 'no-cache');
  await put('assets/a.css', style, 'text/css', 'max-age=31536000');
}, 120_000);
afterAll(async () => cloud?.stop());

const ask = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  cloud.kernel.request('viewer', async () => {
    const [distribution] = distributionsOf(cloud.kernel).values();
    if (distribution === undefined) throw new Error('no distribution');
    const { statusCode, headers: answered, body } = await distribution.respond({ method, path, headers });
    return { status: statusCode, headers: answered, body: Buffer.from(body) };
  });

describe('a distribution', () => {
  test.each(['/', '/orders', '/orders/7'])('serves the page at %s, after its function has said so', async (path) => {
    const { status, headers, body } = await ask(path);
    expect([status, body.toString(), headers['cache-control']]).toEqual([200, page, 'no-cache']);
  });

  test('adds the headers of its policy: over the origin’s where it overrides, beside them where not', async () => {
    expect((await ask('/')).headers).toMatchObject({
      'content-security-policy': "default-src 'self'",
      'x-frame-options': 'DENY',
    });
    expect((await ask('/api/orders')).headers['x-frame-options']).toBe('SAMEORIGIN');
  });

  test('hands the paths of its second behaviour on to the HTTP API, as its function rewrote them', async () => {
    const { status, body } = await ask('/api/orders', {}, 'POST');
    expect([status, body.toString()]).toEqual([200, '/orders']);
  });

  test('lets its function answer by itself', async () => {
    expect(await ask('/gone')).toMatchObject({ status: 302, headers: { location: '/' } });
  });

  test('does not tell whoever may not list which files there are not', async () => {
    expect((await ask('/none.css')).status).toBe(403);
  });

  test('takes no method its behaviour does not allow', async () => {
    expect((await ask('/', {}, 'POST')).status).toBe(403);
  });

  test('compresses what is large enough for whoever takes it, under a weak etag, and says when nothing has changed', async () => {
    const plain = await ask('/assets/a.css');
    const zipped = await ask('/assets/a.css', { 'accept-encoding': 'br, gzip' });
    expect(plain.body.toString()).toBe(style);
    expect(zipped.headers).toMatchObject({ 'content-encoding': 'gzip', etag: `W/${plain.headers['etag']}` });
    expect(zipped.body.length).toBeLessThan(style.length / 5);
    expect((await ask('/', { 'accept-encoding': 'gzip' })).headers['content-encoding']).toBeUndefined();
    const known = await ask('/assets/a.css', { 'if-none-match': zipped.headers['etag'] ?? '' });
    expect([known.status, known.body.length]).toEqual([304, 0]);
  });

  test('is the only one its bucket opens for', async () => {
    const get = (sourceArn: string) =>
      cloud.kernel.call({
        service: 's3',
        action: 'GetObject',
        input: { Bucket: 'pages', Key: 'index.html' },
        principal: { kind: 'service', service: 'cloudfront.amazonaws.com', sourceArn },
      });
    const [id] = distributionsOf(cloud.kernel).keys();
    await expect(get(`arn:aws:cloudfront::${cloud.kernel.account}:distribution/${id}`)).resolves.toBeDefined();
    await expect(get(`arn:aws:cloudfront::${cloud.kernel.account}:distribution/EOTHER`)).rejects.toThrow('s3:GetObject');
  });
});
