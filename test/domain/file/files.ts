import { crc32, deflateSync } from 'node:zlib';

const latin = (text: string): Buffer => Buffer.from(text, 'latin1');

const chunk = (name: string, data: Buffer): Buffer => {
  const body = Buffer.concat([latin(name), data]);
  const head = Buffer.alloc(4);
  head.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([head, body, sum]);
};
const header = (width: number, height: number): Buffer => {
  const data = Buffer.alloc(13);
  data.writeUInt32BE(width, 0);
  data.writeUInt32BE(height, 4);
  data.set([8, 2, 0, 0, 0], 8);
  return chunk('IHDR', data);
};
export const pngSignature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
interface PngParts {
  readonly width?: number;
  readonly height?: number;
  /** text chunks before the pixels */
  readonly text?: string;
  readonly pixels?: boolean;
  readonly head?: Buffer;
}
/** a PNG of one line of pixels, whatever size its header claims */
export const png = ({ width = 3, height = 2, text, pixels = true, head = header(width, height) }: PngParts = {}): Buffer =>
  Buffer.concat([
    ...[pngSignature, head],
    ...(text === undefined ? [] : [chunk('tEXt', latin(`Comment\0${text}`))]),
    ...(pixels ? [chunk('IDAT', deflateSync(Buffer.alloc(10 * height)))] : []),
    chunk('IEND', Buffer.alloc(0)),
  ]);

const segment = (code: number, data: Buffer): Buffer => {
  const head = Buffer.from([0xff, code, 0, 0]);
  head.writeUInt16BE(data.length + 2, 2);
  return Buffer.concat([head, data]);
};
const frame = (width: number, height: number): Buffer => {
  const data = Buffer.from([8, 0, 0, 0, 0, 1, 1, 0x11, 0]);
  data.writeUInt16BE(height, 1);
  data.writeUInt16BE(width, 3);
  return segment(0xc0, data);
};
const scan = segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0]));
interface JpegParts {
  readonly width?: number;
  readonly height?: number;
  readonly comment?: string;
  /** compressed data, with stuffed bytes and a restart in it */
  readonly data?: Buffer;
  readonly frames?: readonly Buffer[];
}
/** a JPEG as a camera lays it out: its segments, two scans, the end */
export const jpeg = ({ width = 640, height = 480, comment, data, frames = [frame(width, height)] }: JpegParts = {}): Buffer =>
  Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe0, latin('JFIF\0\x01\x01\0\0\x01\0\x01\0\0')),
    ...(comment === undefined ? [] : [segment(0xfe, latin(comment))]),
    // a fill byte and a marker without data may stand between segments
    Buffer.from([0xff, 0xff, 0x01]),
    ...frames,
    scan,
    data ?? Buffer.from([1, 2, 0xff, 0x00, 3, 0xff, 0xd0, 4, 0xff, 0xff]),
    // the last byte of the data begins the marker of the second scan
    ...(data === undefined ? [scan.subarray(1), Buffer.from([9])] : []),
    Buffer.from([0xff, 0xd9]),
  ]);

/** a PDF of one empty page */
export const pdf = ({ extra = '', trailer = '', after = '' } = {}): Buffer => {
  const body = `%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 10 10] >>\nendobj\n${extra}`;
  return latin(
    `${body}xref\n0 1\n0000000000 65535 f \ntrailer\n<< /Size 4 /Root 1 0 R ${trailer} >>\nstartxref\n${body.length}\n%%EOF\n${after}`,
  );
};

/** an empty archive: what an archive tool looks for from the end */
export const zip = Buffer.concat([latin('PK\x05\x06'), Buffer.alloc(18)]);
/** in two halves, so that this file is not found itself */
export const eicar = latin(['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-', 'STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join(''));
export const html = latin('<!DOCTYPE html><html><body><script>alert(1)</script></body></html>');
export const svg = latin('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
export const heic = Buffer.concat([
  Buffer.from([0, 0, 0, 0x18]),
  latin('ftypheic'),
  Buffer.alloc(4),
  latin('mif1heic'),
  Buffer.alloc(40),
]);
export const docx = Buffer.concat([latin('PK\x03\x04'), Buffer.alloc(40), zip]);
export const webp = Buffer.concat([latin('RIFF'), Buffer.alloc(4), latin('WEBPVP8 '), Buffer.alloc(40)]);
export const gif = Buffer.concat([latin('GIF89a'), Buffer.alloc(40), zip]);
