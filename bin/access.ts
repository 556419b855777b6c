import { App, Tags, Validations } from 'aws-cdk-lib';
import { readConfig } from '../lib/config.ts';
import { cdkContext, projectPath } from '../lib/project.ts';
import { AccessStack } from '../lib/stacks/access-stack.ts';

// an app of its own: `npx cdk deploy --all` of a stage must not reach it (docs/deploy.md)
const app = new App({ context: cdkContext(), outdir: process.env.CDK_OUTDIR ?? projectPath('cdk.out.access') });
const stage: unknown = app.node.tryGetContext('stage');
const config = readConfig(typeof stage === 'string' ? stage : (process.env.FIRSTSALE_STAGE ?? 'dev'));
const access = new AccessStack(app, `Firstsale-${config.stage}-access`, {
  ...{ config, description: 'Firstsale: who may deploy' },
  terminationProtection: config.protectData,
});
Tags.of(access).add('project', 'firstsale');
Tags.of(access).add('stage', config.stage);
if (process.env.CDK_VALIDATION !== 'false') {
  const { AwsSolutionsChecks } = await import('cdk-nag');
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
}
app.synth();
