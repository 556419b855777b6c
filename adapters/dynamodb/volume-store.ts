import { ConditionalCheckFailedException, PutItemCommand, type PutItemCommandInput } from '@aws-sdk/client-dynamodb';
import { ConcurrentChange } from '../../domain/errors.ts';
import { forecastOverride, madeForecast } from '../../domain/volume/made-forecast.ts';
import { revisedHour } from '../../domain/volume/revise-today.ts';
import { volumeDay } from '../../domain/volume/volume-day.ts';
import { emptyBucket, volumeBucket } from '../../domain/volume/volume-fact.ts';
import type { OverrideStore, VolumeKeeper, VolumeReader, VolumeReckoner } from '../../domain/volume/volume-ports.ts';
import { calling } from '../aws/service-failure.ts';
import type { Row } from './codec.ts';
import { getRow } from './get-row.ts';
import {
  madeForecastKey,
  overrideKey,
  overridePrefix,
  revisedHourKey,
  revisedHourRange,
  volumeBucketKey,
  volumeBucketRange,
  volumeDayKey,
} from './keys-apart.ts';
import { packed, unpacked } from './packed-row.ts';
import { queryBeginning, queryRange } from './query.ts';
import type { ReadTable } from './table.ts';

const absent = { ConditionExpression: 'attribute_not_exists(pk)' };

const put = async (
  table: ReadTable,
  Item: Row,
  condition: Pick<PutItemCommandInput, 'ConditionExpression' | 'ExpressionAttributeValues'> = {},
): Promise<boolean> => {
  try {
    await calling('dynamodb', () => table.client.send(new PutItemCommand({ TableName: table.name, Item, ...condition })));
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
};

export const volumeReader = (table: ReadTable): VolumeReader => ({
  ofDay: async (day) => {
    const { pk, from, to } = volumeBucketRange(day);
    return (await queryRange(table, pk, from, to)).map((row) => unpacked(volumeBucket, row));
  },
  days: async (queue, from, to) =>
    (await queryRange(table, volumeDayKey(queue, from).pk, from, to)).map((row) => unpacked(volumeDay, row)),
  forecast: async (madeOn) => {
    const row = await getRow(table, madeForecastKey(madeOn), true);
    return row && unpacked(madeForecast, row);
  },
  forecasts: async (from, to) => {
    const { pk, sk } = madeForecastKey(from);
    return (await queryRange(table, pk, sk, madeForecastKey(to).sk)).map((row) => unpacked(madeForecast, row));
  },
  overrides: async (target) =>
    (await queryBeginning(table, madeForecastKey('').pk, overridePrefix(target))).map((row) => unpacked(forecastOverride, row)),
  revised: async (day) => {
    const { pk, from, to } = revisedHourRange(day);
    return (await queryRange(table, pk, from, to)).map((row) => unpacked(revisedHour, row));
  },
});

export const volumeKeeper = (table: ReadTable): VolumeKeeper => ({
  bucket: async (queue, hour) => {
    const row = await getRow(table, volumeBucketKey(queue, hour), true);
    return row === undefined ? emptyBucket(queue, hour) : unpacked(volumeBucket, row);
  },
  putBucket: async (bucket) => {
    const { queue, hour, version } = bucket;
    const next = { ...bucket, version: version + 1 };
    const row = packed(volumeBucketKey(queue, hour), 'volume_bucket', next, { version: { N: String(next.version) } });
    const asRead = { ConditionExpression: 'version = :read', ExpressionAttributeValues: { ':read': { N: String(version) } } };
    if (!(await put(table, row, version === 0 ? absent : asRead))) throw new ConcurrentChange('of the volumes');
  },
});

export const volumeReckoner = (table: ReadTable): VolumeReckoner => ({
  ...volumeReader(table),
  putDay: async (made) => {
    await put(table, packed(volumeDayKey(made.queue, made.day), 'volume_day', made));
  },
  putForecast: (made) => put(table, packed(madeForecastKey(made.madeOn), 'forecast', made), absent),
  putRevised: (seen) => put(table, packed(revisedHourKey(seen.day, seen.hour), 'revised_hour', seen), absent),
});

export const overrideStore = (table: ReadTable): OverrideStore => ({
  overrides: volumeReader(table).overrides,
  addOverride: async (override) => {
    const key = overrideKey(override.target, override.at, override.id);
    await put(table, packed(key, 'forecast_override', override), absent);
  },
});
