import { App, Validations } from 'aws-cdk-lib';
import { cdkContext, projectPath } from '../lib/project.ts';
import { addStage } from '../lib/stage.ts';

// the cdk command says where to write; a direct synth writes to the same place
const app = new App({ context: cdkContext(), outdir: process.env.CDK_OUTDIR ?? projectPath('cdk.out') });
const stage: unknown = app.node.tryGetContext('stage');
addStage(app, typeof stage === 'string' ? stage : (process.env.FIRSTSALE_STAGE ?? 'dev'));

if (process.env.CDK_VALIDATION !== 'false') {
  const { AwsSolutionsChecks } = await import('cdk-nag');
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
}
app.synth();
