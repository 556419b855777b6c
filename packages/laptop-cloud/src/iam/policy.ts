import * as z from 'zod';

/** a policy document that IAM itself would refuse; the message names the element */
export class MalformedPolicy extends Error {
  override readonly name = 'MalformedPolicy';
}

/** one or a list; read so that an error names what is wrong inside, not that neither fits */
const listOf = <T extends z.ZodType>(item: T) => z.preprocess((value) => (Array.isArray(value) ? value : [value]), z.array(item));

const oneOrMore = listOf(z.string());
const scalar = z.union([z.string(), z.number(), z.boolean()]).transform((value) => String(value));
const conditionValues = listOf(scalar);
const principal = z.union([z.literal('*'), z.record(z.string(), oneOrMore)]);

const statement = z.strictObject({
  Sid: z.string().optional(),
  Effect: z.enum(['Allow', 'Deny']),
  Principal: principal.optional(),
  NotPrincipal: principal.optional(),
  Action: oneOrMore.optional(),
  NotAction: oneOrMore.optional(),
  Resource: oneOrMore.optional(),
  NotResource: oneOrMore.optional(),
  Condition: z.record(z.string(), z.record(z.string(), conditionValues)).optional(),
});
export type Statement = z.infer<typeof statement>;

const document = z.strictObject({
  Version: z.enum(['2012-10-17', '2008-10-17']).default('2008-10-17'),
  Id: z.string().optional(),
  Statement: listOf(statement),
});
export type PolicyDocument = z.infer<typeof document>;

/**
 * Reads a policy document as IAM does: one statement or a list, one action or a list.
 * Throws MalformedPolicy naming the element that is wrong.
 */
export function parsePolicy(source: unknown): PolicyDocument {
  const parsed = document.safeParse(source);
  if (!parsed.success) throw new MalformedPolicy(`Policy document is malformed: ${z.prettifyError(parsed.error)}`);
  for (const [index, one] of parsed.data.Statement.entries()) {
    const where = `Statement[${index}]${one.Sid ? ` (${one.Sid})` : ''}`;
    if (!one.Action === !one.NotAction) throw new MalformedPolicy(`${where} needs exactly one of Action and NotAction`);
    if (one.Resource && one.NotResource) throw new MalformedPolicy(`${where} has both Resource and NotResource; keep one`);
  }
  return parsed.data;
}
