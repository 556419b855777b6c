import * as z from 'zod';
import type { NamedResource, Refusal } from '../../contract.ts';

const secret = z.looseObject({
  Name: z.string().optional(),
  SecretString: z.unknown().optional(),
  GenerateSecretString: z
    .looseObject({ SecretStringTemplate: z.string().optional(), GenerateStringKey: z.string().optional() })
    .optional(),
});

/** What Secrets Manager refuses of a secret beyond single values. */
export function secretRefusals({ resource }: NamedResource): readonly Refusal[] {
  const { Name, SecretString, GenerateSecretString: rules } = secret.parse(resource.properties);
  const found: Refusal[] = [];
  if (Name !== undefined && !/^[A-Za-z0-9/_+=.@!-]+$/.test(Name))
    found.push({ property: 'Name', problem: 'a name has letters, digits and any of - / _ + = . @ !' });
  if (SecretString !== undefined && rules !== undefined)
    found.push({ property: 'SecretString', problem: 'give it or GenerateSecretString, not both' });
  if ((rules?.SecretStringTemplate === undefined) !== (rules?.GenerateStringKey === undefined))
    found.push({ property: 'GenerateSecretString', problem: 'SecretStringTemplate and GenerateStringKey go together' });
  if (rules?.SecretStringTemplate !== undefined && !isObject(rules.SecretStringTemplate))
    found.push({ property: 'GenerateSecretString.SecretStringTemplate', problem: 'it must be the JSON of an object' });
  return found;
}

function isObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}
