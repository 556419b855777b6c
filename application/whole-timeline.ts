import type { TimelineEntry } from '../domain/model/timeline-entry.ts';
import type { TimelineReader } from '../domain/ports.ts';

/** entries asked for at once */
const PAGE = 1_000;

/** every entry of a merchant's timeline, page after page, the oldest first. May throw ServiceUnavailable */
export const wholeTimeline = async (
  timelines: Pick<TimelineReader, 'list'>,
  merchantId: string,
): Promise<readonly TimelineEntry[]> => {
  const all: TimelineEntry[] = [];
  let cursor: string | undefined;
  do {
    const page = await timelines.list(merchantId, PAGE, cursor);
    all.push(...page.entries);
    cursor = page.cursor;
  } while (cursor !== undefined);
  return all;
};
