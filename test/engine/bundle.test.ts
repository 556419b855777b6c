import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { removing } from '@firstsale/laptop-cloud/platform';
import { bundlerDefines } from '@firstsale/states-language/bundler-defines';
import { build, type Metafile } from 'esbuild';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { deriveMerchantId } from '../../domain/merchant/derive-merchant-id.ts';
import { projectPath } from '../../lib/project.ts';
import { hostileHistory, hostileUntil } from '../../programs/prove-backtest/hostile-history.ts';
import { readStageTemplate } from '../../tools/build/join-templates.ts';
import { synthesize } from '../../tools/build/synth.ts';
import { readDesk } from '../../world/desk/desk-settings.ts';
import { historyEvents } from '../../world/history/history-events.ts';
import { readPolicyFile } from '../../world/read-policy.ts';
import { handler, type PlayRequest } from './lambda-entry.ts';

const run = promisify(execFile);
// outside of the project: nothing is found there but what is in the bundle
const work = mkdtempSync(join(tmpdir(), 'bundled-'));
let inputs: Metafile['inputs'] = {};
let request: PlayRequest;

beforeAll(async () => {
  const { folder } = await synthesize();
  const { metafile } = await build({
    absWorkingDir: projectPath(''),
    entryPoints: ['test/engine/lambda-entry.ts'],
    outfile: join(work, 'index.cjs'),
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'cjs',
    mainFields: ['module', 'main'],
    define: bundlerDefines(),
    logLevel: 'error',
    metafile: true,
  });
  inputs = metafile.inputs;
  const story = historyEvents(hostileHistory(2, 4)).filter(({ subject }) => subject === 'hostile-3');
  request = {
    policy: readPolicyFile(projectPath('policies/default.json')),
    desk: readDesk(projectPath('world/desk/default-desk.json')),
    seed: 1,
    until: hostileUntil,
    template: readStageTemplate(folder),
    story: { merchantId: deriveMerchantId('direct', 'hostile-3'), events: story },
  };
}, 120_000);
afterAll(() => rmSync(work, removing));

it('the bundle has the engine, its steps and the interpreter, and nothing of the emulator, the cloud’s SDK or its declaration', () => {
  const files = Object.keys(inputs);
  for (const wanted of [
    'engine/play-merchant.ts',
    'functions/steps/park-run/handler.ts',
    'packages/states-language/src/execution/interpreter.ts',
  ])
    expect(files.filter((file) => file.endsWith(wanted))).toHaveLength(1);
  expect(files.filter((file) => /laptop-cloud|@aws-sdk|aws-cdk|^lib\/|^tools\//.test(file))).toEqual([]);
});

it('bundled, it plays a merchant in a folder without packages as the project does', async () => {
  const call = `import { handler } from './index.cjs';
    import { readFileSync, writeFileSync } from 'node:fs';
    writeFileSync('answer.json', JSON.stringify(await handler(JSON.parse(readFileSync('request.json', 'utf8')))));`;
  writeFileSync(join(work, 'call.mjs'), call);
  writeFileSync(join(work, 'request.json'), JSON.stringify(request));
  expect(existsSync(join(work, 'node_modules'))).toBe(false);
  await run(process.execPath, ['call.mjs'], { cwd: work });
  const answer = JSON.parse(readFileSync(join(work, 'answer.json'), 'utf8'));
  expect(answer).toMatchObject({ externalReference: 'hostile-3' });
  expect(answer).toEqual(JSON.parse(JSON.stringify(await handler(request))));
});
