import * as z from 'zod';
import type { TablePlan } from './blueprint.ts';
import { type Template, Unplayable } from './template.ts';

const schema = z.array(z.looseObject({ AttributeName: z.string() }));
const table = z.looseObject({
  /** a table that can be restored beside itself has none (docs/adr/0105) */
  TableName: z.string().optional(),
  KeySchema: schema,
  GlobalSecondaryIndexes: z
    .array(z.looseObject({ IndexName: z.string(), KeySchema: schema, Projection: z.looseObject({ ProjectionType: z.string() }) }))
    .default([]),
});
const variables = z.looseObject({
  Environment: z.looseObject({ Variables: z.looseObject({ DUE_SHARDS: z.coerce.number().int().optional() }) }).optional(),
});

/** the one table: what it is billed by. Throws Unplayable when there is none, or several */
export const readTable = (template: Template): TablePlan => {
  const [only, ...more] = template.ofType('AWS::DynamoDB::GlobalTable');
  if (only === undefined || more.length > 0) throw new Unplayable('the template should have one table');
  const { TableName: name = only.id, KeySchema, GlobalSecondaryIndexes } = table.parse(only.properties);
  const own = KeySchema.map(({ AttributeName }) => AttributeName);
  const indexes = GlobalSecondaryIndexes.map(({ IndexName, KeySchema: keys, Projection: { ProjectionType } }) => {
    if (ProjectionType !== 'ALL' && ProjectionType !== 'KEYS_ONLY')
      throw new Unplayable(`the index ${IndexName} keeps ${ProjectionType}: the engine knows ALL and KEYS_ONLY`);
    return {
      name: IndexName,
      keys: [...keys.map(({ AttributeName }) => AttributeName), ...own],
      keepsAll: ProjectionType === 'ALL',
    };
  });
  const shards = template
    .ofType('AWS::Lambda::Function')
    .map(({ properties }) => variables.parse(properties).Environment?.Variables.DUE_SHARDS)
    .find((found) => found !== undefined);
  if (shards === undefined) throw new Unplayable('no function has DUE_SHARDS: the number of shards of the due index is unknown');
  return { name, dueShards: shards, indexes };
};
