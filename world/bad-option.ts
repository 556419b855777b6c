/** what the person typed cannot be used; the text says which option and what to type */
export class BadOption extends Error {
  override readonly name = 'BadOption';
}
