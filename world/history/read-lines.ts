import { type FileHandle, open } from 'node:fs/promises';

/** the file as a whole cannot be used: it is missing, empty, in another encoding, or lacks columns */
export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile';
}

const opened = async (file: string): Promise<FileHandle> => {
  try {
    const handle = await open(file);
    if ((await handle.stat()).isFile()) return handle;
    await handle.close();
    throw new Error('it is no file');
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new UnreadableFile(`${file} cannot be read: ${why}. Give the path of a CSV file.`, { cause });
  }
};

/** by the mark at its beginning: spreadsheets save "Unicode text" as UTF-16; what has no mark is UTF-8 */
const encodingOf = async (handle: FileHandle): Promise<string> => {
  const { buffer } = await handle.read(Buffer.alloc(2), 0, 2, 0);
  if (buffer[0] === 0xff && buffer[1] === 0xfe) return 'utf-16le';
  return buffer[0] === 0xfe && buffer[1] === 0xff ? 'utf-16be' : 'utf-8';
};

const otherEncoding = (file: string, cause?: unknown): UnreadableFile =>
  new UnreadableFile(
    `${file} is not UTF-8 text but in another encoding (Windows-1252, Latin-1, or UTF-16 without its byte order mark): save it as CSV in UTF-8.`,
    { cause },
  );

/** the file's text, piece by piece, without its byte order mark */
async function* textOf(file: string, handle: FileHandle): AsyncGenerator<string> {
  const decoder = new TextDecoder(await encodingOf(handle), { fatal: true });
  try {
    for await (const bytes of handle.createReadStream({ start: 0, autoClose: false }))
      yield decoder.decode(bytes, { stream: true });
    yield decoder.decode();
  } catch (cause) {
    // bytes of another encoding are not replaced by question marks: a name would be lost
    throw cause instanceof TypeError ? otherEncoding(file, cause) : cause;
  }
}

/**
 * Streams the lines of a text file. Only LF, CRLF and CR end one: a line separator inside of a name does not.
 * @throws UnreadableFile when there is no such file, or it is neither UTF-8 nor marked as UTF-16
 */
export async function* readLines(file: string): AsyncGenerator<string> {
  const handle = await opened(file);
  try {
    let rest = '';
    for await (const piece of textOf(file, handle)) {
      // no text has a zero in it: UTF-16 without its mark has many
      if (piece.includes('\0')) throw otherEncoding(file);
      const lines = (rest + piece).split(/\r\n|\n|\r(?!$)/);
      rest = lines.pop() ?? '';
      yield* lines;
    }
    const last = rest.split('\r');
    if (last.at(-1) === '') last.pop();
    yield* last;
  } finally {
    await handle.close();
  }
}
