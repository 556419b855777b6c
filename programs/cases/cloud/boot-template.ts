import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { boot, type LocalCloud } from '@firstsale/laptop-cloud/boot';
import { removing } from '@firstsale/laptop-cloud/platform';
import { allServices } from '@firstsale/laptop-cloud/services';

const STACK = 'Case';

/** a folder as CDK synthesizes one, of the one template */
function assemblyOf(template: unknown): string {
  const folder = mkdtempSync(join(tmpdir(), 'case-'));
  const templateFile = `${STACK}.template.json`;
  const environment = 'aws://unknown-account/unknown-region';
  const artifacts = { [STACK]: { type: 'aws:cloudformation:stack', environment, properties: { templateFile } } };
  writeFileSync(join(folder, templateFile), JSON.stringify(template));
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ version: '55.0.0', artifacts }));
  return folder;
}

/** Boots a template on a laptop cloud of its own and hands it over; both are gone afterwards. Throws what the boot throws. */
export async function withCloudOf<T>(template: unknown, work: (cloud: LocalCloud) => Promise<T>): Promise<T> {
  const folder = assemblyOf(template);
  try {
    const cloud = await boot({ cdkOut: folder, port: 'none', services: allServices, seed: 1, log: () => undefined });
    try {
      return await work(cloud);
    } finally {
      await cloud.stop();
    }
  } finally {
    rmSync(folder, removing);
  }
}
