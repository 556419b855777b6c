/** longest text of an encoded word (RFC 2047): 75 characters with its frame, in whole groups of base64 */
const longestBytes = 45;

/** `Name <address>` as a header may carry it: quoted, or encoded where the name has other letters than ASCII */
export const namedAddress = ({ name, address }: { readonly name: string; readonly address: string }): string => {
  if (/^[ -~]*$/.test(name)) return `"${name.replace(/["\\]/g, '\\$&')}" <${address}>`;
  const words: string[] = [''];
  // a character is never cut in two: each encoded word is whole text of its own
  for (const letter of name) {
    const longer = `${words.at(-1)}${letter}`;
    if (Buffer.byteLength(longer) > longestBytes) words.push(letter);
    else words[words.length - 1] = longer;
  }
  const encoded = words.map((word) => `=?UTF-8?B?${Buffer.from(word).toString('base64')}?=`);
  return `${encoded.join(' ')} <${address}>`;
};
