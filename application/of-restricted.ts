import { Conflict } from '../domain/errors.ts';
import type { Rejection } from '../domain/events/rejection.ts';

/** why nothing about a restricted merchant is taken in */
export const merchantRestricted: Rejection = { code: 'merchant_restricted', field: 'subject', about: {} };

/** work was about a restricted merchant: it is not done, and trying it again would not help */
export const isOfRestricted = (error: unknown): boolean =>
  error instanceof Conflict && error.refusal.code === 'merchant-restricted';
