import { expect } from 'vitest';
import type { Lack } from '../../domain/wording/lacks.ts';

/** the error of a step that lacks this decision */
export const lacking = (code: Lack['code'], about: object = {}) =>
  expect.objectContaining({ name: 'NotDecided', lack: { code, about } });
