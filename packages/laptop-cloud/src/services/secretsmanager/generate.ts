import { z } from 'zod';
import { AwsError, type Kernel } from '../../contract.ts';

const flag = z.boolean().default(false);
export const Generate = z.object({
  SecretStringTemplate: z.string().optional(),
  GenerateStringKey: z.string().optional(),
  PasswordLength: z.coerce.number().int().min(1).max(4096).default(32),
  ExcludeCharacters: z.string().default(''),
  ExcludeLowercase: flag,
  ExcludeUppercase: flag,
  ExcludeNumbers: flag,
  ExcludePunctuation: flag,
  IncludeSpace: flag,
  RequireEachIncludedType: z.boolean().default(true),
});

/** A password as CloudFormation generates one, alone or under a key of a JSON template. */
export function generateSecret(kernel: Kernel, rules: z.infer<typeof Generate>): string {
  const kinds = [
    rules.ExcludeLowercase ? '' : 'abcdefghijklmnopqrstuvwxyz',
    rules.ExcludeUppercase ? '' : 'ABCDEFGHIJKLMNOPQRSTUVWXYZ',
    rules.ExcludeNumbers ? '' : '0123456789',
    rules.ExcludePunctuation ? '' : '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~',
    rules.IncludeSpace ? ' ' : '',
  ]
    .map((kind) => [...kind].filter((character) => !rules.ExcludeCharacters.includes(character)).join(''))
    .filter((kind) => kind !== '');
  const all = kinds.join('');
  if (all === '')
    throw new AwsError('InvalidParameterException', 'GenerateSecretString: every character is excluded; allow some');
  const pick = (from: string) => from.charAt(Math.floor(kernel.random() * from.length));
  const characters = Array.from({ length: rules.PasswordLength }, () => pick(all));
  // one of each kind, somewhere among the first ones, then shuffled
  if (rules.RequireEachIncludedType)
    for (const [index, kind] of kinds.entries()) if (index < characters.length) characters[index] = pick(kind);
  const password = characters
    .map((character) => ({ character, order: kernel.random() }))
    .sort((a, b) => a.order - b.order)
    .map(({ character }) => character)
    .join('');
  if (rules.GenerateStringKey === undefined) return password;
  const template: unknown = JSON.parse(rules.SecretStringTemplate ?? '{}');
  return JSON.stringify({ ...(typeof template === 'object' ? template : {}), [rules.GenerateStringKey]: password });
}
