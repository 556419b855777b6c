const utf16 = [
  { bom: [0xff, 0xfe], label: 'utf-16le' },
  { bom: [0xfe, 0xff], label: 'utf-16be' },
] as const;

/**
 * The text of a table as programs save it: UTF-8 with or without a byte order mark, UTF-16 with one, and whatever is neither is Windows-1252,
 * which Excel writes where nobody says otherwise. undefined for what is no text.
 */
export const decodeTable = (bytes: Uint8Array): string | undefined => {
  const wide = utf16.find(({ bom }) => bytes[0] === bom[0] && bytes[1] === bom[1]);
  const text = wide === undefined ? narrow(bytes) : new TextDecoder(wide.label).decode(bytes);
  return text.includes('\0') ? undefined : text;
};

const narrow = (bytes: Uint8Array): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
};
