import { fileTypeFromBuffer } from 'file-type';

/** every format tells what it is within its first bytes; more would have the library unpack archives */
const enough = 4_100;

/** what the first bytes of a file say it is, as a file extension; undefined when they say nothing */
export const nameType = async (bytes: Uint8Array): Promise<string | undefined> =>
  (await fileTypeFromBuffer(bytes.subarray(0, enough)))?.ext;
