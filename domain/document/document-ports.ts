import type { MediaType } from '../file/limits.ts';

/** one version of an upload */
export interface Upload {
  readonly key: string;
  readonly versionId: string;
}

/** the files of documents; every method may throw ServiceUnavailable */
export interface DocumentFiles {
  /** one version, with what was signed along; `bytes` is empty above `most`, undefined when it is gone */
  read(
    upload: Upload,
    most: number,
  ): Promise<{ readonly bytes: Uint8Array; readonly size: number; readonly note: string | undefined } | undefined>;
  /** copies one version to a key of its own; doing it twice is doing it once */
  keep(upload: Upload, key: string, mediaType: MediaType): Promise<void>;
}

/** what only a library knows of a file */
export interface FileReader {
  /** what its first bytes say it is, as a file extension */
  nameType(bytes: Uint8Array): Promise<string | undefined>;
  /** of an encrypted PDF */
  opensWithoutPassword(bytes: Uint8Array): Promise<boolean>;
}

/** signs what a browser may do with one file for a short time */
export interface DocumentSigner {
  /** a form that uploads to exactly this key, of exactly this type, 1 to `most` bytes, for `seconds` */
  form(wish: {
    readonly key: string;
    readonly mediaType: string;
    readonly note: string;
    readonly most: number;
    readonly seconds: number;
  }): Promise<{ readonly url: string; readonly fields: Readonly<Record<string, string>> }>;
  /** an address that downloads a file under a name, for `seconds`; never shown inside a page */
  address(wish: {
    readonly key: string;
    readonly name: string;
    readonly mediaType: string;
    readonly seconds: number;
  }): Promise<string>;
}
