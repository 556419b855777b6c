import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { removing } from '@firstsale/laptop-cloud/platform';

/** Everything a run of the tests writes outside the project stands in one folder, which goes when the run ends: TMPDIR on Linux and macOS, TEMP on Windows. */
export default function setup(): () => void {
  const folder = mkdtempSync(path.join(tmpdir(), 'firstsale-tests-'));
  for (const name of ['TMPDIR', 'TEMP', 'TMP']) process.env[name] = folder;
  return () => rmSync(folder, removing);
}
