import * as z from 'zod';

const days = z.int().positive();

/** a name of your own for a page, with its certificate, in us-east-1, where CloudFront wants it */
const ownName = z.object({
  domainName: z.string().regex(/^([a-z0-9-]+\.)+[a-z]{2,}$/, { error: 'give a name such as console.example.com' }),
  certificateArn: z.string().regex(/^arn:[^:]+:acm:us-east-1:\d{12}:certificate\//, {
    error: 'give the ARN of a certificate in us-east-1',
  }),
});

const stageConfig = z.object({
  /** shards of the due index; more spread a hot hour, fewer cost fewer queries per sweep. Never change on a filled table */
  dueShards: z.int().min(1).max(100),
  /** keep table, people, documents and secrets when their stack goes */
  keepData: z.boolean(),
  /**
   * Concurrent executions of the account (Service Quotas, Lambda). From 500 on, functions that the bus calls are bounded: AWS takes a bound out
   * of what all others share, and refuses one that leaves them fewer than 100
   */
  accountConcurrency: z.int().min(10),
  logRetentionDays: z.union([z.literal(7), z.literal(30), z.literal(90), z.literal(365)]),
  archiveDays: days,
  alarms: z.object({
    /** who is written to when an alarm rings and when it clears; each confirms the first mail AWS sends, and hears nothing before */
    emails: z.array(z.email()),
    /** HTTPS address of whoever pages people at night; it must answer SNS's request to confirm. Nobody is paged when absent */
    pagingHook: z.url({ protocol: /^https$/ }).optional(),
  }),
  sender: z.object({
    domain: z.string().min(3),
    /**
     * Whether SES has found the domain's records. Cognito refuses a pool that writes under a domain SES does not know yet: until then it
     * sends codes under its own address, 50 a day
     */
    verified: z.boolean(),
    address: z.email(),
    /** the company merchants know: they read it as the sender and under every letter */
    name: z
      .string()
      .trim()
      .min(1)
      .max(100)
      .regex(/^[^\p{Cc}]+$/u, { error: 'give a name of one line' }),
    /** where answers to letters are read by people */
    replyTo: z.email(),
  }),
  /** the repository whose jobs deploy the stage: its names as in its address, and its numbers (`gh api repos/OWNER/NAME`), which nobody can take over */
  github: z.object({
    owner: z.string().regex(/^[A-Za-z0-9-]+$/, { error: 'give the name as in github.com/OWNER/REPOSITORY' }),
    ownerId: z.int().positive(),
    repository: z.string().regex(/^[A-Za-z0-9._-]+$/, { error: 'give the name as in github.com/OWNER/REPOSITORY' }),
    repositoryId: z.int().positive(),
  }),
  /** the company's sign-up flow: what merchants send to friends leads there */
  signUp: z.object({ page: z.url({ protocol: /^https$/ }) }),
  helpDesk: z.object({ endpoint: z.url({ protocol: /^https$/ }) }),
  /** raise by one after changing the tokens in Secrets Manager: the connections read them again at the next deploy */
  credentialsRevision: z.int().positive(),
  /** a name of your own for the console, with its certificate (in us-east-1, where CloudFront wants it); cloudfront.net's when absent */
  console: ownName.optional(),
  /** the same for the merchant's page */
  merchantPage: ownName.optional(),
  /** where the runbook can be read; alarms link to its headings */
  runbook: z.string().min(1),
  figures: z.object({
    /** when the figures are made, as EventBridge Scheduler writes it (UTC); cron, so that every part is meant for the same instant */
    schedule: z.string().regex(/^cron\(.+\)$/),
    /** when the tables for spreadsheets and reports are written: after the figures, which are in them */
    tables: z.string().regex(/^cron\(.+\)$/),
    /** when volumes are reckoned: what is expected once a day, how the day is seen and which alerts that raises each time */
    volumes: z.string().regex(/^cron\(.+\)$/),
    /** functions that share the merchants; ten at most, about 100,000 merchants each */
    parts: z.int().min(1).max(10),
  }),
  backtest: z
    .object({
      /** children of a back-test at once: what it takes of the account's concurrency */
      atOnce: z.int().min(1).max(1_000).default(100),
      /** functions that share the export of the merchants' stories */
      parts: z.int().min(1).max(64).default(16),
    })
    .prefault({}),
  /** what a month may cost: mails go out before it costs more (docs/quotas.md) */
  monthlyUsd: z.number().positive(),
  backup: z.object({
    /** a copy is kept so long: within the month the law gives an erasure */
    keepDays: z.int().min(1).max(30),
    /** a vault of another account, which must let this one copy into it; copies stay here when absent */
    copyTo: z
      .string()
      .regex(/^arn:[^:]+:backup:[a-z0-9-]+:\d{12}:backup-vault:[A-Za-z0-9_-]+$/, { error: 'give the ARN of a backup vault' })
      .optional(),
  }),
  logLevel: z.enum(['DEBUG', 'INFO', 'WARN']),
  /** how long a tenth of the traffic tries a new version before the rest follows; `off`: all at once and without a brake (docs/runbook.md) */
  canary: z.union([
    z.literal('off'),
    z.object({ minutes: z.union([z.literal(5), z.literal(10), z.literal(15), z.literal(30)]) }),
  ]),
});

export const stageName = z.enum(['dev', 'prod']);
export type StageName = z.infer<typeof stageName>;
export type StageConfig = z.infer<typeof stageConfig> & {
  readonly stage: StageName;
  /** refuse to delete what is kept: not yet in a first deployment, which must be able to take back what it made */
  readonly protectData: boolean;
};

const outside = {
  github: { owner: 'example-payments', ownerId: 1, repository: 'firstsale', repositoryId: 1 },
  signUp: { page: 'https://sign-up.example.com/' },
  helpDesk: { endpoint: 'https://helpdesk.example.com/api/tickets' },
  credentialsRevision: 1,
  runbook: 'docs/runbook.md',
};

const stages: Record<StageName, z.input<typeof stageConfig>> = {
  dev: {
    ...outside,
    dueShards: 2,
    figures: {
      schedule: 'cron(0 4 ? * MON,WED,FRI *)',
      tables: 'cron(0 5 ? * SUN *)',
      volumes: 'cron(10 7,9,12,15,18 * * ? *)',
      parts: 1,
    },
    keepData: false,
    accountConcurrency: 10,
    backtest: { atOnce: 4, parts: 4 },
    logRetentionDays: 7,
    archiveDays: 7,
    canary: { minutes: 5 },
    monthlyUsd: 30,
    backup: { keepDays: 7 },
    alarms: { emails: ['oncall@dev.example.com'] },
    sender: {
      domain: 'dev.example.com',
      verified: false,
      address: 'hello@dev.example.com',
      name: 'Example Payments',
      replyTo: 'merchants@dev.example.com',
    },
    logLevel: 'INFO',
  },
  prod: {
    ...outside,
    dueShards: 16,
    figures: { schedule: 'cron(0 4 * * ? *)', tables: 'cron(0 5 * * ? *)', volumes: 'cron(10 * * * ? *)', parts: 8 },
    keepData: true,
    accountConcurrency: 1_000,
    logRetentionDays: 90,
    // an erasure leaves the archive to its time: within the month the law gives
    archiveDays: 30,
    canary: { minutes: 10 },
    monthlyUsd: 500,
    backup: { keepDays: 30 },
    alarms: { emails: ['oncall@example.com', 'lead@example.com'] },
    sender: {
      domain: 'example.com',
      verified: false,
      address: 'hello@example.com',
      name: 'Example Payments',
      replyTo: 'merchants@example.com',
    },
    logLevel: 'INFO',
  },
};

/** settings that still have an address nobody lives at: they deploy, and nothing arrives there */
export const examplesIn = ({ sender, alarms, signUp, helpDesk }: StageConfig): readonly string[] =>
  Object.entries({
    'sender.domain': sender.domain,
    'sender.address': sender.address,
    'sender.replyTo': sender.replyTo,
    'alarms.emails': alarms.emails.join(' '),
    'alarms.pagingHook': alarms.pagingHook,
    'signUp.page': signUp.page,
    'helpDesk.endpoint': helpDesk.endpoint,
  })
    .filter(([, address]) => address !== undefined && /\bexample\.(com|org|net)\b/.test(address))
    .map(([setting]) => setting);

export interface Deployment {
  /** nothing of the stage is deployed yet (docs/deploy.md) */
  readonly first?: boolean;
  /** all at once, without a brake: when an alarm that stands keeps its own fix out (docs/runbook.md) */
  readonly atOnce?: boolean;
}

/**
 * The settings of one stage, checked.
 * @throws ZodError naming the setting that is wrong, or the stage when there is none of that name
 */
export const readConfig = (name: string, { first = false, atOnce = false }: Deployment = {}): StageConfig => {
  const stage = stageName.parse(name);
  const config = stageConfig.parse({ ...stages[stage], ...(atOnce && { canary: 'off' }) });
  return { ...config, stage, protectData: config.keepData && !first };
};
