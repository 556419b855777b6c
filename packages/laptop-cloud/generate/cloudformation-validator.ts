import { createRequire } from 'node:module';
import * as z from 'zod';

const finding = z.object({
  ruleId: z.string(),
  message: z.string(),
  propertyPath: z.string().optional(),
  entity: z.object({ logicalId: z.string() }).optional(),
});
export type Finding = z.infer<typeof finding>;

type Made = new (...given: readonly unknown[]) => unknown;
const isConstructor = (value: unknown): value is Made => typeof value === 'function';
const made = z.custom<Made>(isConstructor);
const validate = z.custom<(template: unknown) => unknown>((value) => typeof value === 'function');

/** What CloudFormation's own validator, which comes with CDK, says of resources; by logical id. Needs about a second to start. */
export function cloudFormationValidator(): (resources: Readonly<Record<string, unknown>>) => readonly Finding[] {
  const ours = createRequire(import.meta.url);
  const { SchemaValidator, TemplateContent } = z
    .object({ SchemaValidator: made, TemplateContent: made })
    .parse(createRequire(ours.resolve('aws-cdk-lib'))('@aws/cloudformation-validate'));
  const validator = z.looseObject({ validate }).parse(new SchemaValidator());
  return (resources) => z.array(finding).parse(validator.validate(new TemplateContent(JSON.stringify({ Resources: resources }))));
}
