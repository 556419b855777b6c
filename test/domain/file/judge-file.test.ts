import { expect, test } from 'vitest';
import { nameType } from '../../../adapters/files/name-type.ts';
import { judgeFile } from '../../../domain/file/judge-file.ts';
import { mostBytes } from '../../../domain/file/limits.ts';
import { documentPhrases, documentWords } from '../../../domain/wording/documents/document-words.ts';
import { voiceOf } from '../../../domain/wording/voice.ts';
import { docx, eicar, gif, heic, html, jpeg, pdf, png, pngSignature, svg, webp, zip } from './files.ts';

const judged = async (bytes: Uint8Array) => judgeFile(bytes, await nameType(bytes));
const because = async (bytes: Uint8Array) => {
  const verdict = await judged(bytes);
  return verdict.kind === 'sound' ? verdict : verdict.refusal.code;
};
const joined = (...parts: readonly Uint8Array[]) => Buffer.concat(parts);

test.each([
  ['a PDF', pdf(), { kind: 'sound', type: 'pdf', encrypted: false }],
  [
    'a PDF that a gateway signed after its end',
    pdf({ after: '\r\n%scanned by a gateway\r\n' }),
    { kind: 'sound', type: 'pdf', encrypted: false },
  ],
  ['an encrypted PDF, to be looked at', pdf({ trailer: '/Encrypt 4 0 R' }), { kind: 'sound', type: 'pdf', encrypted: true }],
  [
    'an encrypted PDF that writes a letter as a number',
    pdf({ trailer: '/#45ncrypt 4 0 R' }),
    { kind: 'sound', type: 'pdf', encrypted: true },
  ],
  [
    'a PDF that says whether it would encrypt its metadata',
    pdf({ extra: '/EncryptMetadata false' }),
    { kind: 'sound', type: 'pdf', encrypted: false },
  ],
  ['a PNG', png({ text: 'a < b' }), { kind: 'sound', type: 'png', width: 3, height: 2 }],
  ['a JPEG', jpeg({ comment: 'holiday' }), { kind: 'sound', type: 'jpeg', width: 640, height: 480 }],
  [
    'a JPEG with a film after it, as phones make them',
    joined(jpeg(), Buffer.from('\0\0\0\x18ftypmp42', 'latin1')),
    { kind: 'sound', type: 'jpeg', width: 640, height: 480 },
  ],
  ['a JPEG with a second picture after it', joined(jpeg(), jpeg()), { kind: 'sound', type: 'jpeg', width: 640, height: 480 }],
])('takes %s', async (_what, bytes, verdict) => {
  expect(await judged(bytes)).toEqual(verdict);
});

test.each([
  ['nothing', Buffer.alloc(0), 'file-empty'],
  ['a byte more than 15 MB', joined(pdf(), Buffer.alloc(mostBytes)), 'file-too-large'],
  ['HTML', html, 'type-not-accepted'],
  ['SVG', svg, 'type-not-accepted'],
  ['EICAR', eicar, 'type-not-accepted'],
  ['a HEIC photo', heic, 'photo-heic'],
  ['a Word document', docx, 'type-not-accepted'],
  ['WebP', webp, 'type-not-accepted'],
  ['a GIF that is an archive too', gif, 'type-not-accepted'],
  ['an archive called a PDF', joined(Buffer.from('PK\x03\x04%PDF-1.7\n', 'latin1'), pdf(), zip), 'type-not-accepted'],
  ['a PDF with an archive after it', joined(pdf(), zip), 'file-mixed'],
  ['HTML behind the header of a PDF', joined(Buffer.from('%PDF-1.7\n'), html), 'file-mixed'],
  ['a PDF with a script after its end', pdf({ after: '<script>alert(1)</script>' }), 'file-mixed'],
  ['a long PDF with a script after its end', pdf({ extra: '%'.repeat(5_000), after: '<script>alert(1)</script>' }), 'file-mixed'],
  ['the first half of a PDF', pdf().subarray(0, 200), 'file-incomplete'],
  ['a PDF that ends long before the file does', joined(pdf(), Buffer.alloc(3_000)), 'file-incomplete'],
  [
    'a PDF whose table lies outside of it',
    Buffer.from(
      pdf()
        .toString('latin1')
        .replace(/startxref\n\d+/, 'startxref\n999999'),
      'latin1',
    ),
    'file-damaged',
  ],
  ['a PDF without a root', Buffer.from(pdf().toString('latin1').replace('/Root', '/Boot'), 'latin1'), 'file-damaged'],
  ['a PDF without an object', Buffer.from('%PDF-1.7\n/Root\nstartxref\n9\n%%EOF\n'), 'file-damaged'],
  ['a PNG with an archive after it', joined(png(), zip), 'file-mixed'],
  ['a PNG with an archive in it', png({ text: zip.toString('latin1') }), 'file-mixed'],
  ['a PNG with a byte after it', joined(png(), Buffer.from('x')), 'file-mixed'],
  ['a PNG with a script in its words', png({ text: '<script>alert(1)</script>' }), 'file-mixed'],
  ['a PNG that is a PDF too', png({ text: '%PDF-1.7' }), 'file-mixed'],
  ['a PNG without pixels', png({ pixels: false }), 'file-damaged'],
  ['a PNG without a header', joined(pngSignature, png().subarray(33)), 'file-damaged'],
  ['the first half of a PNG', png({ text: 'x'.repeat(200) }).subarray(0, 150), 'file-incomplete'],
  ['a PNG without an end', png().subarray(0, -12), 'file-incomplete'],
  ['a small PNG that unpacks to four gigabytes', png({ width: 40_000, height: 30_000 }), 'picture-too-large'],
  ['a small JPEG of four thousand million pixels', jpeg({ width: 65_535, height: 65_535 }), 'picture-too-large'],
  ['a JPEG with an archive after it', joined(jpeg(), zip), 'file-mixed'],
  ['a JPEG with a page after it', joined(jpeg(), html), 'file-mixed'],
  ['a JPEG with a PDF after it', joined(jpeg({ comment: 'x'.repeat(2_000) }), pdf()), 'file-mixed'],
  ['a JPEG that is a PDF too', jpeg({ comment: '%PDF-1.7' }), 'file-mixed'],
  ['a JPEG with PHP in its words', jpeg({ comment: '<?php system($_GET["x"]); ?>' }), 'file-mixed'],
  ['the first half of a JPEG', jpeg({ comment: 'x'.repeat(500) }).subarray(0, 300), 'file-incomplete'],
  ['a JPEG cut within its pixels', jpeg().subarray(0, -3), 'file-incomplete'],
  ['a JPEG cut after a byte that begins a marker', jpeg().subarray(0, -1), 'file-incomplete'],
  ['a JPEG cut within a length', joined(jpeg().subarray(0, 20), Buffer.from([0xff, 0xe1, 0])), 'file-incomplete'],
  [
    'a JPEG with a segment shorter than its length',
    joined(jpeg().subarray(0, 20), Buffer.from([0xff, 0xe1, 0, 1, 0, 0])),
    'file-damaged',
  ],
  ['a JPEG with bytes between its segments', joined(jpeg().subarray(0, 20), Buffer.from([1, 2, 3, 4])), 'file-damaged'],
  ['a JPEG without a picture', jpeg({ frames: [] }), 'file-damaged'],
  ['a JPEG whose frame is cut', jpeg({ frames: [Buffer.from([0xff, 0xc0, 0, 4, 8, 0])] }), 'file-damaged'],
])('refuses %s', async (_what, bytes, code) => {
  expect(await because(bytes)).toBe(code);
});

test('says what it is instead, as far as that can be told', async () => {
  const found = async (bytes: Uint8Array) => {
    const verdict = await judged(bytes);
    return verdict.kind === 'unsound' && verdict.refusal.about['found'];
  };
  expect([await found(webp), await found(html), await found(Buffer.from('hello'))]).toEqual(['webp', 'html', 'unknown']);
});

test('every refusal names its remedy in both languages', () => {
  const about = { bytes: 16 * 1024 * 1024, most: mostBytes, found: 'webp', type: 'pdf', width: 40_000, height: 30_000 };
  for (const code of Object.keys(documentPhrases)) {
    for (const language of ['en', 'fr'] as const) {
      const words = documentWords.read(
        { code, about: code === 'picture-too-large' ? { ...about, most: 64_000_000 } : about },
        voiceOf(language),
      );
      expect(words).toMatch(/\. .*\.$|, .*\.$/);
      expect(words).not.toContain(code);
    }
  }
  const unknown = { code: 'type-not-accepted', about: { found: 'unknown' } };
  expect(documentWords.read(unknown, voiceOf('en'))).toBe(
    'This is not a PDF, JPEG or PNG. Save it as a PDF, or take a photo of it.',
  );
  expect(documentWords.read(unknown, voiceOf('fr'))).toContain('ni un PDF');
});
