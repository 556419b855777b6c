import { PDFDocument } from '@cantoo/pdf-lib';
import { expect, test } from 'vitest';
import { opensWithoutPassword } from '../../adapters/files/opens-without-password.ts';
import { judgeFile } from '../../domain/file/judge-file.ts';
import { pdf } from '../domain/file/files.ts';

const locked = async (options: Parameters<PDFDocument['encrypt']>[0], useObjectStreams: boolean): Promise<Uint8Array> => {
  const document = await PDFDocument.create();
  document.addPage();
  document.encrypt(options);
  return document.save({ useObjectStreams });
};

test.each([
  ['whose trailer is text', false],
  ['whose trailer is a stream', true],
])('an encrypted PDF %s opens for anybody unless a password is needed to read it', async (_what, streams) => {
  const free = await locked({ ownerPassword: 'owner' }, streams);
  const closed = await locked({ ownerPassword: 'owner', userPassword: 'user' }, streams);
  for (const bytes of [free, closed]) expect(judgeFile(bytes, 'pdf')).toMatchObject({ kind: 'sound', encrypted: true });
  expect([await opensWithoutPassword(free), await opensWithoutPassword(closed)]).toEqual([true, false]);
});

test('a PDF that is not encrypted opens, also where it speaks of encryption', async () => {
  const text = pdf({ extra: '4 0 obj\n<< /Length 9 >>\nstream\n/Encrypt \nendstream\nendobj\n' });
  expect([await opensWithoutPassword(pdf()), await opensWithoutPassword(text)]).toEqual([true, true]);
});

test('one whose encryption cannot be read counts as locked', async () => {
  const unknown = [
    pdf({ trailer: '/Encrypt 9 0 R' }),
    pdf({ trailer: '/Encrypt << /Filter /Adobe.PubSec /V 4 >>' }),
    pdf({ trailer: '/Encrypt 1 0 R' }),
  ];
  for (const bytes of unknown) expect(await opensWithoutPassword(bytes)).toBe(false);
});

test.each([
  ['the word for encryption', '/Encrypt '],
  ['trailers', 'trailer\n<< /Encrypt 9 0 R >>\n'],
  ['objects', '9 0 obj '],
])('fifteen megabytes of %s are judged in one pass', async (_what, part) => {
  const extra = part.repeat(Math.floor(15_000_000 / part.length));
  const bytes = pdf({ extra: `${extra}\n`, trailer: '/Encrypt << /Filter /Standard /V 4 >>' });
  const began = performance.now();
  expect(await opensWithoutPassword(bytes)).toBe(false);
  expect(performance.now() - began).toBeLessThan(10_000);
});
