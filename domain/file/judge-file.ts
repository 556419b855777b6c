import { hasMarkup, headOf } from './hidden-parts.ts';
import { judgeJpeg } from './judge-jpeg.ts';
import { judgePdf } from './judge-pdf.ts';
import { judgePng } from './judge-png.ts';
import { mostBytes } from './limits.ts';
import { type FileVerdict, unsound } from './verdict.ts';

/**
 * Judges a file by its bytes alone: never by its name, nor by what its sender calls it.
 * @param found what its first bytes say it is, as a file extension (`pdf`, `jpg`, `heic`); undefined when they say nothing
 */
export const judgeFile = (content: Uint8Array, found: string | undefined): FileVerdict => {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  if (bytes.length === 0) return unsound('file-empty', {});
  if (bytes.length > mostBytes) return unsound('file-too-large', { bytes: bytes.length, most: mostBytes });
  switch (found) {
    case 'pdf':
      return judgePdf(bytes);
    case 'png':
    case 'apng':
      return judgePng(bytes);
    case 'jpg':
      return judgeJpeg(bytes);
    case 'heic':
    case 'heif':
      return unsound('photo-heic', {});
    default:
      return unsound('type-not-accepted', { found: found ?? (hasMarkup(headOf(bytes)) ? 'html' : 'unknown') });
  }
};
