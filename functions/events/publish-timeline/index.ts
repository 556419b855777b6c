import * as z from 'zod';
import { plain } from '../../../adapters/dynamodb/codec.ts';
import { eventPublisher } from '../../../adapters/eventbridge/event-publisher.ts';
import { setAsideInto } from '../../../adapters/sqs/set-aside.ts';
import { systemClock } from '../../../adapters/system-clock.ts';
import { toldMeasures } from '../../../domain/measures/told-measures.ts';
import { sharedEventbridge, sharedSqs } from '../../entries/shared-clients.ts';
import type { Entry } from '../../runtime/dispatch.ts';
import { measureOf } from '../../runtime/measure.ts';
import { busEnv, readEnv } from '../../runtime/read-env.ts';
import { streamConsumer } from '../../runtime/stream-consumer.ts';
import { handle, toldEntries } from './handler.ts';

const publisher = eventPublisher(sharedEventbridge(), readEnv(busEnv).BUS_NAME);

const { UNPUBLISHED_QUEUE_URL } = readEnv(z.object({ UNPUBLISHED_QUEUE_URL: z.url() }));
const setAside = setAsideInto(sharedSqs(), UNPUBLISHED_QUEUE_URL, 'publish-timeline');

const measure = measureOf('publish-timeline', systemClock);
const tell = handle({ publisher });

export const entry: Entry = (log) =>
  streamConsumer(
    plain,
    async (appeared) => {
      await tell(appeared);
      measure(toldMeasures(toldEntries(appeared), systemClock.now()));
    },
    log,
    setAside,
  );
