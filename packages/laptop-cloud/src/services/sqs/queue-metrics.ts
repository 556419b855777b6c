import type { Kernel } from '../../contract.ts';
import { type Dimensions, metricsOf } from '../cloudwatch/declared-metrics.ts';
import type { Queue } from './queue.ts';
import type { Queues } from './sqs-queues.ts';

/** SQS reports of a queue nobody uses for so long after the last use */
const ACTIVE_MS = 6 * 3_600_000;
/** a message received more often than this is passed over: a poison pill would hide how old the others are */
const MOST_RECEIVES = 3;

/**
 * What SQS measures of queues, once a minute. Source: "Available CloudWatch metrics for Amazon SQS". One difference: a message that
 * came to a dead-letter queue keeps the age it had, where SQS counts from the move.
 */
export function declareQueueMetrics(kernel: Kernel, queues: Queues): void {
  const metrics = metricsOf(kernel);
  const named = (name: string, unit: 'Count' | 'Seconds') =>
    ({ namespace: 'AWS/SQS', name, dimensions: [['QueueName']], unit }) as const;
  const find = ({ QueueName = '' }: Dimensions): Queue | undefined => queues.find(QueueName);
  const watched = ({ QueueName = '' }: Dimensions, listener: () => void): void => queues.observe(QueueName, listener);

  metrics.gauge(named('ApproximateNumberOfMessagesVisible', 'Count'), {
    read(dimensions) {
      const queue = find(dimensions);
      if (queue === undefined) return undefined;
      const { visible } = queue;
      return visible > 0 || kernel.now() - queue.usedAt <= ACTIVE_MS ? visible : undefined;
    },
    soonest(dimensions, limit) {
      const queue = find(dimensions);
      if (queue === undefined) return Number.POSITIVE_INFINITY;
      return queue.visible >= limit ? kernel.now() : queue.nextVisibleAt;
    },
    onChange: watched,
  });

  metrics.gauge(named('ApproximateAgeOfOldestMessage', 'Seconds'), {
    read(dimensions) {
      const oldest = find(dimensions)?.oldest(MOST_RECEIVES);
      return oldest && Math.floor((kernel.now() - oldest.sentAt) / 1000);
    },
    soonest(dimensions, limit) {
      const oldest = find(dimensions)?.oldest(MOST_RECEIVES);
      return oldest === undefined ? Number.POSITIVE_INFINITY : oldest.sentAt + limit * 1000;
    },
    onChange: watched,
  });
}
