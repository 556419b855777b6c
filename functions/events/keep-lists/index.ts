import { plain } from '../../../adapters/dynamodb/codec.ts';
import { listKeeper } from '../../../adapters/dynamodb/list-keeper.ts';
import { systemClock } from '../../../adapters/system-clock.ts';
import { sharedReadTable } from '../../entries/shared-table.ts';
import type { Entry } from '../../runtime/dispatch.ts';
import { streamConsumer } from '../../runtime/stream-consumer.ts';
import { handle } from './handler.ts';

const keeper = listKeeper(sharedReadTable());

export const entry: Entry = (log) => streamConsumer(plain, handle({ keeper, clock: systemClock, log }), log);
