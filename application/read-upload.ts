import type { DocumentFiles, FileReader, Upload } from '../domain/document/document-ports.ts';
import { readNote, type UploadNote } from '../domain/document/upload-note.ts';
import { fileHash } from '../domain/file/file-hash.ts';
import { judgeFile } from '../domain/file/judge-file.ts';
import { mostBytes } from '../domain/file/limits.ts';
import { type FileVerdict, unsound } from '../domain/file/verdict.ts';

export interface ReadUpload {
  readonly note: UploadNote;
  readonly bytes: number;
  readonly sha256: string;
  readonly verdict: FileVerdict;
}

const judge = async (reader: FileReader, bytes: Uint8Array): Promise<FileVerdict> => {
  const verdict = judgeFile(bytes, await reader.nameType(bytes));
  const locked = verdict.kind === 'sound' && verdict.encrypted === true && !(await reader.opensWithoutPassword(bytes));
  return locked ? unsound('file-locked', {}) : verdict;
};

/** One version of an upload, read once and judged by its bytes; undefined when it is gone, or nobody of ours signed for it. */
export const readUpload = async (files: DocumentFiles, reader: FileReader, upload: Upload): Promise<ReadUpload | undefined> => {
  const found = await files.read(upload, mostBytes);
  const note = readNote(found?.note);
  if (found === undefined || note === undefined) return undefined;
  const { bytes, size } = found;
  const verdict = size > mostBytes ? unsound('file-too-large', { bytes: size, most: mostBytes }) : await judge(reader, bytes);
  return { note, bytes: size, sha256: fileHash(bytes), verdict };
};
