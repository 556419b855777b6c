import * as z from 'zod';

const days = z.int().positive();

const stageConfig = z.object({
  /** shards of the due index; more spread a hot hour, fewer cost fewer queries per sweep. Never change on a filled table */
  dueShards: z.int().min(1).max(100),
  /** keep table, archive and people when the stack goes, and refuse to delete them */
  keepData: z.boolean(),
  logRetentionDays: z.union([z.literal(7), z.literal(30), z.literal(90), z.literal(365)]),
  archiveDays: days,
  /** who is written to when an alarm rings; nobody when absent */
  alarmEmail: z.email().optional(),
  sender: z.object({
    /** domain verified in SES */
    domain: z.string().min(3),
    address: z.email(),
  }),
  slack: z.object({ endpoint: z.url({ protocol: /^https$/ }) }),
  helpDesk: z.object({ endpoint: z.url({ protocol: /^https$/ }) }),
  /** raise by one after changing the tokens in Secrets Manager: the connections read them again at the next deploy */
  credentialsRevision: z.int().positive(),
  /** pages that may call the API */
  allowedOrigins: z.array(z.url()).min(1),
  /** where the runbook can be read; alarms link to its headings */
  runbook: z.string().min(1),
  logLevel: z.enum(['DEBUG', 'INFO', 'WARN']),
});

export const stageName = z.enum(['dev', 'prod']);
export type StageName = z.infer<typeof stageName>;
export type StageConfig = z.infer<typeof stageConfig> & { readonly stage: StageName };

const outside = {
  slack: { endpoint: 'https://slack.com/api/chat.postMessage' },
  helpDesk: { endpoint: 'https://helpdesk.example.com/api/tickets' },
  credentialsRevision: 1,
  runbook: 'docs/runbook.md',
};

const stages: Record<StageName, z.input<typeof stageConfig>> = {
  dev: {
    ...outside,
    dueShards: 2,
    keepData: false,
    logRetentionDays: 7,
    archiveDays: 7,
    sender: { domain: 'dev.example.com', address: 'hello@dev.example.com' },
    allowedOrigins: ['http://localhost:3000'],
    logLevel: 'INFO',
  },
  prod: {
    ...outside,
    dueShards: 16,
    keepData: true,
    logRetentionDays: 90,
    archiveDays: 365,
    alarmEmail: 'oncall@example.com',
    sender: { domain: 'example.com', address: 'hello@example.com' },
    allowedOrigins: ['https://console.example.com'],
    logLevel: 'INFO',
  },
};

/**
 * The settings of one stage, checked.
 * @throws ZodError naming the setting that is wrong, or the stage when there is none of that name
 */
export const readConfig = (name: string): StageConfig => {
  const stage = stageName.parse(name);
  return { ...stageConfig.parse(stages[stage]), stage };
};
