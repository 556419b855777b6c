import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { removing } from '@firstsale/laptop-cloud/platform';
import { expect, it } from 'vitest';
import { projectPath } from '../../lib/project.ts';
import { replay } from '../../programs/replay/play-history.ts';
import { synthesize } from '../../tools/build/synth.ts';
import { readDesk } from '../../world/desk/desk-settings.ts';
import { readPolicyFile } from '../../world/read-policy.ts';

const bundled = projectPath('policies/default.json');
const DAY = 86_400_000;
const from = Date.parse('2018-03-05T12:00:00.000Z');

const merchant = (externalReference: string, submittedAt: number) => ({
  externalReference,
  submittedAt,
  application: {
    legalName: `Seller ${externalReference}`,
    legalEntityType: 'company',
    country: 'BR',
    currency: 'BRL',
    timeZone: 'America/Sao_Paulo',
    locale: 'pt-BR',
    paymentMethods: ['card'],
    mcc: '5999',
    contact: { email: `${externalReference}@merchants.example.com` },
  },
});

it('a history is replayed under the policy of a file, not under the one the application brings', {
  timeout: 120_000,
}, async () => {
  const work = mkdtempSync(join(tmpdir(), 'another-policy-'));
  try {
    const file = join(work, 'policy.json');
    const standard = JSON.parse(readFileSync(bundled, 'utf8'));
    writeFileSync(file, JSON.stringify({ ...standard, nudges: { ...standard.nudges, holdOutPercent: 100 } }));
    const { folder } = await synthesize();
    const policy = readPolicyFile(file);
    const outcome = await replay({
      cdkOut: folder,
      stateDir: join(work, 'state'),
      history: { merchants: ['a', 'b', 'c', 'd'].map((name, day) => merchant(name, from + (day * DAY) / 4)), payments: [] },
      until: from + 2 * DAY,
      policy,
      publishOver: readPolicyFile(bundled).version,
      desk: readDesk(projectPath('world/desk/default-desk.json')),
      seed: 1,
      progress: () => undefined,
      resumed: () => undefined,
    });
    expect(outcome.failures).toEqual([]);
    expect(outcome.lines.map(({ nudgeGroup }) => nudgeGroup)).toEqual(['hold_out', 'hold_out', 'hold_out', 'hold_out']);
  } finally {
    rmSync(work, removing);
  }
});
