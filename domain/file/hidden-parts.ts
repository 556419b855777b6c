/** what a browser, an archive tool or a PDF reader would take for a file of its own inside another */

/** begins a page or a picture that can run scripts; the delimiter keeps it from being found in compressed bytes by chance */
const beginnings = ['!doctype\\s+html', 'html[\\s>]', 'script[\\s>]', 'svg[\\s>]', 'iframe[\\s>]', '\\?php\\s'];
const markup = new RegExp(`<(?:${beginnings.join('|')})`, 'i');
export const hasMarkup = (part: Buffer): boolean => markup.test(part.toString('latin1'));

/** where browsers and PDF readers look for what a file is */
const looked = 4_096;
export const headOf = (bytes: Buffer): Buffer => bytes.subarray(0, looked);

/** the end of an archive: 22 bytes and a comment of 65,535 at most, read from the end. Source: ZIP application note, 4.3.16 */
const archiveEnd = Buffer.from('PK\x05\x06', 'latin1');
export const endsAsArchive = (bytes: Buffer): boolean => bytes.subarray(-(22 + 0xff_ff)).includes(archiveEnd);

/** PDF readers take a header within the first 1,024 bytes. Source: ISO 32000-1, implementation note 13 of PDF 1.7 */
export const hasPdfHeader = (part: Buffer): boolean => part.subarray(0, 1_024).includes('%PDF-', 0, 'latin1');
