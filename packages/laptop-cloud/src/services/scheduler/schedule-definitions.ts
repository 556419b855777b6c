import * as z from 'zod';

/** instants: epoch seconds over the API, ISO 8601 in a template; epoch ms here */
const instant = z
  .union([
    z.number().transform((seconds) => seconds * 1000),
    z.iso.datetime({ offset: true }).transform((text) => Date.parse(text)),
    z.date().transform((date) => date.getTime()),
  ])
  .optional();

export const ScheduleTarget = z.strictObject({
  Arn: z.string().min(1).max(1600),
  RoleArn: z.string().min(1).max(1600),
  Input: z.string().min(1).optional(),
  DeadLetterConfig: z.strictObject({ Arn: z.string().optional() }).optional(),
  RetryPolicy: z
    .strictObject({
      MaximumEventAgeInSeconds: z.coerce.number().int().min(60).max(86400).optional(),
      MaximumRetryAttempts: z.coerce.number().int().min(0).max(185).optional(),
    })
    .optional(),
  EventBridgeParameters: z.strictObject({ DetailType: z.string().min(1), Source: z.string().min(1) }).optional(),
});
export type ScheduleTarget = z.infer<typeof ScheduleTarget>;

/** what CreateSchedule, UpdateSchedule and AWS::Scheduler::Schedule have in common */
export const ScheduleSettings = z.object({
  ScheduleExpression: z.string().min(1).max(256),
  ScheduleExpressionTimezone: z.string().max(50).optional(),
  StartDate: instant,
  EndDate: instant,
  State: z.enum(['ENABLED', 'DISABLED']).default('ENABLED'),
  Description: z.string().max(512).optional(),
  ActionAfterCompletion: z.enum(['NONE', 'DELETE']).default('NONE'),
  FlexibleTimeWindow: z.strictObject({
    Mode: z.enum(['OFF', 'FLEXIBLE']),
    MaximumWindowInMinutes: z.coerce.number().int().min(1).max(1440).optional(),
  }),
  Target: ScheduleTarget,
  KmsKeyArn: z.never({ error: 'KmsKeyArn is not supported on the laptop; leave it out' }).optional(),
});
export type ScheduleSettings = z.infer<typeof ScheduleSettings>;

export const ScheduleName = z.string().regex(/^[0-9a-zA-Z\-_.]{1,64}$/);

export const Schedule = z.object({
  name: z.string(),
  group: z.string(),
  expression: z.string(),
  timezone: z.string(),
  startDate: z.number().optional(),
  endDate: z.number().optional(),
  enabled: z.boolean(),
  description: z.string().optional(),
  deleteWhenDone: z.boolean(),
  /** 0: no flexible window */
  windowMinutes: z.number(),
  target: ScheduleTarget,
  createdAt: z.number(),
  modifiedAt: z.number(),
});
export type Schedule = z.infer<typeof Schedule>;

export const ScheduleGroup = z.object({ name: z.string(), createdAt: z.number() });
export type ScheduleGroup = z.infer<typeof ScheduleGroup>;

/** the key of a schedule: names are unique within a group */
export const scheduleKey = (group: string, name: string): string => `${group}/${name}`;
