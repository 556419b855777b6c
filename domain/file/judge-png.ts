import { endsAsArchive, hasMarkup, hasPdfHeader } from './hidden-parts.ts';
import { mostPixels } from './limits.ts';
import { type FileVerdict, unsound } from './verdict.ts';

const type = 'png';
const signature = 8;
/** length, name and checksum around the data of a chunk */
const around = 12;

/** a PNG by its chunks; nothing is unpacked. Source: PNG specification, 5 */
export const judgePng = (bytes: Buffer): FileVerdict => {
  if (hasPdfHeader(bytes)) return unsound('file-mixed', { type });
  let size: { readonly width: number; readonly height: number } | undefined;
  let pixels = false;
  for (let at = signature; at + around <= bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    const next = at + around + length;
    if (next > bytes.length) return unsound('file-incomplete', { type });
    const name = bytes.toString('latin1', at + 4, at + 8);
    const data = bytes.subarray(at + 8, at + 8 + length);
    if (at === signature) {
      if (name !== 'IHDR' || length !== 13) return unsound('file-damaged', { type });
      size = { width: data.readUInt32BE(0), height: data.readUInt32BE(4) };
      if (size.width * size.height > mostPixels) return unsound('picture-too-large', { ...size, most: mostPixels });
    }
    if (name === 'IDAT') pixels = true;
    else if (hasMarkup(data)) return unsound('file-mixed', { type });
    if (name === 'IEND') {
      // nothing may follow: a reader of pictures would not see it, another program would
      if (next < bytes.length || endsAsArchive(bytes)) return unsound('file-mixed', { type });
      return size === undefined || !pixels ? unsound('file-damaged', { type }) : { kind: 'sound', type, ...size };
    }
    at = next;
  }
  return unsound('file-incomplete', { type });
};
