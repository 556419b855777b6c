import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { functions } from '../../lib/function-groups.ts';
import { cdkContext, projectPath } from '../../lib/project.ts';
import { addStage } from '../../lib/stage.ts';
import { buildFunctions } from '../../tools/build/build-functions.ts';
import { buildPages } from '../../tools/build/build-pages.ts';
import { joinTemplates } from '../../tools/build/join-templates.ts';

export type Resource = {
  Type: string;
  Properties: Record<string, any>;
  DeletionPolicy?: string;
  UpdateReplacePolicy?: string;
  Metadata?: Record<string, any>;
};

const built = Object.keys(functions).every((name) => existsSync(projectPath(`dist/functions/${name}/index.js`)));
const laid = ['publish-console', 'publish-merchant-page'].every((name) =>
  existsSync(projectPath(`dist/functions/${name}/site/index.html`)),
);
if (!built || !laid) await Promise.all([buildFunctions(), buildPages()]);
process.env['CDK_VALIDATION'] = 'false';

/** the synthesized templates of a stage, to be asked as if they were one */
export class Stage {
  /** each as it is deployed */
  readonly stacks: Readonly<Record<'data' | 'logic' | 'reckoning', Record<string, Resource>>>;
  readonly resources: Record<string, Resource>;

  constructor(stage: 'dev' | 'prod', first = false) {
    const app = new App({ context: cdkContext(), outdir: mkdtempSync(join(tmpdir(), 'firstsale-infra-')) });
    const { data, logic, reckoning } = addStage(app, stage, first);
    const templates = [data, logic, reckoning].map((stack) => Template.fromStack(stack).toJSON());
    const [inData, inLogic, inReckoning] = templates.map((template) => template['Resources']);
    this.stacks = { data: inData, logic: inLogic, reckoning: inReckoning };
    this.resources = joinTemplates(templates).Resources as Record<string, Resource>;
  }

  all(type: string): [id: string, resource: Resource][] {
    return Object.entries(this.resources).filter(([, { Type }]) => Type === type);
  }

  /** the one resource of a type whose property has this value */
  one(type: string, property: string, value: string): [id: string, resource: Resource] {
    const found = this.all(type).filter(([, { Properties }]) => Properties[property] === value);
    if (found.length !== 1) throw new Error(`${found.length} ${type} with ${property} ${value}`);
    return found[0]!;
  }

  /** the resource a Ref or Fn::GetAtt points to */
  target(reference: any): [id: string, resource: Resource] {
    const id: string = reference?.Ref ?? reference?.['Fn::GetAtt']?.[0];
    const resource = this.resources[id];
    if (!resource) throw new Error(`${JSON.stringify(reference)} points to nothing`);
    return [id, resource];
  }
}

export type Statement = { Effect: string; Action: string | string[]; Resource: unknown; Condition?: unknown };

/** statements of a role's inline policies */
export const statementsOf = (role: Resource): Statement[] =>
  (role.Properties['Policies'] ?? []).flatMap((policy: any) => policy.PolicyDocument.Statement);

export const listOf = <T>(value: T | T[]): T[] => (Array.isArray(value) ? value : [value]);
