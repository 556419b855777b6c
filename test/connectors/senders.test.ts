import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { projectPath } from '../../lib/project.ts';
import { serveHooks } from '../../programs/start/serve-hooks.ts';
import { type Firstsale, openFirstsale, TO_SYNTHESIZE_MS } from '../playbooks/firstsale.ts';

const run = promisify(execFile);
/** openssl has a word for it, the others an option */
const has = async (tool: string) =>
  run(tool, [tool === 'openssl' ? 'version' : '--version']).then(
    () => true,
    () => false,
  );
const senders = [
  { file: 'send.mjs', command: process.execPath, needs: [] },
  { file: 'send.py', command: 'python3', needs: ['python3'] },
  { file: 'send.sh', command: 'sh', needs: ['curl', 'openssl'] },
];

let app: Firstsale;
beforeAll(async () => {
  app = await openFirstsale('2026-03-02T12:00:00.000Z', 0);
  serveHooks(app.laptop.cloud);
}, TO_SYNTHESIZE_MS);
afterAll(() => app?.close());

describe.each(senders)('the sender $file of the documents', ({ file, command, needs }) => {
  const send = async (secret: string) => {
    const env = { ...process.env, FIRSTSALE_SECRET: secret, FIRSTSALE_NOW: String(Math.floor(app.kernel.now() / 1000)) };
    const paths = [`docs/connectors/${file}`, 'docs/connectors/event.json'].map(projectPath);
    const { stdout } = await run(command, [paths[0] ?? '', `${app.laptop.cloud.endpoint}/hooks/generic`, paths[1] ?? ''], {
      env,
    });
    return stdout.trim();
  };
  it('is answered 202 with the secret, and 401 with another', async (context) => {
    for (const tool of needs) if (!(await has(tool))) context.skip(`${tool} is not on this machine`);
    expect(await send('firstsale-laptop')).toBe('202');
    expect(await send('another')).toBe('401');
  });
});

test('the event of the documents is an event we take', async () => {
  await app.hours(1);
  // its merchant is made up: what the bus was given is all that can be seen
  expect(app.busEvents()).toContainEqual({ source: 'psp', type: 'payment.captured.v1', id: 'psp-7f31-capture' });
});
