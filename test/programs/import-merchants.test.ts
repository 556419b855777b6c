import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { removing } from '@firstsale/laptop-cloud/platform';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { deriveMerchantId } from '../../domain/merchant/derive-merchant-id.ts';
import { handle, wanted } from '../../functions/api/import-merchants/handler.ts';
import { projectPath } from '../../lib/project.ts';
import { type Town, town } from '../functions/town.ts';

const folder = mkdtempSync(join(tmpdir(), 'firstsale-import-'));
const person = { id: 'leo', name: 'Leo', roles: ['lead' as const] };
let here: Town;
let server: Server;
let to: string;
/** parts answered since the last look, and after how many the program is killed */
let answered = 0;
let killAfter: { readonly parts: number; readonly kill: () => void } | undefined;

const serve = async (request: IncomingMessage, response: ServerResponse): Promise<unknown> => {
  let text = '';
  for await (const part of request) text += String(part);
  if (request.headers.authorization !== 'Bearer made-up') return response.writeHead(401).end('{}');
  const body = wanted.body.parse(JSON.parse(text));
  const said = await handle(here)({ person, params: {}, query: {}, body, key: String(request.headers['idempotency-key']) });
  answered += 1;
  // the rows are there, and whoever sent them does not hear of it
  if (answered === killAfter?.parts) return killAfter.kill();
  return response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(said));
};
beforeAll(async () => {
  server = createServer((request, response) => void serve(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  to = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  rmSync(folder, removing);
});

const header =
  'reference,psp_client,legal_name,legal_entity_type,mcc,country,currency,time_zone,locale,payment_methods,contact_email';
const rowOf = (n: number, more = '') =>
  `live-${n},ppro,Shop ${n}${more},company,5942,NL,EUR,Europe/Amsterdam,nl-NL,ideal card,shop-${n}@x.example`;
const fileOf = (name: string, rows: readonly string[]): string => {
  const file = join(folder, name);
  writeFileSync(file, `${header}\n${rows.join('\n')}\n`);
  return file;
};
const run = (file: string, kill?: number, ...more: readonly string[]) =>
  new Promise<{ code: number | null; said: string }>((resolve) => {
    answered = 0;
    const args = ['--file', file, '--to', to, '--reason', 'they move to us', '--progress', `${file}.progress`, ...more];
    const env = { ...process.env, FIRSTSALE_TOKEN: 'made-up' };
    const child = spawn(process.execPath, [projectPath('programs/import/import.ts'), ...args], { env });
    killAfter = kill === undefined ? undefined : { parts: kill, kill: () => child.kill('SIGKILL') };
    let said = '';
    child.stdout.on('data', (text) => {
      said += String(text);
    });
    child.stderr.on('data', (text) => {
      said += String(text);
    });
    child.on('close', (code) => resolve({ code, said }));
  });
const load = (n: number) => here.merchants.load(deriveMerchantId('ppro', `live-${n}`));

describe('an import of live merchants', () => {
  test('is first tried: every row says what would happen, and nothing is written', async () => {
    here = town();
    const file = fileOf('tried.csv', [rowOf(1), rowOf(2).replace('company', 'castle')]);
    const { code, said } = await run(file, undefined, '--dry-run');
    expect(code).toBe(1);
    expect(said).toContain('line 2: live-1 would be imported');
    expect(said).toContain('line 3: live-2 refused, field-unreadable legalEntityType');
    expect(await load(1)).toBeUndefined();
    expect(existsSync(`${file}.progress`)).toBe(false);
  });

  test('brings a merchant that may take payments, is in care, and is asked for nothing', async () => {
    here = town();
    const { code, said } = await run(fileOf('one.csv', [rowOf(1)]));
    expect([code, said.split('\n').at(-2)]).toEqual([0, '1 imported, 0 there already, 0 refused']);
    const snapshot = await load(1);
    expect(snapshot).toMatchObject({
      merchant: { lifecycleStage: 'care', chargesEnabled: true, payoutsEnabled: true },
      ...{ requirements: [], tasks: [], watch: { drops: 0 }, members: [{ id: 'shop-1@x.example', role: 'owner' }] },
    });
    expect(snapshot?.paymentMethods.map(({ id, status }) => [id, status])).toEqual([
      ['card', 'activated'],
      ['ideal', 'activated'],
    ]);
  });

  test('refuses a row that contradicts a merchant who is there, and names it', async () => {
    here = town();
    await run(fileOf('first.csv', [rowOf(1)]));
    const { said } = await run(fileOf('second.csv', [rowOf(1, ' and Sons'), rowOf(2)]));
    expect(said).toContain('line 2: live-1 refused, row-merchant-known');
    expect(said).toContain('1 imported, 0 there already, 1 refused');
  });

  test('of 10,000 that is killed twice and resumed gives exactly 10,000, each once', async () => {
    here = town();
    const most = 10_000;
    const file = fileOf(
      'many.csv',
      Array.from({ length: most }, (_, n) => rowOf(n)),
    );
    const first = await run(file, 40);
    const second = await run(file, 70);
    expect([first.code, second.code]).toEqual([null, null]);
    expect(second.said).toContain(`going on after ${39 * 50} of ${most} rows`);
    const { code, said } = await run(file);
    expect([code, said.split('\n').at(-2)]).toEqual([
      0,
      `${most - 39 * 50 - 69 * 50 - 50} imported, 50 there already, 0 refused`,
    ]);
    let stored = 0;
    for (let n = 0; n < most; n += 1) {
      const { entries } = await here.timeline.list(deriveMerchantId('ppro', `live-${n}`), 10);
      if (entries.filter(({ type }) => type === 'merchant.imported.v1').length === 1) stored += 1;
    }
    expect(stored).toBe(most);
  }, 240_000);

  test('is told when the progress is that of another file', async () => {
    here = town();
    const file = fileOf('mine.csv', [rowOf(1)]);
    await run(file);
    fileOf('mine.csv', [rowOf(1), rowOf(2)]);
    const { code, said } = await run(file);
    expect([code, said]).toEqual([1, expect.stringContaining('is the progress of other rows: delete it')]);
  });
});
