import type { LocalKernel } from '@firstsale/laptop-cloud/kernel';
import { transportTo } from '@firstsale/laptop-cloud/sdk-transport';
import { dynamodbClient } from '../../../adapters/aws/dynamodb-client.ts';
import { merchantReader } from '../../../adapters/dynamodb/merchant-reader.ts';
import { rejectedEvents } from '../../../adapters/dynamodb/rejected-events.ts';
import { timelineReader } from '../../../adapters/dynamodb/timeline.ts';
import { wholeMerchant } from '../../../application/whole-merchant.ts';
import { wholeTimeline } from '../../../application/whole-timeline.ts';
import type { RejectedEvent } from '../../../domain/model/rejected-event.ts';
import { type MerchantLine, merchantLine } from '../../../engine/report/merchant-line.ts';

const PAGE = 1_000;

/** reads what the application stored, through its own adapters, as the laptop's root user; what it reads is not counted as usage of the run */
export function stored(kernel: LocalKernel, tableName: string) {
  const table = { client: dynamodbClient(transportTo(kernel, { kind: 'root' })), name: tableName };
  const merchants = merchantReader(table);
  const timelines = timelineReader(table);
  const rejected = rejectedEvents(table);
  return {
    async line(merchantId: string): Promise<MerchantLine | undefined> {
      const snapshot = await wholeMerchant(merchants, merchantId);
      return snapshot === undefined ? undefined : merchantLine(snapshot, await wholeTimeline(timelines, merchantId));
    },
    /** refused events of one UTC day, oldest first */
    async rejectedOn(day: string): Promise<readonly RejectedEvent[]> {
      const all: RejectedEvent[] = [];
      let cursor: string | undefined;
      do {
        const page = await rejected.list(day, PAGE, cursor);
        all.push(...page.rejected);
        cursor = page.cursor;
      } while (cursor !== undefined);
      return all.sort((a, b) => (a.at + a.id < b.at + b.id ? -1 : 1));
    },
  };
}
