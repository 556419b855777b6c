import { isJsonObject, type Json, type JsonObject } from '@firstsale/states-language/json';
import { type Caller, fields } from '../integrations/shared.ts';
import { itemsOfFile, UnreadableItems } from './parse-items.ts';

/** the items an ItemReader asks for. Throws AwsError, UnreadableItems */
export async function readItems(caller: Caller, action: string, asked: Json): Promise<readonly Json[]> {
  const given = isJsonObject(asked) ? asked : {};
  const place = isJsonObject(given.Arguments) ? given.Arguments : {};
  const config = isJsonObject(given.ReaderConfig) ? given.ReaderConfig : {};
  await caller.mayStartChildren();
  const items = action === 'getObject' ? await fileItems(caller, place, config) : await listItems(caller, place, config);
  // nothing, or 0, is no limit
  return typeof given.MaxItems === 'number' && given.MaxItems > 0 ? items.slice(0, given.MaxItems) : items;
}

async function fileItems(caller: Caller, place: JsonObject, config: JsonObject): Promise<readonly Json[]> {
  const { Body } = await call(caller, 'GetObject', place);
  if (!(Body instanceof Uint8Array)) throw new UnreadableItems('The object has no bytes');
  return itemsOfFile(String(place.Key), Body, config);
}

async function listItems(caller: Caller, place: JsonObject, config: JsonObject): Promise<readonly Json[]> {
  const items: Json[] = [];
  let token: unknown;
  do {
    const page = await call(caller, 'ListObjectsV2', {
      ...place,
      ...(typeof token === 'string' ? { ContinuationToken: token } : {}),
    });
    for (const one of Array.isArray(page.Contents) ? page.Contents : []) {
      const { ETag, Key, LastModified, Size, StorageClass } = fields(one);
      if (config.Transformation === 'LOAD_AND_FLATTEN') {
        // what looks like a folder has nothing to load
        if (!String(Key).endsWith('/'))
          items.push(...(await fileItems(caller, { Bucket: place.Bucket ?? null, Key: String(Key) }, config)));
      } else
        items.push({
          ...{ Etag: String(ETag), Key: String(Key), LastModified: Number(LastModified) },
          ...{ Size: Number(Size), StorageClass: String(StorageClass) },
        });
    }
    token = page.NextContinuationToken;
  } while (typeof token === 'string');
  return items;
}

async function call(caller: Caller, action: string, input: JsonObject): Promise<Readonly<Record<string, unknown>>> {
  return fields(await caller.kernel.call({ service: 's3', action, input, principal: caller.principal }));
}
