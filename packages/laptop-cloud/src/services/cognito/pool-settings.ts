import { z } from 'zod';

const flag = z.union([z.boolean(), z.stringbool()]);
const amount = z.coerce.number().int();

/** what of a pool decides who is who, and how a code reaches them */
export const PoolSettings = z.object({
  UsernameAttributes: z.array(z.string()).default([]),
  // Cognito's own default; it can never be changed after the pool is made
  UsernameConfiguration: z.object({ CaseSensitive: flag.default(true) }).default({ CaseSensitive: true }),
  Policies: z
    .object({ SignInPolicy: z.object({ AllowedFirstAuthFactors: z.array(z.string()) }).optional() })
    .default({})
    .transform(({ SignInPolicy }) => SignInPolicy?.AllowedFirstAuthFactors ?? ['PASSWORD']),
  EmailConfiguration: z
    .object({ EmailSendingAccount: z.string().default('COGNITO_DEFAULT'), From: z.string().optional() })
    .default({ EmailSendingAccount: 'COGNITO_DEFAULT' }),
});
export type PoolSettings = z.infer<typeof PoolSettings>;

const seconds = { seconds: 1, minutes: 60, hours: 3_600, days: 86_400 } as const;
const unit = z.enum(['seconds', 'minutes', 'hours', 'days']);

/** what of a client decides how people sign in, and for how long. Defaults are Cognito's */
export const ClientSettings = z
  .object({
    UserPoolId: z.string(),
    ExplicitAuthFlows: z.array(z.string()).default([]),
    AuthSessionValidity: amount.min(3).max(15).default(3),
    AccessTokenValidity: amount.default(1),
    IdTokenValidity: amount.default(1),
    RefreshTokenValidity: amount.default(30),
    TokenValidityUnits: z
      .object({ AccessToken: unit.default('hours'), IdToken: unit.default('hours'), RefreshToken: unit.default('days') })
      .optional(),
    RefreshTokenRotation: z
      .object({ Feature: z.enum(['ENABLED', 'DISABLED']), RetryGracePeriodSeconds: amount.min(0).max(60).default(0) })
      .default({ Feature: 'DISABLED', RetryGracePeriodSeconds: 0 }),
  })
  .transform(({ TokenValidityUnits: units, RefreshTokenRotation: rotation, ...given }) => ({
    poolId: given.UserPoolId,
    flows: given.ExplicitAuthFlows,
    authSessionMs: given.AuthSessionValidity * 60_000,
    accessSeconds: given.AccessTokenValidity * seconds[units?.AccessToken ?? 'hours'],
    idSeconds: given.IdTokenValidity * seconds[units?.IdToken ?? 'hours'],
    refreshSeconds: given.RefreshTokenValidity * seconds[units?.RefreshToken ?? 'days'],
    rotates: rotation.Feature === 'ENABLED',
    graceMs: rotation.RetryGracePeriodSeconds * 1_000,
  }));
export type ClientSettings = z.infer<typeof ClientSettings>;
