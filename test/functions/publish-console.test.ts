import { createServer } from 'node:http';
import { afterEach, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { planRelease } from '../../application/plan-release.ts';
import type { Publishing as Needs } from '../../application/publish-site.ts';
import { handle } from '../../functions/deployments/publish-console/handler.ts';
import { deployed } from '../../functions/runtime/run-custom-resource.ts';

const now = '2026-11-22T08:00:00Z';
const log = { info: () => undefined, warn: () => undefined, error: () => undefined };

describe('a release of the console', () => {
  test('goes live part by part: what the page names before the page itself', () => {
    const { rounds } = planRelease(['index.html', 'assets/a-1.js', 'config.json', 'favicon.svg', 'assets/b-2.css'], [], now);
    expect(rounds.map((round) => round.map(({ key }) => key))).toEqual([
      ['assets/a-1.js', 'assets/b-2.css'],
      ['config.json', 'favicon.svg'],
      ['index.html'],
    ]);
  });

  test('is kept for a year where its name tells its content, and asked for anew where it does not', () => {
    const { rounds } = planRelease(['index.html', 'assets/a-1.js', 'config.json', 'favicon.svg', 'assets/face.weird'], [], now);
    const served = Object.fromEntries(
      rounds.flat().map(({ key, contentType, cacheControl }) => [key, [contentType, cacheControl]]),
    );
    expect(served).toEqual({
      'assets/a-1.js': ['text/javascript; charset=utf-8', 'public, max-age=31536000, immutable'],
      'assets/face.weird': ['application/octet-stream', 'public, max-age=31536000, immutable'],
      'config.json': ['application/json', 'no-cache'],
      'favicon.svg': ['image/svg+xml', 'public, max-age=86400'],
      'index.html': ['text/html; charset=utf-8', 'no-cache'],
    });
  });

  test('takes away only what no release of the last month has', () => {
    const kept = [
      { key: 'assets/old.js', modifiedAt: '2026-10-22T08:00:00Z' },
      { key: 'assets/recent.js', modifiedAt: '2026-10-24T08:00:00Z' },
      { key: 'assets/same.js', modifiedAt: '2026-01-01T00:00:00Z' },
    ];
    expect(planRelease(['assets/same.js'], kept, now).stale).toEqual(['assets/old.js']);
  });
});

describe('publishing', () => {
  const shelf = () => {
    const kept = new Map<string, string>([['assets/gone.js', 'old']]);
    const needs: Needs = {
      files: async () => new Map([['index.html', new TextEncoder().encode('<p>')]]),
      shelf: {
        put: async ({ key }, bytes) => void kept.set(key, new TextDecoder().decode(bytes)),
        list: async () => [...kept.keys()].map((key) => ({ key, modifiedAt: '2026-01-01T00:00:00Z' })),
        remove: async (key) => void kept.delete(key),
      },
      clock: { now: () => now },
      allOf: async (many, work) => {
        for (const one of many) await work(one);
      },
    };
    return { kept, publish: handle(needs) };
  };

  test.each(['Create', 'Update'] as const)('at %s lays files and configuration out and clears away', async (kind) => {
    const { kept, publish } = shelf();
    await publish({ kind, properties: { Config: '{"mode":"cloud"}' } });
    expect([...kept]).toEqual([
      ['config.json', '{"mode":"cloud"}'],
      ['index.html', '<p>'],
    ]);
  });

  test('at Delete leaves nothing: a bucket with something in it cannot be taken away', async () => {
    const { kept, publish } = shelf();
    await publish({ kind: 'Delete', properties: { Config: '{}' } });
    expect([...kept]).toEqual([]);
  });
});

describe('a function that CloudFormation calls', () => {
  let close = () => {};
  afterEach(() => close());
  const ask = async (handler: () => Promise<void>, properties: object, status = 200): Promise<any> => {
    let answered: unknown;
    const server = createServer((request, response) => {
      let text = '';
      request.on('data', (chunk) => {
        text += String(chunk);
      });
      request.on('end', () => {
        answered = { method: request.method, type: request.headers['content-type'], ...JSON.parse(text) };
        response.writeHead(status).end();
      });
    });
    await new Promise<void>((opened) => server.listen(0, '127.0.0.1', opened));
    close = () => server.close();
    const address = server.address();
    const ResponseURL = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/answer`;
    const event = {
      RequestType: 'Create',
      ResponseURL,
      StackId: 's',
      RequestId: 'r',
      LogicalResourceId: 'l',
      ResourceProperties: properties,
    };
    const wanted = z.object({ Config: z.string() });
    await deployed({ wanted, physicalId: 'bucket', handler, log })(event);
    return answered;
  };

  test('answers that all went well', async () => {
    expect(await ask(async () => undefined, { Config: '{}' })).toEqual({
      method: 'PUT',
      // the address is signed for no content type
      type: '',
      Status: 'SUCCESS',
      PhysicalResourceId: 'bucket',
      StackId: 's',
      RequestId: 'r',
      LogicalResourceId: 'l',
    });
  });

  test.each([
    ['the work fails', async () => Promise.reject(new RangeError('no room')), { Config: '{}' }, 'RangeError: no room'],
    ['its properties are not what was agreed', async () => undefined, {}, 'Config'],
  ])(
    'answers that it failed, and why, when %s: silence would hold the deployment up for an hour',
    async (_when, work, given, why) => {
      const answer = await ask(work, given);
      expect(answer).toMatchObject({ Status: 'FAILED', PhysicalResourceId: 'bucket' });
      expect(answer.Reason).toContain(why);
    },
  );

  test('fails where the answer is not taken, so that Lambda calls it again', async () => {
    await expect(ask(async () => undefined, { Config: '{}' }, 503)).rejects.toThrow('503');
  });
});
