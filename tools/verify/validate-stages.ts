import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { removing } from '@firstsale/laptop-cloud/platform';
import * as z from 'zod';
import { stageName } from '../../lib/config.ts';
import { projectPath } from '../../lib/project.ts';
import { buildFunctions } from '../build/build-functions.ts';
import { buildPages } from '../build/build-pages.ts';

const report = z.object({
  pluginReports: z.array(
    z.object({
      pluginName: z.string(),
      violations: z.array(
        z.object({
          ruleName: z.string(),
          description: z.string(),
          violatingConstructs: z.array(z.object({ constructPath: z.string().optional() })).optional(),
        }),
      ),
    }),
  ),
});

/** what is deployed of a stage, and who may deploy it */
const apps = ['bin/firstsale.ts', 'bin/access.ts'];

/**
 * Synthesizes a stage with CloudFormation's own validator and cdk-nag, and gives every finding not acknowledged with a reason,
 * warnings too. An empty list is a valid template.
 */
export const findingsOf = (stage: string): string[] => apps.flatMap((app) => findingsIn(app, stage));

const findingsIn = (app: string, stage: string): string[] => {
  const folder = mkdtempSync(join(tmpdir(), 'firstsale-validate-'));
  try {
    const { status, stderr, stdout } = spawnSync(process.execPath, [projectPath(app)], {
      cwd: projectPath(''),
      encoding: 'utf8',
      env: { ...process.env, FIRSTSALE_STAGE: stage, CDK_VALIDATION: 'true', CDK_OUTDIR: folder },
    });
    const file = join(folder, 'validation-report.json');
    if (!existsSync(file)) return [`${stage}: no validation report was written; the synth said: ${stderr}${stdout}`];
    const { pluginReports } = report.parse(JSON.parse(readFileSync(file, 'utf8')));
    const findings = pluginReports.flatMap(({ pluginName, violations }) =>
      violations.flatMap(({ ruleName, description, violatingConstructs }) =>
        (violatingConstructs ?? [{ constructPath: stage }]).map(
          ({ constructPath }) => `${constructPath ?? stage}: ${description} (${pluginName} ${ruleName})`,
        ),
      ),
    );
    return status === 0 || findings.length > 0 ? findings : [`${stage} does not synthesize: ${stderr}`];
  } finally {
    rmSync(folder, removing);
  }
};

if (import.meta.main) {
  await Promise.all([buildFunctions(), buildPages()]);
  const findings = stageName.options.flatMap(findingsOf);
  for (const finding of findings) console.error(finding);
  console.log(`${findings.length} findings in ${stageName.options.length} stages`);
  process.exitCode = findings.length === 0 ? 0 : 1;
}
