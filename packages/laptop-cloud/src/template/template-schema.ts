import * as z from 'zod';

const textOrNumber = z.union([z.string(), z.number()]);
const oneOrMore = z.union([z.string().transform((one) => [one]), z.array(z.string())]);

/** what a CloudFormation template may hold; unknown sections and resource attributes are refused by name where they are read */
export const templateSchema = z.strictObject({
  AWSTemplateFormatVersion: z.string().optional(),
  Description: z.string().optional(),
  Metadata: z.unknown().optional(),
  // assertions on parameters at deploy time: nothing to run here
  Rules: z.unknown().optional(),
  Parameters: z
    .record(
      z.string(),
      z.looseObject({
        Type: z.string(),
        Default: textOrNumber.optional(),
        AllowedValues: z.array(textOrNumber).optional(),
        AllowedPattern: z.string().optional(),
        MinLength: textOrNumber.optional(),
        MaxLength: textOrNumber.optional(),
        MinValue: textOrNumber.optional(),
        MaxValue: textOrNumber.optional(),
      }),
    )
    .default({}),
  Mappings: z.record(z.string(), z.record(z.string(), z.record(z.string(), z.unknown()))).default({}),
  Conditions: z.record(z.string(), z.unknown()).default({}),
  Resources: z.record(
    z.string(),
    z.looseObject({
      Type: z.string(),
      Properties: z.record(z.string(), z.unknown()).default({}),
      DependsOn: oneOrMore.default([]),
      Condition: z.string().optional(),
      DeletionPolicy: z.unknown().optional(),
      UpdateReplacePolicy: z.unknown().optional(),
      Metadata: z.looseObject({ 'aws:cdk:path': z.string().optional() }).optional(),
    }),
  ),
  Outputs: z
    .record(
      z.string(),
      z.looseObject({ Value: z.unknown(), Export: z.object({ Name: z.unknown() }).optional(), Condition: z.string().optional() }),
    )
    .default({}),
});
export type Template = z.infer<typeof templateSchema>;

/** attributes of a resource besides type and properties that mean nothing here, or are read elsewhere */
export const ordinaryResourceAttributes: ReadonlySet<string> = new Set([
  'Type',
  'Properties',
  'DependsOn',
  'Condition',
  'Metadata',
  // a laptop forgets with its state folder, not by policy
  'DeletionPolicy',
  'UpdateReplacePolicy',
  // how an alias goes over to a new version: a laptop starts anew with the new one, as a first deployment does
  'UpdatePolicy',
]);
