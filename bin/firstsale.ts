import { App, Validations } from 'aws-cdk-lib';
import { examplesIn } from '../lib/config.ts';
import { cdkContext, projectPath } from '../lib/project.ts';
import { addStage } from '../lib/stage.ts';

// the cdk command says where to write; a direct synth writes to the same place
const app = new App({ context: cdkContext(), outdir: process.env.CDK_OUTDIR ?? projectPath('cdk.out') });
const stage: unknown = app.node.tryGetContext('stage');
const { config } = addStage(app, typeof stage === 'string' ? stage : (process.env.FIRSTSALE_STAGE ?? 'dev'), {
  first: String(app.node.tryGetContext('first')) === 'true',
  atOnce: String(app.node.tryGetContext('canary')) === 'off',
});

if (process.env.CDK_VALIDATION !== 'false') {
  // said, not refused: a stage to look at needs no mail, and nobody should learn of it from merchants
  const examples = examplesIn(config);
  if (examples.length > 0) console.warn(`${config.stage}: no such address exists; set ${examples.join(', ')} in lib/config.ts`);
  const { AwsSolutionsChecks } = await import('cdk-nag');
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
}
app.synth();
