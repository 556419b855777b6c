import { endsAsArchive, hasMarkup, hasPdfHeader } from './hidden-parts.ts';
import { mostPixels } from './limits.ts';
import { type FileVerdict, unsound } from './verdict.ts';

const type = 'jpeg';
const marker = { end: 0xd9, scan: 0xda } as const;
const hasNoData = (code: number): boolean => code === 0x01 || (code >= 0xd0 && code <= 0xd8);
/** start of frame, but for the tables and the reserved one among them */
const isFrame = (code: number): boolean => code >= 0xc0 && code <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(code);

/** where the next marker after compressed data stands: 0xff that is neither stuffed nor a restart; undefined at the end of the file */
const afterScan = (bytes: Buffer, from: number): number | undefined => {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const code = bytes[at + 1];
    if (code === undefined) return undefined;
    if (code !== 0x00 && code !== 0xff && !(code >= 0xd0 && code <= 0xd7)) return at;
  }
  return undefined;
};

/**
 * A JPEG by its segments; nothing is unpacked. Phones put a second picture, a film or notes of their own after the end: that may follow,
 * a page, an archive or a PDF may not. Source: ITU-T T.81, annex B.
 */
export const judgeJpeg = (bytes: Buffer): FileVerdict => {
  if (hasPdfHeader(bytes) || endsAsArchive(bytes)) return unsound('file-mixed', { type });
  let size: { readonly width: number; readonly height: number } | undefined;
  let at: number | undefined = 2;
  while (at !== undefined && at + 1 < bytes.length) {
    const code = bytes.readUInt8(at + 1);
    if (bytes[at] !== 0xff) return unsound('file-damaged', { type });
    if (code === 0xff) {
      at += 1;
    } else if (code === marker.end) {
      const rest = bytes.subarray(at + 2);
      if (hasMarkup(rest) || hasPdfHeader(rest)) return unsound('file-mixed', { type });
      return size === undefined ? unsound('file-damaged', { type }) : { kind: 'sound', type, ...size };
    } else if (hasNoData(code)) {
      at += 2;
    } else {
      if (at + 4 > bytes.length) return unsound('file-incomplete', { type });
      const length = bytes.readUInt16BE(at + 2);
      const next: number = at + 2 + length;
      if (length < 2) return unsound('file-damaged', { type });
      if (next > bytes.length) return unsound('file-incomplete', { type });
      const data = bytes.subarray(at + 4, next);
      if (isFrame(code)) {
        if (data.length < 6) return unsound('file-damaged', { type });
        size = { height: data.readUInt16BE(1), width: data.readUInt16BE(3) };
        if (size.width * size.height > mostPixels) return unsound('picture-too-large', { ...size, most: mostPixels });
      } else if (hasMarkup(data)) return unsound('file-mixed', { type });
      at = code === marker.scan ? afterScan(bytes, next) : next;
    }
  }
  return unsound('file-incomplete', { type });
};
