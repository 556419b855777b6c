import { expect, test } from 'vitest';
import { headLength, judgeAtOnce } from '../../../domain/file/at-once.ts';
import { mostBytes } from '../../../domain/file/limits.ts';
import { docx, heic, html, jpeg, pdf, png, webp } from './files.ts';

const judged = (bytes: Uint8Array, size = bytes.length) => judgeAtOnce(bytes.subarray(0, headLength), size);

test.each([
  ['a PDF', pdf(), 'application/pdf'],
  ['a PNG', png(), 'image/png'],
  ['a JPEG', jpeg(), 'image/jpeg'],
])('%s may be sent as what it is', (_what, bytes, type) => {
  expect(judged(bytes)).toEqual({ type });
});

test.each([
  ['nothing', Buffer.alloc(0), 0, 'file-empty'],
  ['more than 15 MB', pdf(), mostBytes + 1, 'file-too-large'],
  ['a HEIC photo', heic, heic.length, 'photo-heic'],
  ['a film', Buffer.from('\0\0\0\x18ftypisom', 'latin1'), 12, 'type-not-accepted'],
  ['a Word document', docx, docx.length, 'type-not-accepted'],
  ['WebP', webp, webp.length, 'type-not-accepted'],
  ['HTML', html, html.length, 'type-not-accepted'],
])('%s need not be sent', (_what, bytes, size, code) => {
  expect(judged(bytes, size)).toMatchObject({ refusal: { code } });
});
