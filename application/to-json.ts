import type { Json } from '../domain/model/timeline-entry.ts';

/** as it will be after a trip through JSON: absent stays absent, undefined goes */
export const toJson = (value: unknown): Json => JSON.parse(JSON.stringify(value ?? null));
