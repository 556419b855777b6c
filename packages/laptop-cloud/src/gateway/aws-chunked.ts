import { AwsError } from '../contract.ts';

/** a body that was sent in chunks: what it holds, and the headers that came after it */
export interface Unchunked {
  readonly body: Buffer;
  readonly trailers: Readonly<Record<string, string>>;
}

const LINE = '\r\n';
const broken = (): AwsError =>
  new AwsError('IncompleteBody', 'The request body terminated unexpectedly: a chunk has another length than it says.', 400);

/**
 * A body in the `aws-chunked` form, as the SDKs send streams: `<hex length>[;chunk-signature=…]`, the bytes, and so on to a chunk of 0,
 * then trailing headers. Signatures are not looked at, as none is on a laptop.
 * @throws AwsError IncompleteBody
 */
export function unchunked(sent: Buffer): Unchunked {
  const chunks: Buffer[] = [];
  let at = 0;
  for (;;) {
    const end = sent.indexOf(LINE, at);
    const [, length] = end < 0 ? [] : (/^([0-9a-fA-F]+)(?:;.*)?$/.exec(sent.toString('latin1', at, end)) ?? []);
    if (length === undefined) throw broken();
    const size = Number.parseInt(length, 16);
    at = end + LINE.length;
    if (size === 0) return { body: Buffer.concat(chunks), trailers: trailersOf(sent.toString('utf8', at)) };
    if (sent.toString('latin1', at + size, at + size + LINE.length) !== LINE) throw broken();
    chunks.push(sent.subarray(at, at + size));
    at += size + LINE.length;
  }
}

const trailersOf = (text: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    text
      .split(LINE)
      .map((line) => /^([^:]+):(.*)$/.exec(line))
      .flatMap((found) => (found === null ? [] : [[(found[1] ?? '').toLowerCase(), (found[2] ?? '').trim()]])),
  );
