import { expect } from 'vitest';
import type { RefusalCode } from '../../domain/refusal.ts';

/** an error that carries this code, and these among the values it is about */
export const because = (code: RefusalCode, about: object = {}) =>
  expect.objectContaining({ refusal: { code, about: expect.objectContaining(about) } });
