import * as z from 'zod';
import { deadLetterQueue } from '../../domain/dead-letter/dead-letter-queues.ts';
import { playbook } from '../../domain/values.ts';

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

/** the pool of members of merchants, and the client that signs them in */
export const signInEnv = z.object({ MERCHANT_POOL_ID: z.string().min(3), MERCHANT_CLIENT_ID: z.string().min(3) });

const jsonText = z.string().transform((text, context): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue('is not JSON');
    return z.NEVER;
  }
});
/** JSON: the name of each queue of dead letters -> its URL */
export const deadLetterEnv = z.object({ DEAD_LETTER_URLS: jsonText.pipe(z.record(deadLetterQueue, z.url())) });

/** where the files of a function lie: Lambda says so */
export const taskRootEnv = z.object({ LAMBDA_TASK_ROOT: z.string().min(1) });

/** the function that makes plans, for those who ask for one */
export const plannerEnv = z.object({ PLANNER: z.string().min(3) });

/** the event bus, for those who put events on it */
export const busEnv = z.object({ BUS_NAME: z.string().min(1) });

/** the bucket of what merchants hand in */
export const documentsEnv = z.object({ DOCUMENTS_BUCKET: z.string().min(3) });

/** where an erasure takes files and accounts away */
export const erasingEnv = documentsEnv.extend({ MERCHANT_POOL_ID: z.string().min(3) });

/** the company's sign-up flow */
export const signUpEnv = z.object({ SIGN_UP_PAGE: z.url() });

/** messages of outside systems that wait to be worked */
export const consoleEnv = z.object({ CONSOLE_URL: z.url() });
export const hooksEnv = z.object({ HOOKS_QUEUE_URL: z.url() });
/** what the names of the connectors' secrets begin with */
export const connectorSecretsEnv = z.object({ CONNECTORS_NAMED: z.string().min(3) });

/** keys the fingerprints of bank accounts: a secret of the stage, generated once, never changed */
export const pepperEnv = { FINGERPRINT_PEPPER: z.string().min(16) };

/** who is asked whose account it is: nobody yet where no bank is connected, and a stand-in where nothing real is at stake */
export const holderEnv = z.object({ HOLDER_CHECK: z.enum(['fake', 'none']) });

/** signs what the reader of a letter may do without signing in: a secret of the stage */
export const letterEnv = z.object({ LETTER_SECRET: z.string().min(20) });

/** JSON: the id of each playbook -> the ARN of its state machine's alias */
export const playbookEnv = z.object({ PLAYBOOK_ARNS: jsonText.pipe(z.record(playbook, z.string().startsWith('arn:'))) });

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
