import type { z } from 'zod';
import type { ListedVersion, Objects } from './objects.ts';
import type { ListVersions } from './s3-inputs.ts';

const named = ({ key, versionId, isLatest, modifiedAt }: ListedVersion) => ({
  ...{ Key: key, VersionId: versionId, IsLatest: isLatest, LastModified: Math.floor(modifiedAt / 1000) },
});

/** an answer of ListObjectVersions: versions and delete markers apart, one page of both together */
export const versionPage = (objects: Objects, Name: string, asked: z.infer<typeof ListVersions>) => {
  const { Prefix, MaxKeys, KeyMarker, VersionIdMarker } = asked;
  const found = objects.versions(Name, Prefix, { key: KeyMarker, versionId: VersionIdMarker }, MaxKeys + 1);
  const page = found.slice(0, MaxKeys);
  const last = page.at(-1);
  return {
    ...{ Name, Prefix, MaxKeys, KeyMarker, VersionIdMarker, IsTruncated: found.length > MaxKeys },
    Versions: page
      .filter(({ marker }) => !marker)
      .map((one) => ({ ...named(one), ETag: one.etag, Size: one.size, StorageClass: 'STANDARD' })),
    DeleteMarkers: page.filter(({ marker }) => marker).map(named),
    ...(found.length > MaxKeys && last !== undefined ? { NextKeyMarker: last.key, NextVersionIdMarker: last.versionId } : {}),
  };
};
