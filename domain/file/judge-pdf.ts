import { endsAsArchive, hasMarkup, headOf } from './hidden-parts.ts';
import { type FileVerdict, unsound } from './verdict.ts';

const type = 'pdf';
/** room for what programs put after the end: a line break, a signature of a mail gateway */
const tailLength = 2_048;
const end = /startxref\s+(\d+)\s+%%EOF/g;
/** a name may be written with its letters as numbers: `/#45ncrypt` */
const encryption = /\/(?:E|#45)(?:n|#6[eE])(?:c|#63)(?:r|#72)(?:y|#79)(?:p|#70)(?:t|#74)(?![A-Za-z])/;

/** a PDF by its structure: what it holds is not unpacked, so that it costs no more than its bytes. Source: ISO 32000-1, 7.5 */
export const judgePdf = (bytes: Buffer): FileVerdict => {
  if (hasMarkup(headOf(bytes)) || endsAsArchive(bytes)) return unsound('file-mixed', { type });
  const tail = bytes.subarray(-tailLength).toString('latin1');
  const last = [...tail.matchAll(end)].at(-1);
  if (last === undefined) return unsound('file-incomplete', { type });
  if (hasMarkup(Buffer.from(tail.slice(last.index + last[0].length), 'latin1'))) return unsound('file-mixed', { type });
  if (Number(last[1]) >= bytes.length || !bytes.includes('/Root') || !bytes.includes(' obj'))
    return unsound('file-damaged', { type });
  return { kind: 'sound', type, encrypted: encryption.test(bytes.toString('latin1')) };
};
