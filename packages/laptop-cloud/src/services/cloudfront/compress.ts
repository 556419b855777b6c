import { constants, gzipSync } from 'node:zlib';

/** sizes CloudFront compresses, in bytes; Source: "Serve compressed files", CloudFront Developer Guide */
const SMALLEST = 1_000;
const LARGEST = 10_000_000;
/** of its list of types, those a page is made of */
const compressible = /^(text\/(html|css|javascript|plain|xml)|application\/(json|javascript|xml|wasm)|image\/svg\+xml)\b/;

/** compressed once for each version of a file: the same bytes have the same etag */
export class Compressor {
  readonly #kept = new Map<string, Uint8Array>();

  /** undefined when the answer is sent as it is */
  gzip(body: Uint8Array, type: string, etag: string, accepted: string): Uint8Array | undefined {
    if (body.length < SMALLEST || body.length > LARGEST || !compressible.test(type) || !/\bgzip\b/.test(accepted))
      return undefined;
    const known = this.#kept.get(etag);
    if (known !== undefined) return known;
    const zipped = gzipSync(body, { level: constants.Z_DEFAULT_COMPRESSION });
    if (etag !== '') this.#kept.set(etag, zipped);
    return zipped;
  }
}
