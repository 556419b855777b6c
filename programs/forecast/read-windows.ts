import { readFileSync } from 'node:fs';
import * as z from 'zod';
import type { OutageWindow } from '../../domain/forecast/shift-by-outages.ts';
import { outageFacts } from '../../domain/model/outage.ts';
import { anyInstant } from '../../domain/values.ts';
import { BadOption } from '../../world/bad-option.ts';

const windows = z.array(z.object({ from: anyInstant, until: anyInstant, releasePerHour: outageFacts.releasePerHour }));

/** Outages to come, from a JSON file. Throws BadOption */
export const readWindows = (file: string): readonly OutageWindow[] => {
  const content = (): unknown => {
    try {
      return JSON.parse(readFileSync(file, 'utf8'));
    } catch (cause) {
      throw new BadOption(`--outages ${file} cannot be read as JSON: ${cause instanceof Error ? cause.message : cause}`);
    }
  };
  const parsed = windows.safeParse(content());
  if (!parsed.success) throw new BadOption(`--outages ${file}: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
};
