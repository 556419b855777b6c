import type { DocumentFiles, Upload } from '../../domain/document/document-ports.ts';

export interface MemoryFiles extends DocumentFiles {
  /** what a browser puts, with what was signed along */
  put(upload: Upload, bytes: Uint8Array, note?: string): void;
  /** keys of what was copied, and of which version */
  readonly kept: ReadonlyMap<string, Upload>;
}

/** the bucket of documents in memory */
export const documentFiles = (): MemoryFiles => {
  const uploads = new Map<string, { readonly bytes: Uint8Array; readonly note: string | undefined }>();
  const kept = new Map<string, Upload>();
  const nameOf = ({ key, versionId }: Upload): string => `${key}?${versionId}`;
  return {
    kept,
    put: (upload, bytes, note) => void uploads.set(nameOf(upload), { bytes, note }),
    read: async (upload, most) => {
      const found = uploads.get(nameOf(upload));
      if (found === undefined) return undefined;
      const size = found.bytes.length;
      return { bytes: size > most ? new Uint8Array() : found.bytes, size, note: found.note };
    },
    keep: async (upload, key) => void kept.set(key, upload),
  };
};
