import {
  PDFArray,
  PDFContext,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFObjectParser,
  PDFRef,
  PDFString,
} from '@cantoo/pdf-lib';

/** a dictionary about encryption and the dictionary it is named in are some hundred bytes */
const mostOfDictionary = 16 * 1024;
/** a file has one trailer for each time it was saved; one made of thousands is made to keep us busy */
const mostHolders = 100;
/** where a dictionary of the file begins, and where an encryption is named */
const marks = /(trailer| obj)\b|\/(?:E|#45)(?:n|#6[eE])(?:c|#63)(?:r|#72)(?:y|#79)(?:p|#70)(?:t|#74)(?![A-Za-z])/g;

/** the object that begins there, without the stream that may follow; undefined where none can be read */
const parsedAt = (bytes: Buffer, from: number): unknown => {
  const part = bytes.subarray(from, from + mostOfDictionary);
  const stream = part.indexOf('stream');
  try {
    return PDFObjectParser.forBytes(stream < 0 ? part : part.subarray(0, stream), PDFContext.create()).parseObject();
  } catch {
    return undefined;
  }
};

/** where the dictionaries begin that name an encryption: trailers, streams in their place, and whatever else has the word; in one pass */
const holdersIn = (text: string): readonly number[] => {
  const found: number[] = [];
  let begins: number | undefined;
  for (const { 0: mark, 1: keyword, index } of text.matchAll(marks)) {
    if (keyword !== undefined) begins = index + mark.length;
    else if (begins !== undefined) {
      found.push(begins);
      begins = undefined;
      if (found.length > mostHolders) break;
    }
  }
  return found;
};

const objectOf = (bytes: Buffer, { objectNumber, generationNumber }: PDFRef): unknown => {
  const head = `${objectNumber} ${generationNumber} obj`;
  for (let at = bytes.lastIndexOf(head); at >= 0; at = at === 0 ? -1 : bytes.lastIndexOf(head, at - 1))
    if (at === 0 || /\s/.test(String.fromCharCode(bytes[at - 1] ?? 0))) return parsedAt(bytes, at + head.length);
  return undefined;
};

const hex = (bytes: Uint8Array): string => `<${Buffer.from(bytes).toString('hex')}>`;
const idOf = (holder: PDFDict): string => {
  const ids = holder.get(PDFName.of('ID'));
  const first = ids instanceof PDFArray ? ids.get(0) : undefined;
  return first instanceof PDFString || first instanceof PDFHexString ? hex(first.asBytes()) : '<>';
};

/** a file of one empty page with the encryption of another: nothing else of that one has to be unpacked to try its password */
const smallest = (encryption: PDFDict, id: string): Uint8Array => {
  const text = encryption
    .entries()
    .map(
      ([key, value]) =>
        `${key.toString()} ${value instanceof PDFString || value instanceof PDFHexString ? hex(value.asBytes()) : value.toString()}`,
    );
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 10 10] >>',
    `<< ${text.join(' ')} >>`,
  ];
  const body = objects.map((object, at) => `${at + 1} 0 obj\n${object}\nendobj\n`).join('');
  const trailer = `trailer\n<< /Size 5 /Root 1 0 R /Encrypt 4 0 R /ID [${id} ${id}] >>\nstartxref\n0\n%%EOF\n`;
  return Buffer.from(`%PDF-1.7\n${body}${trailer}`, 'latin1');
};

/** whether an encrypted PDF opens for anybody, as bank statements that only forbid printing do; false too for one locked to certificates */
export const opensWithoutPassword = async (content: Uint8Array): Promise<boolean> => {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  const holders = holdersIn(bytes.toString('latin1'));
  if (holders.length > mostHolders) return false;
  for (const begins of holders) {
    const holder = parsedAt(bytes, begins);
    const value = holder instanceof PDFDict ? holder.get(PDFName.of('Encrypt')) : undefined;
    // the word in a text, not in the file's own dictionary
    if (!(holder instanceof PDFDict) || value === undefined) continue;
    const encryption = value instanceof PDFRef ? objectOf(bytes, value) : value;
    if (!(encryption instanceof PDFDict)) return false;
    try {
      await PDFDocument.load(smallest(encryption, idOf(holder)), { password: '' });
    } catch {
      return false;
    }
  }
  return true;
};
