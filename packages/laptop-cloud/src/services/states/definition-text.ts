import { readFileSync } from 'node:fs';
import * as z from 'zod';
import type { Resource } from '../../contract.ts';

const Source = z.object({
  DefinitionString: z.string().optional(),
  Definition: z.record(z.string(), z.unknown()).optional(),
  DefinitionS3Location: z.object({ Bucket: z.string(), Key: z.string() }).optional(),
  DefinitionSubstitutions: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).default({}),
});

/** the definition a template gives a machine, substitutions filled in. Throws when there is none, or a substitution is missing */
export function definitionText(resource: Resource): string {
  const source = Source.parse(resource.properties);
  const text = source.DefinitionString ?? written(source.Definition) ?? stored(resource, source.DefinitionS3Location);
  if (text === undefined)
    throw new Error('the state machine has neither DefinitionString nor Definition nor DefinitionS3Location');
  const substitutions = source.DefinitionSubstitutions;
  return text.replace(/\$\{([A-Za-z0-9_-]+)\}/g, (whole, name: string) => {
    const value = Object.hasOwn(substitutions, name) ? substitutions[name] : undefined;
    return value === undefined ? whole : JSON.stringify(String(value)).slice(1, -1);
  });
}

const written = (definition: Readonly<Record<string, unknown>> | undefined): string | undefined =>
  definition === undefined ? undefined : JSON.stringify(definition);

function stored(resource: Resource, place: { Bucket: string; Key: string } | undefined): string | undefined {
  const file = place === undefined ? undefined : resource.asset?.(place.Bucket, place.Key);
  return file === undefined ? undefined : readFileSync(file, 'utf8');
}
