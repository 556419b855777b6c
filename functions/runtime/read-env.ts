import * as z from 'zod';
import { deadLetterQueue } from '../../domain/dead-letter/dead-letter-queues.ts';

/** a function was deployed without a variable it needs; the message names each one */
export class MissingConfiguration extends Error {
  override readonly name = 'MissingConfiguration';
}

/** table and shard count, for everything that reads or writes merchants */
export const tableEnv = z.object({ TABLE_NAME: z.string().min(3), DUE_SHARDS: z.coerce.number().int().min(1).max(256) });

/** the table alone, for those who only read */
export const readTableEnv = z.object({ TABLE_NAME: z.string().min(3) });

/** the user pool, for those who ask who there is */
export const peopleEnv = z.object({ USER_POOL_ID: z.string().min(3) });

const urlText = z.string().transform((text, context): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue('is not JSON');
    return z.NEVER;
  }
});
/** JSON: the name of each queue of dead letters -> its URL */
export const deadLetterEnv = z.object({ DEAD_LETTER_URLS: urlText.pipe(z.record(deadLetterQueue, z.url())) });

/** keys the fingerprints of bank accounts: a secret of the stage, generated once, never changed */
export const pepperEnv = { FINGERPRINT_PEPPER: z.string().min(16) };

const arn = z.string().startsWith('arn:');
/** the alias of each playbook's state machine */
export const playbookEnv = z.object({ ONBOARDING_ARN: arn, RISK_CHECK_ARN: arn, ACTIVATION_ARN: arn, CARE_FOLLOW_UP_ARN: arn });
export const playbookArns = (env: z.infer<typeof playbookEnv>) => ({
  onboarding: env.ONBOARDING_ARN,
  'risk-check': env.RISK_CHECK_ARN,
  activation: env.ACTIVATION_ARN,
  'care-follow-up': env.CARE_FOLLOW_UP_ARN,
});

/**
 * Reads environment variables once, at start.
 * @throws MissingConfiguration naming every variable that is missing or wrong
 */
export const readEnv = <Schema extends z.ZodType>(schema: Schema, env: NodeJS.ProcessEnv = process.env): z.infer<Schema> => {
  const parsed = schema.safeParse(env);
  if (parsed.success) return parsed.data;
  const wrong = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ');
  throw new MissingConfiguration(`Set these variables in the function's environment (lib/): ${wrong}`);
};
